import * as v from 'valibot';
import { cycles } from '../units.ts';

/** What a lens and film add: grain over all, another field each frame, and corners that darken with the camera. */
export const finishMotionSchema = v.strictObject({
  kind: v.literal('finish'),
  enabled: v.boolean(),
  /** Comings and goings of the vignette per loop. */
  cycles,
  /** Size of the grain in mid-tones, share of white. */
  grain: v.pipe(v.number(), v.minValue(0), v.maxValue(0.03)),
  /** How much the corners darken at mid-cycle, share of their light; at time 0 they are the picture's own. */
  vignette: v.pipe(v.number(), v.minValue(0), v.maxValue(0.3)),
});

export type FinishMotion = v.InferOutput<typeof finishMotionSchema>;
