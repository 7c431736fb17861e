import type { ByteSource } from '../fetch/byteSource.ts';
import { storeOf } from './jumbf.ts';
import { broken, type Located, nothing } from './located.ts';

const step = 64 * 1024;
const begin = /<c2pa:manifest\b[^>]{0,1000}>/;
const endTag = '</c2pa:manifest>';

/** Credentials of an SVG file (C2PA 2.2, A.3.4): Base64 in its metadata, looked for in the first 64 KiB. */
export async function locateInSvg(source: ByteSource): Promise<Located> {
  let text = '';
  for (let length = step; ; length += step) {
    const bytes = await source.read(0, length);
    text = new TextDecoder('latin1').decode(bytes);
    const found = begin.exec(text);
    if (!found) return nothing;
    const from = found.index + found[0].length;
    const end = text.indexOf(endTag, from);
    if (end >= 0) return decode(text.slice(from, end));
    if (bytes.length < length) return broken;
  }
}

function decode(base64: string): Located {
  try {
    const binary = atob(base64);
    return storeOf(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  } catch {
    return broken;
  }
}
