import type { ByteSource } from '../fetch/byteSource.ts';
import { storeOf } from './jumbf.ts';
import { ascii, broken, type Located, nothing, viewOf } from './located.ts';
import { remoteIn } from './remoteUrl.ts';

const maxChunks = 512;
const maxXmp = 64 * 1024;

/** Credentials of a WebP, WAV or AVI file (C2PA 2.2, A.3.5): a `C2PA` chunk, as a rule the last one. */
export async function locateInRiff(source: ByteSource): Promise<Located> {
  const top = await source.read(0, 12);
  if (top.length < 12) return nothing;
  const end = Math.min(8 + viewOf(top).getUint32(4, true), source.total ?? Number.MAX_SAFE_INTEGER);
  let remote = nothing;
  let at = 12;
  for (let chunks = 0; chunks < maxChunks && at + 8 <= end; chunks++) {
    const head = await source.read(at, 8);
    if (head.length < 8) break;
    const length = viewOf(head).getUint32(4, true);
    const type = ascii(head, 0, 4);
    if (type === 'C2PA') {
      if (source.total !== null && at + 8 + length > source.total) return broken;
      return storeOf(await source.read(at + 8, length));
    }
    if (type === 'XMP ' && length <= maxXmp && source.has(at + 8, length))
      remote = remoteIn(new TextDecoder().decode(await source.read(at + 8, length)));
    at += 8 + length + (length % 2);
  }
  return remote;
}
