import { type Located, nothing } from './located.ts';

/** The property that names where a manifest lies (C2PA 2.2, 11.5), as an XML attribute or element. */
const provenance =
  /\bdcterms:provenance\s*(?:=\s*"([^"]{1,4096})"|=\s*'([^']{1,4096})'|>\s*([^<]{1,4096}?)\s*<)/;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The manifest's address that an XMP packet names. Addresses within the file name what it holds itself. */
export function remoteIn(xmp: string): Located {
  const match = provenance.exec(xmp);
  const url = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => entities[name] ?? '',
  );
  return /^https?:\/\//i.test(url) ? { kind: 'remote', url } : nothing;
}
