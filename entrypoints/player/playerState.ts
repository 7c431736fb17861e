import type { ErrorCode } from '../../lib/errors.ts';
import type { Job } from '../../lib/jobs/job.ts';
import type { SafetyStop } from '../../lib/safety/stopped.ts';

/** What a player shows. */
export type PlayerState =
  | { readonly name: 'acquiring' }
  | { readonly name: 'working'; readonly jobId: string; readonly job: Job | null }
  /** A check waits for the user's word. */
  | { readonly name: 'asking'; readonly jobId: string; readonly stop: SafetyStop }
  /** `jobId` null: the picture never became a job. `stop`: a check said no. */
  | {
      readonly name: 'problem';
      readonly code: ErrorCode;
      readonly jobId: string | null;
      readonly stop?: SafetyStop | null;
    }
  | { readonly name: 'playing'; readonly creationId: string }
  | { readonly name: 'closed' };

/** What a look at its job makes of a working player; a job that is gone cannot be taken up again. */
export function afterLook(jobId: string, job: Job | null): PlayerState {
  switch (job?.state) {
    case undefined:
      return { name: 'problem', code: 'interrupted', jobId: null };
    case 'done':
      return job?.creationId
        ? { name: 'playing', creationId: job.creationId }
        : { name: 'problem', code: 'unknown', jobId };
    case 'failed':
      return { name: 'problem', code: job?.error?.code ?? 'unknown', jobId, stop: job?.stop ?? null };
    case 'asking':
      return job?.stop
        ? { name: 'asking', jobId, stop: job.stop }
        : { name: 'problem', code: 'unknown', jobId };
    case 'interrupted':
      return { name: 'problem', code: 'interrupted', jobId };
    case 'cancelled':
      return { name: 'closed' };
    default:
      return { name: 'working', jobId, job: job ?? null };
  }
}
