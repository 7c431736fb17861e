import * as v from 'valibot';
import { cycles } from '../units.ts';

/** Mist that rises from the foot of falling water and drifts off. None at time 0 but what the picture shows. */
export const mistMotionSchema = v.strictObject({
  kind: v.literal('mist'),
  enabled: v.boolean(),
  /** Times that the largest puff passes in a loop; smaller ones pass twice and three times as often. */
  cycles,
  /** Opacity of a usual puff where the mist is thickest. */
  veil: v.pipe(v.number(), v.minValue(0), v.maxValue(0.4)),
  /** Length of the largest puffs, heights of the picture. */
  length: v.pipe(v.number(), v.minValue(0.05), v.maxValue(1)),
});

export type MistMotion = v.InferOutput<typeof mistMotionSchema>;
