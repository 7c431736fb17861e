import { hexOf } from '../hash.ts';

/** Looks at this many leading bytes at most. */
export const sniffLength = 1024;

/** Brands of HEIF and AVIF (ISO/IEC 23008-12, 10; AV1 Image File Format, 6) and others; the rest is MP4. */
const brands: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  avis: 'image/avif',
  heic: 'image/heic',
  heix: 'image/heic',
  hevc: 'image/heic',
  mif1: 'image/heif',
  msf1: 'image/heif',
  'qt  ': 'video/quicktime',
  'M4A ': 'audio/mp4',
};

/** What stands where in the formats that can hold Content Credentials: offset and ASCII or `#`-marked hex. */
const signatures: readonly (readonly [type: string, ...marks: readonly (readonly [number, string])[]])[] = [
  ['image/jpeg', [0, '#ffd8ff']],
  ['image/png', [0, '#89504e470d0a1a0a']],
  ['image/gif', [0, 'GIF8']],
  ['image/webp', [0, 'RIFF'], [8, 'WEBP']],
  ['audio/wav', [0, 'RIFF'], [8, 'WAVE']],
  ['video/avi', [0, 'RIFF'], [8, 'AVI ']],
  ['image/tiff', [0, '#49492a00']],
  ['image/tiff', [0, '#4d4d002a']],
  ['image/jxl', [0, '#0000000c4a584c20']],
  ['audio/mpeg', [0, 'ID3']],
  ['audio/flac', [0, 'fLaC']],
  ['application/pdf', [0, '%PDF-']],
];

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const hex = (bytes: Uint8Array, from: number, length: number) => hexOf(bytes.subarray(from, from + length));

function stands(bytes: Uint8Array, offset: number, mark: string): boolean {
  return mark.startsWith('#')
    ? hex(bytes, offset, (mark.length - 1) / 2) === mark.slice(1)
    : ascii(bytes, offset, mark.length) === mark;
}

/** True where the text is markup whose first element is `svg`. */
function isSvg(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, sniffLength)).trimStart();
  return text.startsWith('<') && /^<(?![?!])(?:\w+:)?svg[\s>]/.test(text.slice(text.search(/<\w/)));
}

/**
 * Media type by the bytes themselves: names and headers of web files often lie.
 * @param bytes the beginning of the file, `sniffLength` bytes are enough.
 * @returns null for anything that cannot hold Content Credentials.
 */
export function sniffMediaType(bytes: Uint8Array): string | null {
  const box = ascii(bytes, 4, 4);
  if (box === 'ftyp' || box === 'styp') return brands[ascii(bytes, 8, 4)] ?? 'video/mp4';
  const found = signatures.find(([, ...marks]) =>
    marks.every(([offset, mark]) => stands(bytes, offset, mark)),
  );
  if (found) return found[0];
  return isSvg(bytes) ? 'image/svg+xml' : null;
}
