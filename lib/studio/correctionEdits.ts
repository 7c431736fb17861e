import {
  type ClassMask,
  type Correctable,
  type Corrections,
  mostToldFaces,
  packCorrection,
  type SceneAnalysis,
  type ToldFace,
  toldFacesOf,
  unpackCorrection,
} from '../../engine/contracts.ts';
import type { Place } from './arrows.ts';
import { emptyGrid, type Grid, isBlank } from './brush.ts';

/** Side of the smallest face that is drawn around, picture units. */
const leastFace = 0.012;

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
  return withFaces(corrections, { off: [...off].sort((a, b) => a - b), told: toldFacesOf(corrections) });
}

/** The corrections with one face more, where the user says that it is; as they were where there is room for none. */
export function withToldFace(corrections: Corrections, face: ToldFace): Corrections {
  const told = toldFacesOf(corrections);
  if (told.length >= mostToldFaces) return corrections;
  return withFaces(corrections, { off: [...facesOff(corrections)], told: [...told, face] });
}

function withFaces(
  corrections: Corrections,
  { off, told }: { readonly off: readonly number[]; readonly told: readonly ToldFace[] },
): Corrections {
  const others = corrections.filter(({ what }) => what !== 'faces');
  if (off.length + told.length === 0) return others;
  return [...others, { what: 'faces', off: [...off], ...(told.length > 0 ? { told: [...told] } : {}) }];
}

/** Where a face is that a drag goes around: picture units. Null where it was a slip of the hand. */
export function draggedFace(from: Place, to: Place): ToldFace | null {
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  if (Math.min(width, height) < leastFace) return null;
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height };
}
