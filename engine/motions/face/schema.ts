import * as v from 'valibot';
import { cycles, unit } from '../units.ts';

/** One face that comes alive: a smile that grows, blinks, a head that sways. At time 0 it is the picture's own. */
export const faceMotionSchema = v.strictObject({
  kind: v.literal('face'),
  enabled: v.boolean(),
  /** Smiles and sways per loop. */
  cycles,
  /** Which of the scene's faces. */
  face: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31)),
  /** How much wider the mouth is at the smile's peak, share of the face's width. */
  smile: v.pipe(v.number(), v.minValue(0), v.maxValue(0.06)),
  /** When blinks begin, 0..1 of the loop. */
  blinks: v.pipe(v.array(unit), v.maxLength(8)),
  /** How far lids close, 0 = not at all, 1 = shut. */
  closing: unit,
  /** How far the head turns to either side about the neck, radians. */
  sway: v.pipe(v.number(), v.minValue(0), v.maxValue(0.02)),
});

export type FaceMotion = v.InferOutput<typeof faceMotionSchema>;
