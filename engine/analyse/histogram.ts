import { scratchPlane } from './scratch.ts';

/** Which cell of a histogram each pixel falls into, and how many there are in each, blurred by `spread`. */
export interface Histogram {
  /** Cells along each axis; the last axis varies fastest. */
  readonly bins: readonly number[];
  readonly cells: Uint16Array;
  readonly all: Float32Array;
}

/** The cell on an axis of `n` for a value 0..1; what lies outside counts for the outermost one. */
export const binOf = (value: number, n: number): number =>
  value <= 0 ? 0 : value >= 1 ? n - 1 : Math.floor(value * n);

/** @param cellOf the cell of a pixel, by `binOf` along each axis. */
export function histogramOf(
  count: number,
  bins: readonly number[],
  cellOf: (pixel: number) => number,
): Histogram {
  const cells = new Uint16Array(count);
  const all = scratchPlane(bins.reduce((product, n) => product * n, 1));
  for (let i = 0; i < count; i++) {
    const cell = cellOf(i);
    cells[i] = cell;
    all[cell]! += 1;
  }
  return { bins, cells, all: spread(all, bins) };
}

/** A histogram blurred over neighbouring cells along each axis with weights 1-2-1. */
export function spread(histogram: Float32Array, bins: readonly number[]): Float32Array {
  let current = histogram;
  let stride = 1;
  for (const n of bins.toReversed()) {
    const next = scratchPlane(current.length);
    for (let i = 0; i < current.length; i++) {
      const place = Math.floor(i / stride) % n;
      const before = place > 0 ? current[i - stride]! : current[i]!;
      const after = place < n - 1 ? current[i + stride]! : current[i]!;
      next[i] = 0.25 * before + 0.5 * current[i]! + 0.25 * after;
    }
    current = next;
    stride *= n;
  }
  return current;
}

/** Every `stride`th value of every `stride`th row. */
export function sampled(
  plane: Float32Array,
  width: number,
  height: number,
  stride: number,
): Float32Array<ArrayBuffer> {
  const out = scratchPlane(Math.ceil(width / stride) * Math.ceil(height / stride));
  let at = 0;
  for (let y = 0; y < height; y += stride)
    for (let x = 0; x < width; x += stride) out[at++] = plane[y * width + x]!;
  return out;
}

/** The histogram of every `stride`th pixel of every `stride`th row. */
export function thinned(
  { bins, cells }: Histogram,
  width: number,
  height: number,
  stride: number,
): Histogram {
  const columns = Math.ceil(width / stride);
  return histogramOf(
    columns * Math.ceil(height / stride),
    bins,
    (i) => cells[Math.floor(i / columns) * stride * width + (i % columns) * stride]!,
  );
}
