/** Where a file's Content Credentials are, as far as a few of its bytes tell. */
export type Located =
  /** The credentials, in a form of the media type that the reader takes. */
  | {
      readonly kind: 'store';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly type: string;
      /** The file's structure says that its end is missing. */
      readonly cutShort: boolean;
    }
  /** The file points to them. */
  | { readonly kind: 'remote'; readonly url: string }
  /** There are some, but broken beyond reading. */
  | { readonly kind: 'broken' }
  /** Only the whole file tells: it is not walked here. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'nothing' };

export const nothing: Located = { kind: 'nothing' };
export const broken: Located = { kind: 'broken' };

export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
