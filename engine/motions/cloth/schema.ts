import * as v from 'valibot';
import { cycles, heading } from '../units.ts';

/** Cloth in the wind: flags stream from their pole, curtains from their rail. At rest at time 0. */
export const clothMotionSchema = v.strictObject({
  kind: v.literal('cloth'),
  enabled: v.boolean(),
  /** Waves that pass in a loop; shorter ones pass twice and three times as often. */
  cycles,
  /** Where the wind blows to: away from the pole. */
  heading,
  /** How far the free end waves, share of the cloth's length. */
  wave: v.pipe(v.number(), v.minValue(0), v.maxValue(0.15)),
  /** Shade of its folds, stops. */
  shade: v.pipe(v.number(), v.minValue(0), v.maxValue(0.5)),
});

export type ClothMotion = v.InferOutput<typeof clothMotionSchema>;
