import * as v from 'valibot';
import { cycles, heading, unit } from '../units.ts';

/** Open water that heaves and ripples in place: travelling waves on the ground plane, glints and swash. */
export const wavesMotionSchema = v.strictObject({
  kind: v.literal('waves'),
  enabled: v.boolean(),
  /** Repetitions of the longest wave in a loop; shorter ones come faster, as on deep water. */
  cycles,
  /** Where the waves run to on the water: 0 = to the right, π/2 = to the viewer. */
  heading,
  /** How far their directions fan out to each side, radians. */
  spread: v.pipe(v.number(), v.minValue(0), v.maxValue(Math.PI / 2)),
  /** Length of the longest wave where the water is nearest, heights of the picture. */
  length: v.pipe(v.number(), v.minValue(0.05), v.maxValue(3)),
  /** Root mean square of the heave where the water is nearest, share of the diagonal. */
  height: v.pipe(v.number(), v.minValue(0), v.maxValue(0.01)),
  /** Sideways share of the heave: 0 = reflections that shiver up and down, 1 = water that circles. */
  orbit: unit,
  /** Shade of the slopes, stops. */
  shade: unit,
  /** How much what glistens twinkles. */
  glints: unit,
  /** How far water runs up a beach, share of the diagonal; 0 = it does not. */
  swash: v.pipe(v.number(), v.minValue(0), v.maxValue(0.03)),
  /** How far boats bob, share of the diagonal. */
  bob: v.pipe(v.number(), v.minValue(0), v.maxValue(0.01)),
});

export type WavesMotion = v.InferOutput<typeof wavesMotionSchema>;
