import { saturate } from '../analyse/raster.ts';
import type { ScalarMap } from '../analyse/sceneAnalysis.ts';
import { distanceTo } from '../motions/distance.ts';
import { type FreezeMask, unpackFreeze } from '../plan/guidance.ts';

/** Cells over which what is frozen passes into what moves. */
const fringe = (mask: FreezeMask) => Math.max(2, Math.hypot(mask.width, mask.height) * 0.025);

/**
 * How still each place is, 0..1: exactly 1 wherever bilinear sampling meets a frozen cell, falling to 0 around.
 */
export function stillnessOf(mask: FreezeMask): ScalarMap {
  const { width, height, values } = unpackFreeze(mask);
  // A cell further out at the corner still takes part in the samples within a frozen one.
  const core = 1.5;
  const reach = fringe(mask);
  const distance = distanceTo(width, height, (i) => values[i] === 1);
  const still = distance.map((d) => {
    const t = saturate((d - core) / reach);
    return 1 - t * t * (3 - 2 * t);
  });
  return { width, height, values: still };
}
