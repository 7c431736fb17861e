import type { ErrorCode } from '../errors.ts';
import type { SafetyStop } from '../safety/stopped.ts';
import type { Job, JobStage, JobState } from './job.ts';

/** Everything that can happen to a job. */
export type JobEvent =
  /** The runner starts work. */
  | { readonly type: 'begin' }
  | {
      readonly type: 'progress';
      readonly stage: JobStage;
      /** Share of the whole job, 0..1. */
      readonly fraction: number;
      readonly secondsLeft: number | null;
    }
  | { readonly type: 'finish'; readonly creationId: string }
  | { readonly type: 'fail'; readonly code: ErrorCode; readonly message: string }
  /** A check waits for the user's word. */
  | { readonly type: 'ask'; readonly stop: SafetyStop }
  /** The user agrees to what was asked. */
  | { readonly type: 'agree' }
  /** A check said no: nothing of the picture stays but its hash. */
  | {
      readonly type: 'block';
      readonly code: ErrorCode;
      readonly message: string;
      readonly stop: SafetyStop;
      readonly hash: string;
    }
  | { readonly type: 'cancel' }
  /** The user gives it another place in the queue; see `order.ts`. */
  | { readonly type: 'move'; readonly rank: number }
  /** The workshop died under the job within one run of the browser: back into the queue. */
  | { readonly type: 'requeue' }
  /** The browser was closed under the job. */
  | { readonly type: 'interrupt' }
  /** The user wants it again; the run belongs to this run of the browser, and its attempts count anew. */
  | { readonly type: 'resume'; readonly browserSession: string };

export type JobEventType = JobEvent['type'];

/** Which events each state allows. */
const allowed: Readonly<Record<JobState, readonly JobEventType[]>> = {
  queued: ['begin', 'cancel', 'move', 'requeue', 'interrupt'],
  running: ['progress', 'finish', 'fail', 'cancel', 'requeue', 'interrupt', 'ask', 'block'],
  asking: ['agree', 'cancel'],
  done: [],
  failed: ['resume'],
  cancelled: [],
  interrupted: ['resume', 'cancel'],
};

export function allows(state: JobState, event: JobEventType): boolean {
  return allowed[state].includes(event);
}

/** True while the job waits or works. */
export function isUnfinished(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}

const still = { stage: null, secondsLeft: null } as const;

function changes(job: Job, event: JobEvent): Partial<Job> {
  switch (event.type) {
    case 'begin':
      return { ...still, state: 'running', fraction: 0, attempt: job.attempt + 1 };
    case 'progress':
      return {
        stage: event.stage,
        fraction: Math.min(1, Math.max(job.fraction, event.fraction)),
        secondsLeft: event.secondsLeft,
      };
    case 'finish':
      return { ...still, state: 'done', fraction: 1, creationId: event.creationId };
    case 'fail':
      return { ...still, state: 'failed', error: { code: event.code, message: event.message } };
    case 'ask':
      return { ...still, state: 'asking', fraction: 0, stop: event.stop };
    case 'agree':
      return {
        ...still,
        state: 'queued',
        attempt: 0,
        stop: null,
        agreed: [...new Set([...job.agreed, ...(job.stop?.reasons ?? [])])],
      };
    case 'block':
      return {
        ...still,
        state: 'failed',
        title: '',
        page: null,
        error: { code: event.code, message: event.message },
        stop: event.stop,
        blockedHash: event.hash,
      };
    case 'cancel':
      return { ...still, state: 'cancelled' };
    case 'move':
      return { rank: event.rank };
    case 'requeue':
      return { ...still, state: 'queued', fraction: 0 };
    case 'interrupt':
      return { ...still, state: 'interrupted', fraction: 0 };
    case 'resume':
      return {
        ...still,
        state: 'queued',
        fraction: 0,
        attempt: 0,
        error: null,
        stop: null,
        browserSession: event.browserSession,
      };
  }
}

/**
 * The job after an event; the one given stays as it is.
 * @param at milliseconds since the epoch
 * @throws Error where the state does not allow the event
 */
export function transition(job: Job, event: JobEvent, at: number): Job {
  if (!allows(job.state, event.type)) throw new Error(`A ${job.state} job does not ${event.type}.`);
  return { ...job, ...changes(job, event), updatedAt: at };
}
