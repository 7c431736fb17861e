import { pictureKindOf, pictureTypes } from '../../engine/contracts.ts';
import { VivifyError } from '../errors.ts';

/** The most that is read of a picture, in bytes. */
export const maxPictureBytes = 64 * 1024 * 1024;

/** The file as a picture, its type told by its content. @throws VivifyError `picture-unreachable`, `picture-too-large`. */
export async function asPicture(file: Blob): Promise<Blob> {
  if (file.size > maxPictureBytes)
    throw new VivifyError('picture-too-large', `${file.size} bytes, ${maxPictureBytes} allowed`);
  const kind = await pictureKindOf(file);
  if (!kind) throw new VivifyError('picture-unreachable', 'What came is not a picture');
  return file.slice(0, file.size, pictureTypes[kind] ?? '');
}

/** Reads a body up to the limit, and no byte further. */
async function readBody(response: Response): Promise<Blob> {
  const announced = Number(response.headers.get('content-length'));
  const tooLarge = (bytes: number) =>
    new VivifyError('picture-too-large', `${bytes} bytes, ${maxPictureBytes} allowed`);
  if (announced > maxPictureBytes) {
    await response.body?.cancel();
    throw tooLarge(announced);
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    // Leaving the loop cancels the stream.
    if (length > maxPictureBytes) throw tooLarge(length);
    parts.push(part);
  }
  return new Blob(parts);
}

/**
 * Fetches a picture in the caller's own context.
 * @param timeout Milliseconds for the whole of it.
 * @throws VivifyError `picture-unreachable` (network, status, time, not a picture), `picture-too-large`; the
 * signal's reason when aborted.
 */
export async function fetchPicture(
  url: string,
  init: RequestInit,
  timeout: number,
  signal: AbortSignal,
): Promise<Blob> {
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.any([signal, limit]) });
    if (!response.ok) throw new VivifyError('picture-unreachable', `The server answered ${response.status}`);
    return await asPicture(await readBody(response));
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof VivifyError) throw cause;
    const why = limit.aborted ? `No answer within ${timeout / 1000} s` : 'The network refused';
    throw new VivifyError('picture-unreachable', why, { cause });
  }
}

/**
 * Decodes a `data:` URL (RFC 2397) without a fetch, which a page's policy might forbid.
 * @throws VivifyError `picture-unreachable` where it is malformed or no picture, `picture-too-large`.
 */
export async function decodeDataUrl(url: string): Promise<Blob> {
  const match = /^data:([^,]*),/i.exec(url.slice(0, 1000));
  if (!match) throw new VivifyError('picture-unreachable', 'Malformed data: URL');
  if (url.length > 2 * maxPictureBytes)
    throw new VivifyError('picture-too-large', `data: URL of ${url.length} characters`);
  let binary: string;
  try {
    const body = decodeBytes(url.slice(match[0].length).replace(/#.*$/s, ''));
    binary = /;\s*base64\s*$/i.test(match[1] ?? '') ? atob(body) : body;
  } catch (cause) {
    throw new VivifyError('picture-unreachable', 'Malformed data: URL', { cause });
  }
  return asPicture(new Blob([Uint8Array.from(binary, (character) => character.charCodeAt(0))]));
}

/** Percent-decodes to a string of bytes; what is not ASCII counts as UTF-8. */
function decodeBytes(text: string): string {
  const ascii = /^[\0-\x7f]*$/.test(text) ? text : encodeURI(text).replace(/%25(?=[0-9a-f]{2})/gi, '%');
  return ascii.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
