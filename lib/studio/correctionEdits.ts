import {
  type ClassMask,
  type Correctable,
  type Corrections,
  packCorrection,
  type SceneAnalysis,
  unpackCorrection,
} from '../../engine/contracts.ts';
import { emptyGrid, type Grid, isBlank } from './brush.ts';

/** The correction of one class as a grid of a size; blank where there is none. */
export function correctionOf(
  corrections: Corrections,
  what: Correctable,
  width: number,
  height: number,
): Grid {
  const found = corrections.find((correction) => correction.what === what);
  if (!found || found.what === 'faces' || found.width !== width || found.height !== height)
    return emptyGrid(width, height);
  return { width, height, values: unpackCorrection(found) };
}

/** The corrections with those of one class replaced. */
export function withCorrection(corrections: Corrections, what: Correctable, grid: Grid): Corrections {
  const others = corrections.filter((correction) => correction.what !== what);
  return isBlank(grid) ? others : [...others, packCorrection(what, grid.values, grid.width, grid.height)];
}

/** What the analysis saw of a class, as a grid. */
export function seenOf(scene: SceneAnalysis, what: Correctable): Grid {
  const map: ClassMask | SceneAnalysis['depth'] | undefined =
    what === 'depth' ? scene.depth : scene.masks[what];
  return map ?? emptyGrid(scene.depth.width, scene.depth.height);
}

/** What was seen with a correction upon it: 0..1. */
export const correctedGrid = (seen: Grid, correction: Grid): Grid => ({
  ...seen,
  values: seen.values.map((value, i) => {
    const share = correction.values[i] ?? 0;
    return share > 0 ? value + (1 - value) * share : value * (1 + share);
  }),
});

/** Places of the faces that are switched off, among those that were found. */
export const facesOff = (corrections: Corrections): ReadonlySet<number> =>
  new Set(corrections.find((correction) => correction.what === 'faces')?.off);

/** The corrections with one face on or off. */
export function withFace(corrections: Corrections, face: number, on: boolean): Corrections {
  const off = new Set(facesOff(corrections));
  if (on) off.delete(face);
  else off.add(face);
  const others = corrections.filter(({ what }) => what !== 'faces');
  return off.size === 0 ? others : [...others, { what: 'faces', off: [...off].sort((a, b) => a - b) }];
}
