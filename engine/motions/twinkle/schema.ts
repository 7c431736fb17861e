import * as v from 'valibot';
import { cycles } from '../units.ts';

const stops = v.pipe(v.number(), v.minValue(0), v.maxValue(0.6));

/** Lamps of a city and stars that twinkle, each in its own time. All are the picture's own at time 0. */
export const twinkleMotionSchema = v.strictObject({
  kind: v.literal('twinkle'),
  enabled: v.boolean(),
  /** Repetitions of the slowest twinkling in a loop; others come up to three times as often. */
  cycles,
  /** How far the light of lamps swings to each side of its middle, stops. */
  lamps: stops,
  /** The same for stars. */
  stars: stops,
});

export type TwinkleMotion = v.InferOutput<typeof twinkleMotionSchema>;
