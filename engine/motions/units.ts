import * as v from 'valibot';

/** Ranges that the schemas of several motions share. */

/** A share or a strength, 0..1. */
export const unit = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Repetitions in a loop: whole, so that the last frame meets the first. */
export const cycles = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16));

/** Radians: 0 = to the right, π/2 = down. */
export const heading = v.pipe(v.number(), v.minValue(-Math.PI), v.maxValue(Math.PI));
