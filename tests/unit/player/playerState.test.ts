import { expect, it } from 'vitest';
import { afterLook } from '../../../entrypoints/player/playerState.ts';
import type { Job, JobState } from '../../../lib/jobs/job.ts';

const jobId = '11111111-1111-4111-8111-111111111111';
const creationId = '22222222-2222-4222-8222-222222222222';

const job = (state: JobState, more: Partial<Job> = {}): Job => ({
  id: jobId,
  sourceId: creationId,
  fingerprint: 'fingerprint',
  title: 'Picture',
  page: null,
  options: {},
  state,
  stage: null,
  fraction: 0,
  secondsLeft: null,
  attempt: 1,
  browserSession: 'session',
  error: null,
  stop: null,
  agreed: [],
  blockedHash: null,
  creationId: null,
  rank: null,
  createdAt: 0,
  updatedAt: 0,
  ...more,
});

it('shows what the job is', () => {
  const running = job('running', { fraction: 0.4 });
  expect(afterLook(jobId, running)).toEqual({ name: 'working', jobId, job: running });
  expect(afterLook(jobId, job('queued')).name).toBe('working');
  expect(afterLook(jobId, job('done', { creationId }))).toEqual({ name: 'playing', creationId });
  expect(afterLook(jobId, job('cancelled'))).toEqual({ name: 'closed' });
});

it('asks what a check asks', () => {
  const stop = { decision: 'ask', reasons: ['face'], words: [] } as const;
  expect(afterLook(jobId, job('asking', { stop }))).toEqual({ name: 'asking', jobId, stop });
});

it('offers to take up what failed or was interrupted', () => {
  const error = { code: 'device-lost', message: 'lost twice' } as const;
  expect(afterLook(jobId, job('failed', { error }))).toEqual({
    name: 'problem',
    code: 'device-lost',
    jobId,
    stop: null,
  });
  expect(afterLook(jobId, job('interrupted'))).toEqual({ name: 'problem', code: 'interrupted', jobId });
});

it('starts over where the job is gone or has nothing to show', () => {
  expect(afterLook(jobId, null)).toEqual({ name: 'problem', code: 'interrupted', jobId: null });
  expect(afterLook(jobId, job('done'))).toEqual({ name: 'problem', code: 'unknown', jobId });
});
