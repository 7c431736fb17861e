import { resample } from '../analyse/resample.ts';
import type { Modes } from './modes.ts';

/** Modes on a grid of another size, bilinear between the cells' middles. */
export function resampleModes(modes: Modes, width: number, height: number): Modes {
  if (modes.width === width && modes.height === height) return modes;
  const resized = (shape: Float32Array) =>
    resample(shape, modes.width, modes.height, width, height, modes.channels);
  const list = modes.list.map(({ cycles, sine, cosine }) => ({
    cycles,
    sine: resized(sine),
    cosine: resized(cosine),
  }));
  return { ...modes, width, height, list };
}
