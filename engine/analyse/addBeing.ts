import { guidedFilter } from '../filters.ts';
import type { Raster } from '../raster.ts';
import type { ClassMask, Masks, SceneClass } from '../sceneAnalysis.ts';

/** Adds people to the masks of the classical analysis, which knows none; they stand before all else. */
export function addPerson(raster: Raster, masks: Masks, person: Float32Array<ArrayBuffer>): Masks {
  const { width, height } = raster;
  const likely = person.filter((p) => p > 0.5);
  if (likely.length < 0.01 * person.length) return masks;
  const values = guidedFilter(raster, person, 4, 1e-3);
  const confidence = likely.reduce((sum, p) => sum + p, 0) / likely.length;
  const behind = Object.entries(masks).map(([name, mask]) => [
    name,
    { ...mask, values: mask.values.map((x, i) => x * (1 - values[i]!)) },
  ]) as [SceneClass, ClassMask][];
  return { ...Object.fromEntries(behind), person: { width, height, values, confidence } };
}
