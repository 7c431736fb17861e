import { scratchPlane } from './scratch.ts';

/** Where the places of a line lie among those of another, with their middles at halves. */
export interface Between {
  /** The place before; the line is one longer than it is, with its last place twice. */
  readonly before: Int32Array;
  /** How far on the way to the next, 0..1. */
  readonly share: Float64Array;
}

/** Of a line of `to` places among `from`. */
export function between(from: number, to: number): Between {
  const before = new Int32Array(to);
  const share = new Float64Array(to);
  for (let i = 0; i < to; i++) {
    const at = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    before[i] = Math.floor(at);
    share[i] = at - before[i]!;
  }
  return { before, share };
}

/** Bilinear resampling of a plane, with pixel centres at halves. */
export function resample(
  plane: Float32Array,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float32Array<ArrayBuffer> {
  const out = scratchPlane(toWidth * toHeight);
  const { before, share } = between(width, toWidth);
  const down = between(height, toHeight);
  const row = new Float64Array(width + 1);
  for (let y = 0; y < toHeight; y++) {
    const above = down.before[y]! * width;
    const below = Math.min(height - 1, down.before[y]! + 1) * width;
    const part = down.share[y]!;
    for (let x = 0; x < width; x++) {
      const upper = plane[above + x]!;
      row[x] = upper + part * (plane[below + x]! - upper);
    }
    row[width] = row[width - 1]!;
    const base = y * toWidth;
    for (let x = 0; x < toWidth; x++) {
      const left = row[before[x]!]!;
      out[base + x] = left + share[x]! * (row[before[x]! + 1]! - left);
    }
  }
  return out;
}
