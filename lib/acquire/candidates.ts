import { largestOf, parseSrcset } from './srcset.ts';

/** What an element says of its picture: plain data, read from the page and not trusted. */
export interface PictureDescription {
  /** What relative URLs refer to. */
  readonly baseUrl: string;
  /** What the browser's menu says was clicked. */
  readonly clicked?: string | undefined;
  /** What the element shows now. */
  readonly current?: string | undefined;
  /** Pixels of what it shows now. */
  readonly natural?: { readonly width: number; readonly height: number } | undefined;
  /** Its `src` or the like. */
  readonly plain: readonly string[];
  /** `srcset` lists that may hold the current picture: of the `<source>`s that fit, then its own. */
  readonly srcsets: readonly string[];
  /** URLs and lists in attributes that lazy loaders use. */
  readonly lazy: readonly string[];
  readonly lazySrcsets: readonly string[];
}

const maxCandidates = 8;
/** What a lazy loader shows meanwhile is at most so large. */
const placeholderSide = 32;

function resolve(url: string, baseUrl: string): string | null {
  try {
    const { href, protocol } = new URL(url.trim(), baseUrl);
    return /^(?:https?|data|blob):$/.test(protocol) ? href : null;
  } catch {
    return null;
  }
}

function isPlaceholder({ current, natural, lazy, lazySrcsets }: PictureDescription): boolean {
  if (lazy.length + lazySrcsets.length === 0) return false;
  if (!current) return true;
  return natural !== undefined && Math.max(natural.width, natural.height) <= placeholderSide;
}

/** The largest picture of the list that the current one is from: other lists may be cropped otherwise. */
function largestAlike(description: PictureDescription): string[] {
  const { srcsets, current, baseUrl } = description;
  const list = srcsets.find((text) => parseSrcset(text).some(({ url }) => resolve(url, baseUrl) === current));
  const chosen = list ?? (current ? undefined : srcsets[0]);
  const largest = chosen === undefined ? null : largestOf(chosen);
  return largest ? [largest.url] : [];
}

/** URLs that may yield the picture, the best first: absolute, http(s), `data:` or `blob:`, each once. */
export function candidateUrls(description: PictureDescription): string[] {
  const lazy = [
    ...description.lazySrcsets.flatMap((text) => largestOf(text)?.url ?? []),
    ...description.lazy,
  ];
  const shown = [
    ...largestAlike(description),
    ...[description.current, description.clicked].filter((url) => url !== undefined),
    ...description.plain,
  ];
  const ordered = isPlaceholder(description) ? lazy : shown;
  const urls = ordered.flatMap((url) => resolve(url, description.baseUrl) ?? []);
  return [...new Set(urls)].slice(0, maxCandidates);
}

/** URLs in a computed `background-image` or the like, layer by layer; null for a layer without one. */
export function cssImageUrls(value: string): (string | null)[] {
  return splitLayers(value).map((layer) => {
    const options = [
      ...layer.matchAll(/url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^"')\s]*))\s*\)\s*([\d.]*)/g),
    ].map(([, double, single, bare, density]) => ({
      url: (double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1'),
      density: Number(density || 1),
    }));
    // `image-set()` offers the same picture at several densities.
    return options.sort((a, b) => b.density - a.density)[0]?.url || null;
  });
}

/** Splits a computed value at its outermost commas. */
export function splitLayers(value: string): string[] {
  const layers: string[] = [];
  let depth = 0;
  let quote = '';
  let layer = '';
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === '\\') {
      layer += character + value.charAt(++at);
      continue;
    }
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      layers.push(layer.trim());
      layer = '';
      continue;
    }
    layer += character;
  }
  return [...layers, layer.trim()].filter(Boolean);
}
