import * as v from 'valibot';
import { cycles } from '../units.ts';

/** Fire: flames that lick upward from where they burn, and their flickering light. All at rest at time 0. */
export const flameMotionSchema = v.strictObject({
  kind: v.literal('flame'),
  enabled: v.boolean(),
  /** Times that the slowest tongue licks in a loop; others lick two and three times as often. */
  cycles,
  /** How far the tip of a flame sways, share of the flame's height. */
  lick: v.pipe(v.number(), v.minValue(0), v.maxValue(0.3)),
  /** How far its light swings to each side of its middle, stops. */
  flicker: v.pipe(v.number(), v.minValue(0), v.maxValue(0.4)),
});

export type FlameMotion = v.InferOutput<typeof flameMotionSchema>;
