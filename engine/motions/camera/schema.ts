import * as v from 'valibot';
import { cycles, unit } from '../units.ts';

/**
 * The ways of a camera: `orbit` an ellipse, `dolly` straight in so that near things grow most, `zoom` in as a
 * lens does, everything alike, `pan` to one side and the other.
 */
export const cameraPaths = ['orbit', 'dolly', 'zoom', 'pan'] as const;

/** A 2.5D camera that leaves and returns. At phase 0 the frame is the picture itself. */
export const cameraMotionSchema = v.strictObject({
  kind: v.literal('camera'),
  enabled: v.boolean(),
  /** Repetitions per loop. */
  cycles,
  path: v.picklist(cameraPaths),
  /** Sideways and vertical travel of the nearest things, share of the picture's diagonal. */
  travelX: v.pipe(v.number(), v.minValue(-0.03), v.maxValue(0.03)),
  travelY: v.pipe(v.number(), v.minValue(-0.03), v.maxValue(0.03)),
  /** Extra magnification at mid-loop of the nearest things: 0.04 = 4 %; more where hiding the border needs it. */
  zoom: v.pipe(v.number(), v.minValue(0), v.maxValue(0.12)),
  /** Share of the zoom that far things take part in. */
  steady: unit,
});

export type CameraMotion = v.InferOutput<typeof cameraMotionSchema>;
