import { smoothstep } from '../../analyse/raster.ts';
import { distanceTo } from '../distance.ts';

/** How free fur is away from the body's edge: eyes and nose are there, too. */
const coat = 0.2;
/** The same at the edge, where it stands out. */
const fringe = 0.6;
/** Depth in the body at which its edge is no more to be seen, shares of its size. */
const fringeDepth = 0.15;
/** Half of the thickness up to which what sticks out is an ear, a crest or the tip of a tail, shares of the size. */
const earRadius = 0.11;
/** Ears are in this upper part of an animal's height. */
const earHeight = 0.5;

/**
 * How freely each cell of an animal moves, 0..1: fur ripples at the body's edge and hardly within, ears and what else
 * is thin and on top (what a morphological opening takes away) most, from where they grow to their tips.
 */
export function furFreedom(
  region: readonly number[],
  width: number,
  height: number,
): ReadonlyMap<number, number> {
  const isIn = new Set(region);
  const size = Math.sqrt(region.length);
  const depth = distanceTo(width, height, (i) => !isIn.has(i));
  const radius = earRadius * size;
  const fromBulk = distanceTo(width, height, (i) => isIn.has(i) && depth[i]! >= radius);
  const rows = region.map((i) => Math.floor(i / width));
  const top = rows.reduce((a, b) => Math.min(a, b), height);
  const low = top + earHeight * (rows.reduce((a, b) => Math.max(a, b), 0) - top);
  return new Map(
    region.map((i) => {
      const edge = 1 - smoothstep(0, fringeDepth * size, depth[i]!);
      const fur = coat + (fringe - coat) * edge;
      const tip = Math.floor(i / width) < low ? smoothstep(radius, 2.5 * radius, fromBulk[i]!) : 0;
      return [i, fur + (1 - fur) * tip];
    }),
  );
}
