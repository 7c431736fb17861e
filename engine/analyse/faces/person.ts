import type { ClassProbabilities, NetClass } from '../classProbabilities.ts';
import { saturate } from '../raster.ts';
import { connectedRegions } from '../regions.ts';
import type { Face, ScalarMap } from '../sceneAnalysis.ts';
import { scratchPlane } from '../scratch.ts';
import { insideFace } from './polygon.ts';

type Plane = Float32Array<ArrayBuffer>;

/**
 * Probability of a person at each point. The selfie net draws people exactly, but takes whatever stands out
 * for one; so what it draws counts in full where a face says that it is a person, and elsewhere only as far
 * as SceneNet agrees. Around faces that it does not draw, as those of far people, SceneNet has the word, and where a
 * detector sees somebody, who may turn the back on us, whichever of the two says more.
 * @param selfie the selfie net's probabilities. @param net SceneNet's, of the same size; null = it did not run.
 * @param seen boxes of people that a detector sees.
 */
export function fusePerson(
  selfie: ScalarMap,
  net: ScalarMap | null,
  faces: readonly Face[],
  seen: readonly Face['box'][] = [],
): Plane {
  const { width, height, values } = selfie;
  const person = values.map((p, i) => (net ? Math.sqrt(p * net.values[i]!) : 0)) as Plane;
  const covered = faces.map(({ box }) => meanIn(selfie, box) >= 0.5);
  const middles = middlesOf(faces, selfie);
  for (const region of connectedRegions(width, height, (i) => values[i]! >= 0.1))
    if (middles.some((i) => region.includes(i))) for (const i of region) person[i] = values[i]!;
  if (net)
    faces
      .filter((_, index) => !covered[index])
      .forEach(({ box }) => {
        const body = {
          x: box.x - box.width,
          y: box.y - 0.4 * box.height,
          width: 3 * box.width,
          height: 6 * box.height,
        };
        forEachIn(selfie, body, (i) => {
          person[i] = Math.max(person[i]!, net.values[i]!);
        });
      });
  for (const box of seen)
    forEachIn(selfie, box, (i) => {
      person[i] = Math.max(person[i]!, values[i]!, net?.values[i] ?? 0);
    });
  return person;
}

/** Probability of a person where faces surely are, whatever nets say: within the outlines of these it is one. */
export function withFaces(
  person: Plane,
  faces: readonly Face[],
  { width, height }: Pick<ScalarMap, 'width' | 'height'>,
): Plane {
  const outlines = faces.map(({ landmarks }) => insideFace(landmarks, width, height));
  return person.map((p, i) => (outlines.some((inside) => inside[i] === 1) ? 1 : p)) as Plane;
}

/**
 * SceneNet's probabilities with those of a person replaced; the others keep their proportions.
 * @param strangers where SceneNet's people are known to be something else, 0..1: that is nothing in particular.
 */
export function withPerson(
  net: ClassProbabilities,
  person: Plane,
  strangers: Plane | null = null,
): ClassProbabilities {
  const before = net.of.person;
  const count = person.length;
  // Where SceneNet saw hardly anything but a person, it is something else now.
  const gain = scratchPlane(count);
  for (let i = 0; i < count; i++) {
    const free = Math.min(4, (1 - person[i]!) / Math.max(1e-6, 1 - before[i]!));
    gain[i] = strangers ? free + strangers[i]! * (Math.min(1, free) - free) : free;
  }
  const rest = scratchPlane(count);
  const others = (Object.keys(net.of) as NetClass[]).filter((name) => name !== 'person');
  const scaled = others.map((name) => {
    const values = scratchPlane(count);
    const old = net.of[name];
    for (let i = 0; i < count; i++) {
      values[i] = old[i]! * gain[i]!;
      rest[i]! += values[i]!;
    }
    return [name, values] as const;
  });
  const of = { ...Object.fromEntries(scaled), person } as Record<NetClass, Plane>;
  for (let i = 0; i < count; i++) of.other[i] = saturate(of.other[i]! + 1 - rest[i]! - person[i]!);
  return { ...net, of };
}

/** The points of a map that the faces have their middles in, or that are nearest to these. */
export const middlesOf = (faces: readonly Face[], map: ScalarMap): number[] =>
  faces.map(({ box }) => indexAt(map, box.x + box.width / 2, box.y + box.height / 2));

function indexAt({ width, height }: ScalarMap, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.floor(x * width)));
  const row = Math.min(height - 1, Math.max(0, Math.floor(y * height)));
  return row * width + column;
}

function forEachIn({ width, height }: ScalarMap, box: Face['box'], visit: (index: number) => void): void {
  const [left, right] = [
    Math.max(0, Math.floor(box.x * width)),
    Math.min(width, Math.ceil((box.x + box.width) * width)),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(box.y * height)),
    Math.min(height, Math.ceil((box.y + box.height) * height)),
  ];
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) visit(row * width + column);
}

/** Mean of a map within a box; 0 where the box lies outside. */
export function meanIn(map: ScalarMap, box: Face['box']): number {
  let sum = 0;
  let count = 0;
  forEachIn(map, box, (i) => {
    sum += map.values[i]!;
    count++;
  });
  return count === 0 ? 0 : sum / count;
}
