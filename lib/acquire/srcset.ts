/** One image of a `srcset`; `size` orders candidates of one list: pixels of width, or density. */
export interface SrcsetEntry {
  readonly url: string;
  readonly size: number;
}

/** Reads a `srcset` attribute (HTML, "parse a srcset attribute"), leniently: what is malformed is left out. */
export function parseSrcset(text: string): SrcsetEntry[] {
  const entries: SrcsetEntry[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[\s,]+/, '');
    const url = /^\S+/.exec(rest)?.[0];
    if (!url) return entries;
    rest = rest.slice(url.length);
    const bare = url.replace(/,+$/, '');
    // A comma that ends the URL ends the entry; commas inside it (data: URLs) are its own.
    const descriptor = bare.length < url.length ? '' : (/^[^,]*/.exec(rest)?.[0] ?? '');
    rest = rest.slice(descriptor.length);
    const size = sizeOf(descriptor);
    if (bare && size !== null) entries.push({ url: bare, size });
  }
}

function sizeOf(descriptor: string): number | null {
  const parts = descriptor.trim().split(/\s+/).filter(Boolean);
  const main = parts.find((part) => !/^\d+h$/.test(part));
  if (!main) return 1;
  const size = /^(\d+w|\d*\.?\d+x)$/.test(main) ? Number.parseFloat(main) : Number.NaN;
  return size > 0 ? size : null;
}

/** The largest image of a `srcset`; null where it has none. */
export function largestOf(text: string): SrcsetEntry | null {
  return parseSrcset(text).reduce<SrcsetEntry | null>(
    (best, entry) => (best === null || entry.size > best.size ? entry : best),
    null,
  );
}
