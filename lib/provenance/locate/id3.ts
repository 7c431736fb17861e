import type { ByteSource } from '../fetch/byteSource.ts';
import { storeOf } from './jumbf.ts';
import { ascii, type Located, nothing, viewOf } from './located.ts';

const headerLength = 10;
const maxFrames = 1024;
const mediaTypes = ['application/x-c2pa-manifest-store', 'application/c2pa'];

/** Flags of a tag that is written in another way than is read here: unsynchronisation, extended header. */
const unusual = 0xc0;

/** 28 bits in four bytes (ID3v2.4, 6.2). */
const syncsafe = (bytes: Uint8Array, at: number) =>
  [0, 1, 2, 3].reduce((sum, i) => (sum << 7) | ((bytes[at + i] ?? 0) & 0x7f), 0);

/** Where the text that begins here ends, terminator included. */
function afterText(bytes: Uint8Array, from: number, wide: boolean): number {
  if (!wide) return bytes.indexOf(0, from) + 1 || bytes.length;
  for (let at = from; at + 1 < bytes.length; at += 2)
    if (bytes[at] === 0 && bytes[at + 1] === 0) return at + 2;
  return bytes.length;
}

/** Data of a general encapsulated object (ID3v2.4, 4.15) that is a manifest store; null for any other. */
function storeInObject(frame: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const wide = frame[0] === 1 || frame[0] === 2;
  const afterType = afterText(frame, 1, false);
  const type = ascii(frame, 1, Math.min(afterType - 2, 100));
  if (!mediaTypes.includes(type)) return null;
  return frame.subarray(afterText(frame, afterText(frame, afterType, wide), wide));
}

/** Credentials of an MP3 file (C2PA 2.2, A.3.6): a GEOB frame of its ID3v2 tag. */
export async function locateInId3(source: ByteSource): Promise<Located> {
  const head = await source.read(0, headerLength);
  const version = head[3];
  if (head.length < headerLength || ((head[5] ?? 0) & unusual) !== 0) return { kind: 'whole' };
  if (version !== 3 && version !== 4) return nothing;
  const end = headerLength + syncsafe(head, 6);
  let at = headerLength;
  for (let frames = 0; frames < maxFrames && at + 10 <= end; frames++) {
    const frame = await source.read(at, 10);
    const name = ascii(frame, 0, 4);
    if (frame.length < 10 || !/^[A-Z0-9]{4}$/.test(name)) break;
    const size = version === 4 ? syncsafe(frame, 4) : viewOf(frame).getUint32(4);
    if (at + 10 + size > end) break;
    const store = name === 'GEOB' ? storeInObject(await source.read(at + 10, size)) : null;
    if (store) return storeOf(store);
    at += 10 + size;
  }
  return nothing;
}
