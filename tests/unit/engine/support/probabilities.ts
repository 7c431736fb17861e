import {
  type ClassProbabilities,
  type NetClass,
  netClasses,
} from '../../../../engine/analyse/classProbabilities.ts';

/** Probabilities from a function of the place, 0..1; what it leaves goes to `other`. */
export function probabilitiesOf(
  width: number,
  height: number,
  likely: (u: number, v: number) => Partial<Record<NetClass, number>>,
): ClassProbabilities {
  const of = Object.fromEntries(netClasses.map((name) => [name, new Float32Array(width * height)])) as Record<
    NetClass,
    Float32Array<ArrayBuffer>
  >;
  for (let i = 0; i < width * height; i++) {
    const here = likely(((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height);
    let rest = 1;
    for (const [name, p] of Object.entries(here) as [NetClass, number][]) {
      of[name][i] = p;
      rest -= p;
    }
    of.other[i]! += rest;
  }
  return { width, height, of };
}
