import * as v from 'valibot';
import { sceneClasses } from '../analyse/sceneAnalysis.ts';

/**
 * What will move and how: the contract between planning and baking/rendering, and what the studio, the
 * command line and the tests exchange. Plain JSON, versioned, seed included: the same picture, plan and
 * seed give the same frames on the same adapter.
 *
 * Every motion is periodic over the loop: `cycles` is a whole number of repetitions, so that the last frame
 * meets the first. New motions add a schema here and a member to the union.
 */

const unit = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const cycles = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16));

/** A 2.5D camera that leaves and returns. At phase 0 the frame is the picture itself. */
export const cameraMotionSchema = v.strictObject({
  kind: v.literal('camera'),
  enabled: v.boolean(),
  /** Repetitions per loop. */
  cycles,
  /** Sideways and vertical travel of the nearest things, share of the picture's diagonal. */
  travelX: v.pipe(v.number(), v.minValue(-0.03), v.maxValue(0.03)),
  travelY: v.pipe(v.number(), v.minValue(-0.03), v.maxValue(0.03)),
  /** Extra magnification at mid-loop of the nearest things: 0.04 = 4 %. */
  zoom: v.pipe(v.number(), v.minValue(0), v.maxValue(0.12)),
  /** Share of the zoom that far things take part in. */
  steady: unit,
});

/** Texture that drifts inside a region by two-phase backward warp: clouds, streams. */
export const flowMotionSchema = v.strictObject({
  kind: v.literal('flow'),
  enabled: v.boolean(),
  region: v.picklist(sceneClasses),
  cycles,
  /** Heading in radians: 0 = to the right, π/2 = down. */
  heading: v.pipe(v.number(), v.minValue(-Math.PI), v.maxValue(Math.PI)),
  /** Distance travelled in one cycle where the flow is fastest, share of the diagonal. */
  travel: v.pipe(v.number(), v.minValue(0), v.maxValue(0.08)),
  /** How much the flow slows toward the horizon: 0 = uniform, 1 = still at the horizon. */
  perspective: unit,
  /** Share of divergence-free turbulence in the flow. */
  turbulence: unit,
});

export const motionSchema = v.variant('kind', [cameraMotionSchema, flowMotionSchema]);

export const motionPlanSchema = v.strictObject({
  version: v.literal(1),
  /** Seeds every random choice. */
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)),
  /** Loop length in seconds. */
  seconds: v.pipe(v.number(), v.minValue(1), v.maxValue(20)),
  /** Frames per second. */
  fps: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(60)),
  motions: v.array(motionSchema),
});

export type CameraMotion = v.InferOutput<typeof cameraMotionSchema>;
export type FlowMotion = v.InferOutput<typeof flowMotionSchema>;
export type Motion = v.InferOutput<typeof motionSchema>;
export type MotionPlan = v.InferOutput<typeof motionPlanSchema>;
export type MotionKind = Motion['kind'];

/** Names that `--only` and `--without` take. */
export const motionKinds = ['camera', 'flow'] as const satisfies readonly MotionKind[];
