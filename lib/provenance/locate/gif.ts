import type { ByteSource } from '../fetch/byteSource.ts';
import { storeOf } from './jumbf.ts';
import { ascii, joinBytes, type Located, nothing } from './located.ts';

const headerLength = 13;
const maxBlocks = 512;
const maxSubBlocks = 8192;
const extension = 0x21;
const application = 0xff;
const identifier = 'C2PA_GIF\x01\x00\x00';

/** Data of the sub-blocks from here on, and where they end; null where the file does before. */
async function readSubBlocks(
  source: ByteSource,
  from: number,
  keep: boolean,
): Promise<{ readonly data: Uint8Array<ArrayBuffer>; readonly end: number } | null> {
  const parts: Uint8Array[] = [];
  let at = from;
  for (let blocks = 0; blocks < maxSubBlocks; blocks++) {
    const [size] = await source.read(at, 1);
    if (size === undefined) return null;
    if (size === 0) return { data: joinBytes(parts), end: at + 1 };
    if (keep) parts.push(await source.read(at + 1, size));
    at += 1 + size;
  }
  return null;
}

/** Credentials of a GIF file (C2PA 2.2, A.3.3): an application extension before the first image. */
export async function locateInGif(source: ByteSource): Promise<Located> {
  const head = await source.read(0, headerLength);
  const flags = head[10];
  if (flags === undefined) return nothing;
  let at = headerLength + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  for (let blocks = 0; blocks < maxBlocks; blocks++) {
    const block = await source.read(at, 14);
    if (block[0] !== extension) return nothing;
    const ours = block[1] === application && block[2] === 11 && ascii(block, 3, 11) === identifier;
    const read = await readSubBlocks(source, ours ? at + 14 : at + 2, ours);
    if (ours && read) return storeOf(read.data);
    if (!read) return nothing;
    at = read.end;
  }
  return nothing;
}
