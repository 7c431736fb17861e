import { phaseAt } from '../../plan/loop.ts';
import type { FinishMotion } from './schema.ts';

/** Fields of grain before they come round again. */
const fields = 24;

/** What the finish is at a frame. */
export interface FinishMoment {
  /** Size of the grain, share of white, and which of its fields. */
  readonly grain: number;
  readonly field: number;
  /** How much the corners darken now, share of their light. */
  readonly vignette: number;
}

/** The finish at frame `index` of `frames`; none at all without a motion. */
export function finishAt(motion: FinishMotion | null, index: number, frames: number): FinishMoment {
  const frame = ((index % frames) + frames) % frames;
  if (!motion) return { grain: 0, field: frame, vignette: 0 };
  const share = 0.5 - 0.5 * Math.cos(2 * Math.PI * phaseAt(frame / frames, motion.cycles));
  return { grain: motion.grain, field: frame % fields, vignette: motion.vignette * share };
}
