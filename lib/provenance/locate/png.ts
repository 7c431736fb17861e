import type { ByteSource } from '../fetch/byteSource.ts';
import { storeOf } from './jumbf.ts';
import { ascii, type Located, nothing, viewOf } from './located.ts';
import { remoteIn } from './remoteUrl.ts';

const signatureLength = 8;
const maxChunks = 4096;
const maxXmp = 64 * 1024;
const xmpKeyword = 'XML:com.adobe.xmp\0';

/**
 * Credentials of a PNG file (C2PA 2.2, A.3.2): a `caBX` chunk, which writers put before the picture's data.
 * Behind them it is looked for only in bytes that are at hand.
 */
export async function locateInPng(source: ByteSource): Promise<Located> {
  let remote = nothing;
  let behindData = false;
  let at = signatureLength;
  for (let chunks = 0; chunks < maxChunks; chunks++) {
    if (behindData && !source.has(at, 8)) break;
    const head = await source.read(at, 8);
    if (head.length < 8) break;
    const length = viewOf(head).getUint32(0);
    const type = ascii(head, 4, 4);
    if (length > 0x7fffffff || !/^[A-Za-z]{4}$/.test(type) || type === 'IEND') break;
    if (type === 'caBX') return storeOf(await source.read(at + 8, length));
    if (type === 'IDAT') behindData = true;
    if (type === 'iTXt' && remote === nothing && length <= maxXmp && source.has(at + 8, length)) {
      const data = await source.read(at + 8, length);
      if (ascii(data, 0, xmpKeyword.length) === xmpKeyword) remote = remoteIn(new TextDecoder().decode(data));
    }
    at += length + 12;
  }
  return remote;
}
