import { type Between, between } from '../analyse/resample.ts';
import type { Mode, Modes } from './modes.ts';

/** Modes on a grid of another size, bilinear between the cells' middles. */
export function resampleModes(modes: Modes, width: number, height: number): Modes {
  if (modes.width === width && modes.height === height) return modes;
  const across = between(modes.width, width);
  const down = between(modes.height, height);
  const list = modes.list.map(
    ({ cycles, sine, cosine }): Mode => ({
      cycles,
      sine: resampleShape(sine, modes, across, down),
      cosine: resampleShape(cosine, modes, across, down),
    }),
  );
  return { ...modes, width, height, list };
}

/** One shape, its channels interleaved. */
function resampleShape(
  shape: Float32Array,
  { width, height, channels }: Modes,
  across: Between,
  down: Between,
): Float32Array<ArrayBuffer> {
  const stride = width * channels;
  const columns = across.before.length;
  const out = new Float32Array(columns * down.before.length * channels);
  // One cell longer than the shape's rows are, with the last cell twice.
  const row = new Float32Array(stride + channels);
  down.before.forEach((above, y) => {
    const upper = above * stride;
    const lower = Math.min(height - 1, above + 1) * stride;
    const part = down.share[y]!;
    for (let i = 0; i < stride; i++) {
      const value = shape[upper + i]!;
      row[i] = value + part * (shape[lower + i]! - value);
    }
    row.copyWithin(stride, stride - channels, stride);
    let to = y * columns * channels;
    for (let x = 0; x < columns; x++) {
      const left = across.before[x]! * channels;
      const share = across.share[x]!;
      for (let c = 0; c < channels; c++, to++) {
        const value = row[left + c]!;
        out[to] = value + share * (row[left + channels + c]! - value);
      }
    }
  });
  return out;
}
