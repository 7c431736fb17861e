import * as v from 'valibot';
import { sceneClasses } from '../../analyse/sceneAnalysis.ts';
import { cycles, heading, unit } from '../units.ts';

/** Texture that drifts inside a region by two-phase backward warp: clouds, streams. */
export const flowMotionSchema = v.strictObject({
  kind: v.literal('flow'),
  enabled: v.boolean(),
  region: v.picklist(sceneClasses),
  /** What it follows: the wind, along `heading`; a river's bed; a fall, straight down; or the stars, which turn as one. */
  course: v.picklist(['wind', 'bed', 'fall', 'turn']),
  cycles,
  heading,
  /** Distance travelled in one cycle where the flow is fastest, share of the diagonal. */
  travel: v.pipe(v.number(), v.minValue(0), v.maxValue(0.08)),
  /** How much the flow slows toward the horizon: 0 = uniform, 1 = still at the horizon. */
  perspective: unit,
  /** Share of divergence-free turbulence in the flow. */
  turbulence: unit,
});

export type FlowMotion = v.InferOutput<typeof flowMotionSchema>;
