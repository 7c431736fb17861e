import { guidedFilter } from './filters.ts';
import type { Raster } from './raster.ts';
import type { ClassMask, Masks, SceneClass } from './sceneAnalysis.ts';

/** Share of the picture that a being has to take up. */
const leastArea = 0.01;

/**
 * Adds people or animals, found by other nets than the rest, to the masks: they stand before all else.
 * @param probability of one at each point of the raster; null = there is none.
 */
export function addBeing(
  raster: Raster,
  masks: Masks,
  name: 'person' | 'animal',
  probability: Float32Array<ArrayBuffer> | null,
): Masks {
  if (!probability) return masks;
  const { width, height } = raster;
  const likely = probability.filter((p) => p > 0.5);
  if (likely.length < leastArea * probability.length) return masks;
  const values = guidedFilter(raster, probability, 4, 1e-3);
  const confidence = likely.reduce((sum, p) => sum + p, 0) / likely.length;
  const behind = Object.entries(masks).map(([other, mask]) => [
    other,
    { ...mask, values: mask.values.map((x, i) => x * (1 - values[i]!)) },
  ]) as [SceneClass, ClassMask][];
  return { ...Object.fromEntries(behind), [name]: { width, height, values, confidence } };
}
