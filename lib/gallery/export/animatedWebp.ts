/** A picture of an animation: a whole still WebP file of the animation's size. */
export interface WebpFrame {
  readonly still: Uint8Array;
  readonly milliseconds: number;
}

const ascii = (text: string) => new TextEncoder().encode(text);

/** The payload chunks of a still WebP file: its `VP8 ` or `VP8L` chunk, and `ALPH` where there is one. */
function pictureChunks(still: Uint8Array): Uint8Array {
  const view = new DataView(still.buffer, still.byteOffset, still.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 12; at + 8 <= still.length; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    const name = String.fromCharCode(...still.subarray(at, at + 4));
    if (name === 'VP8 ' || name === 'VP8L' || name === 'ALPH') parts.push(still.subarray(at, end));
    at = end;
  }
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const part of parts) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}

/** Writes numbers of three bytes, the way the container has them. */
function put24(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value & 0xff;
  bytes[at + 1] = (value >> 8) & 0xff;
  bytes[at + 2] = (value >> 16) & 0xff;
}

function chunk(name: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8 + payload.length + (payload.length % 2));
  bytes.set(ascii(name));
  new DataView(bytes.buffer).setUint32(4, payload.length, true);
  bytes.set(payload, 8);
  return bytes;
}

function frameChunk(
  { still, milliseconds }: WebpFrame,
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  const picture = pictureChunks(still);
  const payload = new Uint8Array(16 + picture.length);
  put24(payload, 6, width - 1);
  put24(payload, 9, height - 1);
  put24(payload, 12, milliseconds);
  // Do not blend: every frame is whole.
  payload[15] = 0b10;
  payload.set(picture, 16);
  return chunk('ANMF', payload);
}

/**
 * Puts still WebP files together to an animation that loops for ever (RFC 9649, 2.7).
 * @param width of every frame, pixels
 */
export function animatedWebp(frames: readonly WebpFrame[], width: number, height: number): Blob {
  const extended = new Uint8Array(10);
  extended[0] = 0x02;
  put24(extended, 4, width - 1);
  put24(extended, 7, height - 1);
  const chunks = [
    chunk('VP8X', extended),
    chunk('ANIM', new Uint8Array(6)),
    ...frames.map((frame) => frameChunk(frame, width, height)),
  ];
  const size = chunks.reduce((sum, { length }) => sum + length, 4);
  const head = new Uint8Array(12);
  head.set(ascii('RIFF'));
  new DataView(head.buffer).setUint32(4, size, true);
  head.set(ascii('WEBP'), 8);
  return new Blob([head, ...chunks], { type: 'image/webp' });
}
