import * as v from 'valibot';
import { sceneClasses } from '../../analyse/sceneAnalysis.ts';
import { cycles } from '../units.ts';

/** People and animals that breathe: the body rises from its foot. At time 0 it is the picture's own. */
export const breathMotionSchema = v.strictObject({
  kind: v.literal('breath'),
  enabled: v.boolean(),
  /** Breaths per loop. */
  cycles,
  region: v.picklist(sceneClasses),
  /** How far the top of the body rises, share of the body's height in the picture. */
  rise: v.pipe(v.number(), v.minValue(0), v.maxValue(0.01)),
});

export type BreathMotion = v.InferOutput<typeof breathMotionSchema>;
