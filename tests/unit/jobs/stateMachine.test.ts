import { describe, expect, it } from 'vitest';
import { type JobState, jobStates } from '../../../lib/jobs/job.ts';
import {
  allows,
  isUnfinished,
  type JobEvent,
  type JobEventType,
  transition,
} from '../../../lib/jobs/stateMachine.ts';
import { exampleJob } from './support.ts';

const creationId = crypto.randomUUID();
const events: Record<JobEventType, JobEvent> = {
  begin: { type: 'begin' },
  progress: { type: 'progress', stage: 'render', fraction: 0.5, secondsLeft: 3 },
  finish: { type: 'finish', creationId },
  fail: { type: 'fail', code: 'device-lost', message: 'gone' },
  ask: { type: 'ask', stop: { decision: 'ask', reasons: ['face'], words: [] } },
  agree: { type: 'agree' },
  block: {
    type: 'block',
    code: 'picture-blocked',
    message: 'no',
    stop: { decision: 'block', reasons: ['explicit'], words: [] },
    hash: 'abc',
  },
  cancel: { type: 'cancel' },
  move: { type: 'move', rank: 7 },
  requeue: { type: 'requeue' },
  interrupt: { type: 'interrupt' },
  resume: { type: 'resume', browserSession: 'two' },
};

/** The whole machine: what is not listed is illegal. */
const machine: Record<JobState, Partial<Record<JobEventType, JobState>>> = {
  queued: {
    begin: 'running',
    cancel: 'cancelled',
    move: 'queued',
    requeue: 'queued',
    interrupt: 'interrupted',
  },
  running: {
    progress: 'running',
    finish: 'done',
    fail: 'failed',
    cancel: 'cancelled',
    requeue: 'queued',
    interrupt: 'interrupted',
    ask: 'asking',
    block: 'failed',
  },
  asking: { agree: 'queued', cancel: 'cancelled' },
  done: {},
  failed: { resume: 'queued' },
  cancelled: {},
  interrupted: { resume: 'queued', cancel: 'cancelled' },
};

const pairs = jobStates.flatMap((state) =>
  (Object.keys(events) as JobEventType[]).map((type) => ({ state, type, to: machine[state][type] })),
);

describe('every state meets every event', () => {
  it.each(pairs)('$state, $type -> $to', ({ state, type, to }) => {
    const job = Object.freeze(exampleJob({ state }));
    expect(allows(state, type)).toBe(to !== undefined);
    if (to) expect(transition(job, events[type], 7)).toMatchObject({ state: to, updatedAt: 7 });
    else expect(() => transition(job, events[type], 7)).toThrow(`A ${state} job does not ${type}`);
  });
});

describe('what events change', () => {
  it('begins an attempt from nothing', () => {
    const begun = transition(exampleJob({ attempt: 1, fraction: 0.4 }), events.begin, 2);
    expect(begun).toMatchObject({ attempt: 2, fraction: 0, stage: null, secondsLeft: null });
  });

  it('never lets the fraction fall or leave 0..1', () => {
    const running = exampleJob({ state: 'running', fraction: 0.7 });
    expect(transition(running, events.progress, 2)).toMatchObject({ fraction: 0.7, stage: 'render' });
    expect(
      transition(running, { type: 'progress', stage: 'seal', fraction: 4, secondsLeft: null }, 2),
    ).toMatchObject({ fraction: 1, stage: 'seal', secondsLeft: null });
  });

  it('asks, and takes what is agreed along; a block keeps the hash and the reason, and forgets the title', () => {
    const asking = transition(exampleJob({ state: 'running' }), events.ask, 2);
    expect(asking).toMatchObject({ stop: { reasons: ['face'] }, agreed: [] });
    expect(transition(asking, events.agree, 3)).toMatchObject({ stop: null, agreed: ['face'], attempt: 0 });
    expect(transition(exampleJob({ state: 'running' }), events.block, 2)).toMatchObject({
      title: '',
      blockedHash: 'abc',
      stop: { reasons: ['explicit'] },
      error: { code: 'picture-blocked' },
    });
  });

  it('finishes with the creation, fails with the reason', () => {
    const running = exampleJob({ state: 'running', stage: 'store', fraction: 0.9, secondsLeft: 1 });
    expect(transition(running, events.finish, 2)).toMatchObject({ creationId, fraction: 1, stage: null });
    expect(transition(running, events.fail, 2)).toMatchObject({
      error: { code: 'device-lost', message: 'gone' },
      creationId: null,
      secondsLeft: null,
    });
  });

  it('resumes in the new browser with fresh attempts and without the old error', () => {
    const failed = exampleJob({ state: 'failed', attempt: 2, error: { code: 'interrupted', message: '' } });
    expect(transition(failed, events.resume, 2)).toMatchObject({
      attempt: 0,
      error: null,
      browserSession: 'two',
    });
  });

  it('keeps the attempts of a job put back into the queue, so that it cannot loop for ever', () => {
    expect(transition(exampleJob({ state: 'running', attempt: 1 }), events.requeue, 2).attempt).toBe(1);
  });

  it('calls only queued and running jobs unfinished', () => {
    const unfinished = jobStates.filter((state) => isUnfinished(exampleJob({ state })));
    expect(unfinished).toEqual(['queued', 'running']);
  });
});
