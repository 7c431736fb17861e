import * as v from 'valibot';
import { cycles, heading, unit } from '../units.ts';

/** Regions that a wind moves without carrying them off; of animals the fur and the ears. */
export const swayingClasses = ['foliage', 'grass', 'hair', 'animal'] as const;

/** What is rooted bends in the wind: leaves, grass and flowers, hair, fur. Gusts travel through it. */
export const swayMotionSchema = v.strictObject({
  kind: v.literal('sway'),
  enabled: v.boolean(),
  region: v.picklist(swayingClasses),
  /** Repetitions of the slowest bending in a loop; two, three and five times as many come on top. */
  cycles,
  /** Where the wind blows to. */
  heading,
  /** Farthest bend of the freest parts, share of the diagonal. */
  reach: v.pipe(v.number(), v.minValue(0), v.maxValue(0.02)),
  /** Distance from one gust to the next, heights of the picture. */
  gust: v.pipe(v.number(), v.minValue(0.05), v.maxValue(4)),
  /** Share of fine irregular motion, leaf by leaf. */
  flutter: unit,
});

export type SwayMotion = v.InferOutput<typeof swayMotionSchema>;
