/** Kinds of picture files that can be told apart by their first bytes. */
export type PictureKind =
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'webp'
  | 'avif'
  | 'bmp'
  | 'ico'
  | 'svg'
  | 'heic'
  | 'tiff'
  | 'jxl';

/** MIME types of the kinds that browsers decode. */
export const pictureTypes: Readonly<Partial<Record<PictureKind, string>>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  svg: 'image/svg+xml',
};

/** How many first bytes `pictureKindOf` looks at. */
const headLength = 16_384;

const signatures: readonly [kind: PictureKind, offset: number, bytes: string][] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['webp', 8, 'WEBP'],
  ['bmp', 0, 'BM'],
  ['ico', 0, '\0\0\x01\0'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
  ['jxl', 0, '\xff\x0a'],
  ['jxl', 4, 'JXL '],
];

/** Brands of an ISO base media file (ISO/IEC 14496-12, 4.3), major first. */
function brandsOf(head: string): string[] {
  if (head.slice(4, 8) !== 'ftyp') return [];
  const size = (head.charCodeAt(2) << 8) | head.charCodeAt(3);
  const list = head.slice(8, Math.min(size, 128));
  return (list.match(/[\s\S]{4}/g) ?? []).filter((_, index) => index !== 1);
}

/** What may stand before an XML document's root element, as [opening, closing]. */
const prolog = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!', '>'],
] as const;

/** Whether text begins with an SVG root element. Walks instead of matching: hostile prologs cost nothing. */
function startsAsSvg(text: string): boolean {
  let rest = text.trimStart();
  for (;;) {
    const skipped = prolog.find(([opening]) => rest.startsWith(opening));
    if (!skipped) return /^<(?:svg:)?svg[\s>/]/.test(rest);
    const subset = /^<!DOCTYPE[^>[]*\[/i.exec(rest);
    const end = rest.indexOf(skipped[1], subset ? rest.indexOf(']') : skipped[0].length);
    if (end < 0) return false;
    rest = rest.slice(end + skipped[1].length).trimStart();
  }
}

/** The kind by content, whatever a server or a file name says; null where it is no picture known. */
export async function pictureKindOf(file: Blob): Promise<PictureKind | null> {
  const bytes = await file.slice(0, headLength).arrayBuffer();
  const head = new TextDecoder('latin1').decode(bytes);
  for (const [kind, offset, signature] of signatures) {
    if (latin1(bytes, offset, signature.length) === signature) return kind;
  }
  const brands = brandsOf(head);
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif';
  if (brands.some((brand) => /^(?:hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand))) return 'heic';
  return startsAsSvg(new TextDecoder().decode(bytes)) ? 'svg' : null;
}

/** `TextDecoder('latin1')` is windows-1252 in truth: signatures need the plain bytes. */
function latin1(bytes: ArrayBuffer, offset: number, length: number): string {
  if (bytes.byteLength < offset + length) return '';
  return String.fromCharCode(...new Uint8Array(bytes, offset, length));
}
