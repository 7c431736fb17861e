import type { SceneAnalysis, SceneClass } from '../../analyse/sceneAnalysis.ts';
import type { SwayMotion } from './schema.ts';

/** What a plant may stand on or hang from: not air, not water. */
const loose: readonly SceneClass[] = ['sky', 'water'];

/**
 * Distance of each cell of a connected region from its root, through the region, in cells: what hangs by a thin
 * stem is far along it. Plants are rooted where they touch what stays below them, hair in the scalp and along the
 * face.
 */
export function stemLengths(
  scene: SceneAnalysis,
  region: readonly number[],
  width: number,
  height: number,
  kind: SwayMotion['region'],
): ReadonlyMap<number, number> {
  const isIn = new Set(region);
  const roots =
    kind === 'hair' ? scalp(scene, region, width, height) : footing(scene, region, isIn, width, height);
  return walk(roots, isIn, width);
}

/** Where a plant stands; failing that, where it leaves the picture; failing that, its lowest part. */
function footing(
  { masks }: SceneAnalysis,
  region: readonly number[],
  isIn: ReadonlySet<number>,
  width: number,
  height: number,
): number[] {
  const count = width * height;
  const isLoose = (i: number) => loose.some((name) => (masks[name]?.values[i] ?? 0) > 0.5);
  const feet = region.filter((i) => i + width >= count || (!isIn.has(i + width) && !isLoose(i + width)));
  if (feet.length >= 0.02 * region.length) return feet;
  const ends = region.filter((i) => i < width || i % width === 0 || i % width === width - 1);
  if (ends.length > 0) return [...feet, ...ends];
  const lowest = Math.floor(region.reduce((low, i) => Math.max(low, i), 0) / width);
  return region.filter((i) => Math.floor(i / width) >= lowest - 1);
}

/** The top of the head and what frames the face; without a face, the upper third. */
function scalp({ faces }: SceneAnalysis, region: readonly number[], width: number, height: number): number[] {
  const top = Math.floor(region.reduce((high, i) => Math.min(high, i), Number.POSITIVE_INFINITY) / width);
  const low = Math.floor(region.reduce((lowest, i) => Math.max(lowest, i), 0) / width);
  return region.filter((i) => {
    const [u, v] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
    if (faces.length === 0) return Math.floor(i / width) < top + 0.35 * (low - top);
    return faces.some(
      ({ box }) =>
        v < box.y + 0.45 * box.height &&
        v > box.y - box.height &&
        u > box.x - 0.25 * box.width &&
        u < box.x + 1.25 * box.width,
    );
  });
}

/** Breadth first; a diagonal step counts as its length, near enough. */
function walk(roots: readonly number[], isIn: ReadonlySet<number>, width: number): Map<number, number> {
  const distance = new Map<number, number>(roots.map((i) => [i, 0]));
  let front = [...roots];
  for (let step = 1; front.length > 0; step++) {
    const next: number[] = [];
    // Every other step goes to the corners too: an octagon, not a diamond.
    const corners = step % 2 === 0;
    for (const i of front) {
      const x = i % width;
      const [left, right] = [x > 0, x < width - 1];
      const around = [left ? i - 1 : -1, right ? i + 1 : -1, i - width, i + width];
      if (corners) {
        if (left) around.push(i - width - 1, i + width - 1);
        if (right) around.push(i - width + 1, i + width + 1);
      }
      for (const j of around) {
        if (!isIn.has(j) || distance.has(j)) continue;
        distance.set(j, step);
        next.push(j);
      }
    }
    front = next;
  }
  return distance;
}
