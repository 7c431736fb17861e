import { coloursOf } from './colours.ts';
import { boxBlur } from './filters.ts';
import type { Raster } from './raster.ts';
import { smoothstep } from './raster.ts';
import type { ScalarMap } from './sceneAnalysis.ts';
import { scratchPlane } from './scratch.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Water is compared with what there is of it within so many pixels. */
const around = 20;
/** Deviations from the water around from which and up to which something is none. */
const strange = { none: 2.8, sure: 4 };
/** Least deviation of luma and of colour differences: calm water has hardly any. */
const floors = { luma: 0.03, colour: 0.02 };
/** Deviations from which the first round leaves something out of what the second compares with. */
const doubtful = 2;
const rounds = 2;

/**
 * What differs from the water around it by far more than that differs from itself: boats, buoys, poles, and what reaches
 * over the water's edge. Rough water with foam deviates so much that nothing does.
 * @param water 0..1 at the raster's size. @returns 0 = water .. 1 = something else.
 */
export function thingsInWater(raster: Raster, { width, height, values }: ScalarMap): Plane {
  const planes = comparedPlanes(raster);
  const blur = (plane: Plane) => boxBlur(plane, width, height, around);
  const score = scratchPlane(values.length);
  const weight = scratchPlane(values.length);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < weight.length; i++) weight[i] = values[i]! > 0.5 && score[i]! < doubtful ? 1 : 0;
    score.fill(0);
    const known = blur(weight);
    for (const { plane, floor } of planes) addDeviation(score, plane, weight, known, floor, blur);
  }
  for (let i = 0; i < score.length; i++)
    score[i] = values[i]! > 0.05 ? smoothstep(strange.none, strange.sure, score[i]!) : 0;
  return score;
}

function comparedPlanes(raster: Raster) {
  const { blueness, greenness } = coloursOf(raster);
  return [
    { plane: raster.luma, floor: floors.luma },
    { plane: blueness, floor: floors.colour },
    { plane: greenness, floor: floors.colour },
  ];
}

/** Raises a score to how many deviations a plane is away from its weighted mean around. @param known mean of the weights. */
function addDeviation(
  score: Plane,
  plane: Plane,
  weight: Plane,
  known: Plane,
  floor: number,
  blur: (plane: Plane) => Plane,
): void {
  const weighted = scratchPlane(plane.length);
  for (let i = 0; i < plane.length; i++) weighted[i] = plane[i]! * weight[i]!;
  const mean = blur(weighted);
  for (let i = 0; i < plane.length; i++) weighted[i]! *= plane[i]!;
  const square = blur(weighted);
  for (let i = 0; i < plane.length; i++) {
    if (known[i]! < 0.02) continue;
    const m = mean[i]! / known[i]!;
    const deviation = Math.sqrt(Math.max(0, square[i]! / known[i]! - m * m));
    score[i] = Math.max(score[i]!, Math.abs(plane[i]! - m) / (deviation + floor));
  }
}
