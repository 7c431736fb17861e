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

/** Bilinear resampling of a plane, its channels interleaved, with pixel centres at halves. */
export function resample(
  plane: Float32Array,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
  channels = 1,
): Float32Array<ArrayBuffer> {
  const out = scratchPlane(toWidth * toHeight * channels);
  const { before, share } = between(width, toWidth);
  const down = between(height, toHeight);
  const stride = width * channels;
  const row = new Float64Array(stride + channels);
  for (let y = 0; y < toHeight; y++) {
    const above = down.before[y]! * stride;
    const below = Math.min(height - 1, down.before[y]! + 1) * stride;
    const part = down.share[y]!;
    for (let i = 0; i < stride; i++) {
      const upper = plane[above + i]!;
      row[i] = upper + part * (plane[below + i]! - upper);
    }
    row.copyWithin(stride, stride - channels, stride);
    const base = y * toWidth * channels;
    for (let c = 0; c < channels; c++) {
      for (let x = 0; x < toWidth; x++) {
        const at = before[x]! * channels + c;
        const left = row[at]!;
        out[base + x * channels + c] = left + share[x]! * (row[at + channels]! - left);
      }
    }
  }
  return out;
}
