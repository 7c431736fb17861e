import * as v from 'valibot';
import { breathMotionSchema } from '../motions/breath/schema.ts';
import { cameraMotionSchema } from '../motions/camera/schema.ts';
import { clothMotionSchema } from '../motions/cloth/schema.ts';
import { faceMotionSchema } from '../motions/face/schema.ts';
import { finishMotionSchema } from '../motions/finish/schema.ts';
import { flameMotionSchema } from '../motions/flame/schema.ts';
import { flowMotionSchema } from '../motions/flow/schema.ts';
import { lightMotionSchema } from '../motions/light/schema.ts';
import { mistMotionSchema } from '../motions/mist/schema.ts';
import { swayMotionSchema } from '../motions/sway/schema.ts';
import { twinkleMotionSchema } from '../motions/twinkle/schema.ts';
import { wavesMotionSchema } from '../motions/waves/schema.ts';
import { soundPlanSchema } from '../sound/soundPlan.ts';
import { guidanceSchema } from './guidance.ts';

/**
 * What will move and how: the contract between planning and baking/rendering, and what the studio, the
 * command line and the tests exchange. Plain JSON, versioned, seed included: the same picture, plan and
 * seed give the same frames on the same adapter.
 *
 * Every motion is periodic over the loop: `cycles` is a whole number of repetitions, so that the last frame
 * meets the first. Each kind has its folder in `engine/motions/`; a new one adds its schema to the union.
 */
export const motionSchema = v.variant('kind', [
  cameraMotionSchema,
  flowMotionSchema,
  wavesMotionSchema,
  swayMotionSchema,
  faceMotionSchema,
  breathMotionSchema,
  mistMotionSchema,
  flameMotionSchema,
  clothMotionSchema,
  lightMotionSchema,
  twinkleMotionSchema,
  finishMotionSchema,
]);

export const motionPlanSchema = v.strictObject({
  version: v.literal(1),
  /** Seeds every random choice. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
  /** Loop length in seconds. */
  seconds: v.pipe(v.number(), v.minValue(1), v.maxValue(20)),
  /** Frames per second. */
  fps: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(60)),
  motions: v.array(motionSchema),
  /** What is heard; absent = nothing. */
  sound: v.optional(soundPlanSchema),
  /** What the user has drawn onto the picture. */
  guidance: v.optional(guidanceSchema),
});

export type Motion = v.InferOutput<typeof motionSchema>;
export type MotionPlan = v.InferOutput<typeof motionPlanSchema>;
export type MotionKind = Motion['kind'];

/** Names that `--only` and `--without` take. */
export const motionKinds = [
  'camera',
  'flow',
  'waves',
  'sway',
  'face',
  'breath',
  'mist',
  'flame',
  'cloth',
  'light',
  'twinkle',
  'finish',
] as const satisfies readonly MotionKind[];
