import * as v from 'valibot';
import { VivifyError } from '../errors.ts';
import { type SafetyReason, safetyReasons } from './policy.ts';

/** Why a job stopped at a check: what people read, and what they are asked. */
export const safetyStopSchema = v.strictObject({
  decision: v.picklist(['ask', 'block']),
  reasons: v.pipe(v.array(v.picklist(safetyReasons)), v.readonly()),
  /** Words of the prompt that it stumbled over, as written. */
  words: v.pipe(v.array(v.string()), v.readonly()),
});

export type SafetyStop = v.InferOutput<typeof safetyStopSchema>;

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
