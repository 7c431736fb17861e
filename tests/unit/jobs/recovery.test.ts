import { describe, expect, it } from 'vitest';
import type { Job } from '../../../lib/jobs/job.ts';
import { openJournal } from '../../../lib/jobs/journal.ts';
import { bench, exampleJob, MemoryInbox } from './support.ts';

const day = 24 * 60 * 60 * 1000;

async function leftBy(rows: Job[], now = 1000) {
  const journal = await openJournal(crypto.randomUUID());
  const inbox = new MemoryInbox();
  for (const row of rows) {
    await journal.put(row);
    inbox.pictures.set(row.sourceId, { picture: new Blob([row.id]), at: 0 });
  }
  const b = await bench({ journal, inbox });
  b.clock = now;
  return b;
}

describe('a new workshop in the same run of the browser', () => {
  it('takes up what was running and queued, in order', async () => {
    const running = exampleJob({
      state: 'running',
      attempt: 1,
      stage: 'render',
      fraction: 0.4,
      createdAt: 1,
    });
    const queued = exampleJob({ createdAt: 2 });
    const b = await leftBy([queued, running]);
    await b.runner.start();
    const call = await b.call(0);
    expect(await call.picture.text()).toBe(running.id);
    expect(b.runner.get(running.id)).toMatchObject({ state: 'running', attempt: 2, fraction: 0 });
    call.finish();
    expect(await (await b.call(1)).picture.text()).toBe(queued.id);
    expect(b.runner.get(queued.id)).toMatchObject({ attempt: 1 });
  });

  it('gives up a job that took the workshop down twice, and keeps its picture for another try', async () => {
    const fatal = exampleJob({ state: 'running', attempt: 2 });
    const b = await leftBy([fatal]);
    await b.runner.start();
    expect(b.runner.list()).toMatchObject([{ state: 'failed', error: { code: 'interrupted' } }]);
    expect(b.calls).toEqual([]);
    await b.runner.resume(fatal.id);
    await b.call(0);
    expect(b.runner.get(fatal.id)).toMatchObject({ state: 'running', attempt: 1 });
  });

  it('still knows what was done within the hour, and forgets it later', async () => {
    const id = crypto.randomUUID();
    const done = exampleJob({ id, state: 'done', creationId: id });
    const fresh = await leftBy([done]);
    await fresh.runner.start();
    expect(fresh.runner.get(id)?.state).toBe('done');
    const late = await leftBy([done], day);
    await late.runner.start();
    expect(late.runner.get(id)).toBeNull();
    expect(await late.journal.all()).toEqual([]);
  });
});

describe('a new browser', () => {
  const other = { browserSession: 'an earlier one' };

  it('offers what was unfinished, and does not begin by itself', async () => {
    const running = exampleJob({ ...other, state: 'running', attempt: 1, createdAt: 1 });
    const queued = exampleJob({ ...other, createdAt: 2 });
    const b = await leftBy([running, queued]);
    await b.runner.start();
    expect(b.runner.list()).toMatchObject([{ state: 'interrupted' }, { state: 'interrupted' }]);
    expect(await b.journal.all()).toMatchObject([{ state: 'interrupted' }, { state: 'interrupted' }]);
    expect(b.calls).toEqual([]);

    await b.runner.resume(running.id);
    (await b.call(0)).finish();
    expect(await b.settled(running.id)).toMatchObject({ state: 'done', browserSession: 'one' });
    await b.runner.dismiss(queued.id);
    expect(b.runner.list()).toEqual([]);
    await expect.poll(() => b.inbox.pictures.size).toBe(0);
  });

  it('forgets what the earlier one had done, and keeps what failed', async () => {
    const b = await leftBy([
      exampleJob({ ...other, state: 'done', updatedAt: 999 }),
      exampleJob({ ...other, state: 'cancelled', updatedAt: 999 }),
      exampleJob({ ...other, state: 'failed', error: { code: 'no-webgpu', message: '' } }),
    ]);
    await b.runner.start();
    expect((await b.journal.all()).map(({ state }) => state)).toEqual(['failed']);
  });

  it('can cancel an interrupted job', async () => {
    const row = exampleJob({ ...other });
    const b = await leftBy([row]);
    await b.runner.start();
    await b.runner.cancel(row.id);
    expect(b.runner.get(row.id)?.state).toBe('cancelled');
    expect(b.inbox.pictures.size).toBe(0);
  });
});

describe('sweeping', () => {
  it('removes pictures without a job after a day, and only then', async () => {
    const kept = exampleJob({ state: 'failed', error: { code: 'unknown', message: '' } });
    const b = await leftBy([kept], 2 * day);
    b.inbox.add('old orphan', day - 1);
    const young = b.inbox.add('young orphan', day + 1);
    await b.runner.start();
    expect([...b.inbox.pictures.keys()].sort()).toEqual([kept.sourceId, young].sort());
  });

  it('takes up rows of before pages and places in the queue were kept', async () => {
    const { page, rank, ...row } = exampleJob();
    expect([page, rank]).toEqual([null, null]);
    const b = await leftBy([row as Job]);
    await b.runner.start();
    expect(b.runner.list()).toMatchObject([{ id: row.id, page: null, rank: null }]);
  });

  it('drops journal rows that cannot be read', async () => {
    const row = exampleJob();
    const b = await leftBy([{ ...row, state: 'dreaming' } as unknown as Job]);
    await b.runner.start();
    expect(b.runner.list()).toEqual([]);
    expect(await b.journal.all()).toEqual([]);
  });
});
