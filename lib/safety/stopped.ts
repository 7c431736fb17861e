import { VivifyError } from '../errors.ts';
import type { SafetyReason } from './policy.ts';

/** Why a job stopped at a check: what people read, and what they are asked. */
export interface SafetyStop {
  readonly decision: 'ask' | 'block';
  readonly reasons: readonly SafetyReason[];
  /** Words of the prompt that it stumbled over, as written. */
  readonly words: readonly string[];
}

/** Thrown at a gate. `ask` leads to a question, `block` to a failed job. */
export class SafetyStopped extends VivifyError {
  readonly stop: SafetyStop;

  constructor(stop: SafetyStop) {
    super(codeFor(stop.reasons), `${stop.decision}: ${stop.reasons.join(', ')}`);
    this.stop = stop;
  }
}

function codeFor(reasons: readonly SafetyReason[]) {
  if (reasons.some((reason) => reason.startsWith('prompt-'))) return 'prompt-blocked' as const;
  return reasons.includes('video-explicit') ? ('video-blocked' as const) : ('picture-blocked' as const);
}
