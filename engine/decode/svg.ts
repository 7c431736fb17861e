import { EngineError } from '../errors.ts';
import type { Size } from './workingSize.ts';

/** What browsers give an SVG that says nothing of its size. */
const fallbackSize: Size = { width: 300, height: 150 };
/** Scripts in such a file never run, but parsing it still costs. */
const maxBytes = 32 * 1024 * 1024;
const maxSide = 32_768;

const pixelsPerUnit: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
};

function length(value: string | null): number | null {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value ?? '');
  const unit = pixelsPerUnit[(match?.[2] ?? '').toLowerCase()];
  if (!match || unit === undefined) return null;
  const pixels = Number(match[1]) * unit;
  return pixels > 0 && Number.isFinite(pixels) ? pixels : null;
}

function viewBoxSize(value: string | null): Size | null {
  const [, , width, height] = (value ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return width && height && width > 0 && height > 0 ? { width, height } : null;
}

/** Size in CSS pixels: attributes first, then the view box, then both (CSS Images 3, default sizing). */
function intrinsicSize(root: Element): Size {
  const width = length(root.getAttribute('width'));
  const height = length(root.getAttribute('height'));
  const box = viewBoxSize(root.getAttribute('viewBox'));
  if (width && height) return { width, height };
  if (box) {
    if (width) return { width, height: (width * box.height) / box.width };
    if (height) return { width: (height * box.width) / box.height, height };
    return box;
  }
  return { width: width ?? fallbackSize.width, height: height ?? fallbackSize.height };
}

/** An SVG ready to be drawn at any size. */
export interface Drawing {
  readonly size: Size;
  /** The same drawing with an explicit size: only so does an `<img>` scale it as told. */
  sizedTo(size: Size): Blob;
}

/**
 * Reads an SVG. Nothing in it runs and nothing is fetched, neither here nor in the `<img>` it goes to.
 * @throws EngineError `decode-unsupported` where it is not well-formed, `decode-empty` where it has no area.
 */
export async function readSvg(file: Blob): Promise<Drawing> {
  if (file.size > maxBytes) throw new EngineError('decode-unsupported', 'SVG over 32 MiB');
  const document = new DOMParser().parseFromString(await file.text(), 'image/svg+xml');
  const root = document.documentElement;
  if (root.localName !== 'svg' || document.querySelector('parsererror'))
    throw new EngineError('decode-unsupported', 'SVG is not well-formed');
  if (root.namespaceURI !== 'http://www.w3.org/2000/svg')
    throw new EngineError('decode-unsupported', 'SVG without its namespace');
  const found = intrinsicSize(root);
  const size = {
    width: Math.min(maxSide, Math.max(1, Math.round(found.width))),
    height: Math.min(maxSide, Math.max(1, Math.round(found.height))),
  };
  if (!root.hasAttribute('viewBox')) root.setAttribute('viewBox', `0 0 ${found.width} ${found.height}`);
  return {
    size,
    sizedTo: (wanted) => {
      root.setAttribute('width', String(wanted.width));
      root.setAttribute('height', String(wanted.height));
      root.setAttribute('preserveAspectRatio', 'none');
      root.removeAttribute('style');
      return new Blob([new XMLSerializer().serializeToString(document)], { type: 'image/svg+xml' });
    },
  };
}
