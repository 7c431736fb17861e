import { describe, expect, it, vi } from 'vitest';
import { EngineError } from '../../../engine/contracts.ts';
import { VivifyError } from '../../../lib/errors.ts';
import { openJournal } from '../../../lib/jobs/journal.ts';
import { SafetyStopped } from '../../../lib/safety/stopped.ts';
import { bench, credentials } from './support.ts';

const job = (sourceId: string, options = {}) => ({ sourceId, title: 'A title', options });

describe('a job from picture to gallery', () => {
  it('is in the journal before work begins, then done, and its picture gone', async () => {
    const b = await bench();
    await b.runner.start();
    const sourceId = b.inbox.add('picture');
    const { jobId, joined } = await b.runner.submit(job(sourceId));
    expect(joined).toBe(false);
    const call = await b.call(0);
    expect(await b.journal.all()).toMatchObject([{ id: jobId, state: 'running', attempt: 1 }]);
    expect(await call.picture.text()).toBe('picture');
    call.finish();
    expect(await b.settled(jobId)).toMatchObject({ state: 'done', creationId: jobId, fraction: 1 });
    expect(b.stored).toMatchObject([{ id: jobId, title: 'A title', credentials }]);
    await expect.poll(() => b.inbox.pictures.size).toBe(0);
    expect(await b.journal.all()).toMatchObject([{ state: 'done' }]);
    expect(b.runner.list()).toEqual([]);
    expect(b.announced.map(({ state, stage }) => stage ?? state)).toEqual([
      'queued',
      'running',
      'seal',
      'store',
      'done',
    ]);
  });

  it('maps engine progress to 0..0.95 and tells it at most ten times a second, each stage at once', async () => {
    const b = await bench();
    await b.runner.start();
    await b.runner.submit(job(b.inbox.add('picture')));
    const { context } = await b.call(0);
    const before = b.announced.length;
    for (let step = 0; step <= 100; step++) {
      b.clock += 10;
      context.onProgress({ stage: step < 50 ? 'bake' : 'render', fraction: step / 100, secondsLeft: 5 });
    }
    const told = b.announced.slice(before);
    expect(told.length).toBeGreaterThan(8);
    expect(told.length).toBeLessThanOrEqual(12);
    expect(told.filter(({ stage }) => stage === 'render')[0]?.fraction).toBeCloseTo(0.475);
    context.onProgress({ stage: 'encode', fraction: 1, secondsLeft: 0 });
    expect(b.announced.at(-1)).toMatchObject({ stage: 'encode', fraction: 0.95, secondsLeft: 0 });
  });

  it('takes the page and what was asked for along', async () => {
    const b = await bench();
    await b.runner.start();
    const page = { url: 'https://example.org/lake', title: 'A lake' };
    const options = { prompt: 'slow waves' };
    const { jobId } = await b.runner.submit({ ...job(b.inbox.add('picture'), options), page });
    (await b.call(0)).finish();
    await b.settled(jobId);
    expect(b.stored).toMatchObject([{ page, options }]);
  });

  it('works in the order that the user gave the queue', async () => {
    const b = await bench();
    await b.runner.start();
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      b.clock += 1;
      ids.push((await b.runner.submit(job(b.inbox.add(name)))).jobId);
    }
    await b.call(0);
    await b.runner.move(ids[3]!, 'earlier');
    await b.runner.move(ids[3]!, 'earlier');
    await b.runner.move(ids[1]!, 'later');
    expect(b.runner.list().map(({ id }) => ids.indexOf(id))).toEqual([0, 3, 2, 1]);
    await b.runner.move(ids[3]!, 'earlier');
    await b.runner.move(ids[0]!, 'later');
    expect(b.runner.list().map(({ id }) => ids.indexOf(id))).toEqual([0, 3, 2, 1]);
    expect((await b.journal.all()).filter(({ rank }) => rank !== null).length).toBe(2);
    for (const [turn, name] of ['a', 'd', 'c', 'b'].entries()) {
      const call = await b.call(turn);
      expect(await call.picture.text()).toBe(name);
      call.finish();
    }
  });

  it('keeps debug images only where they were asked for', async () => {
    const kept: [string, string[]][] = [];
    const b = await bench({
      keepDebugImages: async (id, images) => void kept.push([id, Object.keys(images)]),
    });
    await b.runner.start();
    const plain = await b.runner.submit(job(b.inbox.add('picture')));
    (await b.call(0)).finish();
    await b.settled(plain.jobId);
    const { jobId } = await b.runner.submit(job(b.inbox.add('picture'), { debug: true }));
    (await b.call(1)).finish();
    await b.settled(jobId);
    expect(kept).toEqual([[jobId, ['sky']]]);
  });
});

describe('the queue', () => {
  it('works on one at a time, oldest first', async () => {
    const b = await bench();
    await b.runner.start();
    const ids: string[] = [];
    for (const text of ['a', 'b', 'c']) {
      b.clock++;
      ids.push((await b.runner.submit(job(b.inbox.add(text)))).jobId);
    }
    for (const [index, text] of ['a', 'b', 'c'].entries()) {
      const call = await b.call(index);
      expect(b.calls.length).toBe(index + 1);
      expect(await call.picture.text()).toBe(text);
      expect(b.runner.list().map(({ id }) => id)).toEqual(ids.slice(index));
      call.finish();
    }
    expect(await b.settled(ids[2]!)).toMatchObject({ state: 'done' });
  });

  it('joins the same picture with the same options, even when both come at once', async () => {
    const b = await bench();
    await b.runner.start();
    const options = { seconds: 2, fps: 10 };
    const [first, second] = await Promise.all([
      b.runner.submit(job(b.inbox.add('same'), options)),
      b.runner.submit(job(b.inbox.add('same'), { fps: 10, seconds: 2 })),
    ]);
    expect(second).toEqual({ jobId: first.jobId, joined: true });
    expect(b.inbox.pictures.size).toBe(1);
    const other = await b.runner.submit(job(b.inbox.add('same'), { seconds: 3, fps: 10 }));
    expect(other.joined).toBe(false);
    (await b.call(0)).finish();
    await b.settled(first.jobId);
    const again = await b.runner.submit(job(b.inbox.add('same'), options));
    expect(again.joined).toBe(false);
  });

  it('goes on after a failure', async () => {
    const b = await bench();
    await b.runner.start();
    const bad = await b.runner.submit(job(b.inbox.add('bad')));
    b.clock++;
    const good = await b.runner.submit(job(b.inbox.add('good')));
    (await b.call(0)).fail(new EngineError('device-lost', 'gone'));
    (await b.call(1)).finish();
    expect(await b.settled(good.jobId)).toMatchObject({ state: 'done' });
    expect(b.runner.list()).toMatchObject([
      { id: bad.jobId, state: 'failed', error: { code: 'device-lost' } },
    ]);
  });

  it('refuses a picture that is not in the inbox', async () => {
    const b = await bench();
    await b.runner.start();
    await expect(b.runner.submit(job(crypto.randomUUID()))).rejects.toMatchObject({
      code: 'picture-not-found',
    });
    expect(await b.journal.all()).toEqual([]);
  });
});

describe('failures', () => {
  it.each([
    ['seal', { seal: () => Promise.reject(new VivifyError('seal-invalid', 'bad')) }, 'seal-invalid'],
    ['store', { store: () => Promise.reject(new DOMException('', 'QuotaExceededError')) }, 'storage-full'],
    ['animate', { animate: () => Promise.reject(new TypeError('a bug')) }, 'unknown'],
  ] as const)('%s keeps the code and the picture', async (_name, broken, code) => {
    const b = await bench(broken);
    await b.runner.start();
    const { jobId } = await b.runner.submit(job(b.inbox.add('picture')));
    b.calls[0]?.finish();
    if (!('animate' in broken)) (await b.call(0)).finish();
    expect(await b.settled(jobId)).toMatchObject({ state: 'failed', error: { code } });
    expect(b.inbox.pictures.size).toBe(1);
  });

  it('are taken up again on demand, and replaced when the picture comes again', async () => {
    const b = await bench();
    await b.runner.start();
    const first = await b.runner.submit(job(b.inbox.add('same')));
    (await b.call(0)).fail(new EngineError('no-webgpu', ''));
    await b.settled(first.jobId);
    await b.runner.resume(first.jobId);
    await b.runner.resume(first.jobId);
    (await b.call(1)).fail(new EngineError('no-webgpu', ''));
    await b.settled(first.jobId);
    const second = await b.runner.submit(job(b.inbox.add('same')));
    expect(second.joined).toBe(false);
    expect(b.runner.list().map(({ id }) => id)).toEqual([second.jobId]);
    expect(b.inbox.pictures.size).toBe(1);
  });

  it('are forgotten with their picture on demand, work in progress is not', async () => {
    const b = await bench();
    await b.runner.start();
    const { jobId } = await b.runner.submit(job(b.inbox.add('picture')));
    const call = await b.call(0);
    await expect(b.runner.dismiss(jobId)).rejects.toMatchObject({ code: 'not-allowed' });
    call.fail(new EngineError('no-encoder', ''));
    await b.settled(jobId);
    await b.runner.dismiss(jobId);
    await b.runner.dismiss(jobId);
    expect(b.runner.get(jobId)).toBeNull();
    expect(b.inbox.pictures.size).toBe(0);
    expect(await b.journal.all()).toEqual([]);
  });

  it('of the journal do not hang the queue', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const real = await openJournal(crypto.randomUUID());
    let broken = false;
    const b = await bench({
      journal: {
        ...real,
        put: (row) => (broken ? Promise.reject(new DOMException('', 'QuotaExceededError')) : real.put(row)),
      },
    });
    await b.runner.start();
    const { jobId } = await b.runner.submit(job(b.inbox.add('picture')));
    const call = await b.call(0);
    broken = true;
    call.finish();
    expect((await b.settled(jobId)).state).toBe('done');
    await expect(b.runner.submit(job(b.inbox.add('next')))).rejects.toThrow();
    broken = false;
    await b.runner.submit(job(b.inbox.add('last')));
    await b.call(1);
    expect(logged).toHaveBeenCalled();
    logged.mockRestore();
  });
});

describe('cancelling', () => {
  it('aborts a running job at once and goes on with the next', async () => {
    const b = await bench();
    await b.runner.start();
    const first = await b.runner.submit(job(b.inbox.add('first')));
    b.clock++;
    await b.runner.submit(job(b.inbox.add('second')));
    const call = await b.call(0);
    await b.runner.cancel(first.jobId);
    expect(call.context.signal.aborted).toBe(true);
    expect(b.runner.get(first.jobId)?.state).toBe('cancelled');
    await b.call(1);
    call.context.onProgress({ stage: 'render', fraction: 0.9, secondsLeft: 1 });
    expect(b.runner.get(first.jobId)).toMatchObject({ state: 'cancelled', stage: null });
    expect(b.inbox.pictures.size).toBe(1);
    expect(b.stored).toEqual([]);
  });

  it('takes a queued job out of the queue', async () => {
    const b = await bench();
    await b.runner.start();
    const first = await b.runner.submit(job(b.inbox.add('first')));
    b.clock++;
    const second = await b.runner.submit(job(b.inbox.add('second')));
    await b.runner.cancel(second.jobId);
    (await b.call(0)).finish();
    await b.settled(first.jobId);
    expect(b.calls.length).toBe(1);
    expect(b.runner.get(second.jobId)?.state).toBe('cancelled');
  });

  it('while the video is being sealed or stored leaves nothing behind', async () => {
    for (const step of ['seal', 'store'] as const) {
      let arrived = () => undefined as unknown;
      let goOn = () => undefined as unknown;
      const here = new Promise((resolve) => {
        arrived = () => resolve(null);
      });
      const gate = new Promise((resolve) => {
        goOn = () => resolve(null);
      });
      const held = async () => {
        arrived();
        await gate;
        return { mp4: new Blob(), credentials };
      };
      const b = await bench({ [step]: held });
      await b.runner.start();
      const { jobId } = await b.runner.submit(job(b.inbox.add('picture')));
      (await b.call(0)).finish();
      await here;
      await b.runner.cancel(jobId);
      goOn();
      if (step === 'store') await expect.poll(() => b.discarded).toEqual([jobId]);
      expect(b.runner.get(jobId)).toMatchObject({ state: 'cancelled', creationId: null });
      expect(b.stored).toEqual([]);
      expect(b.inbox.pictures.size).toBe(0);
    }
  });

  it('changes nothing about what is over, or unknown', async () => {
    const b = await bench();
    await b.runner.start();
    const { jobId } = await b.runner.submit(job(b.inbox.add('picture')));
    (await b.call(0)).finish();
    await b.settled(jobId);
    await b.runner.cancel(jobId);
    await b.runner.cancel(crypto.randomUUID());
    await b.runner.resume(jobId);
    expect(b.runner.get(jobId)?.state).toBe('done');
  });
});

describe('a check', () => {
  const ask = { decision: 'ask', reasons: ['face'], words: [] } as const;
  const block = { decision: 'block', reasons: ['explicit'], words: [] } as const;

  it('asks, lets other jobs go on meanwhile, and goes on with what is agreed', async () => {
    const remembered: unknown[] = [];
    const agreedOf: unknown[] = [];
    const b = await bench({
      safety: {
        gates: async (_, agreed) => {
          agreedOf.push(agreed);
          return { on: true, prompt: () => undefined, picture: () => undefined, video: () => undefined };
        },
        agreed: async (_, reasons) => void remembered.push(reasons),
        blocked: async () => 'hash',
      },
    });
    await b.runner.start();
    const first = await b.runner.submit(job(b.inbox.add('a face')));
    const second = await b.runner.submit(job(b.inbox.add('a sea')));
    (await b.call(0)).fail(new SafetyStopped(ask));
    expect(await b.settled(first.jobId)).toMatchObject({ state: 'asking', stop: ask });
    (await b.call(1)).finish();
    expect(await b.settled(second.jobId)).toMatchObject({ state: 'done' });
    await b.runner.answer(first.jobId, true);
    (await b.call(2)).finish();
    expect(await b.settled(first.jobId)).toMatchObject({ state: 'done', agreed: ['face'] });
    expect(remembered).toEqual([['face']]);
    expect(agreedOf).toEqual([[], [], ['face']]);
  });

  it('cancels where the user says no, and forgets the picture', async () => {
    const b = await bench();
    await b.runner.start();
    const { jobId } = await b.runner.submit(job(b.inbox.add('a face')));
    (await b.call(0)).fail(new SafetyStopped(ask));
    await b.settled(jobId);
    await b.runner.answer(jobId, false);
    expect(b.runner.get(jobId)).toMatchObject({ state: 'cancelled' });
    expect(b.inbox.pictures.size).toBe(0);
  });

  it('keeps nothing of a blocked picture but its hash and the reason', async () => {
    const b = await bench();
    await b.runner.start();
    const { jobId } = await b.runner.submit(job(b.inbox.add('explicit')));
    (await b.call(0)).fail(new SafetyStopped(block));
    expect(await b.settled(jobId)).toMatchObject({
      state: 'failed',
      error: { code: 'picture-blocked' },
      blockedHash: 'hash',
      title: '',
      stop: block,
    });
    expect(b.inbox.pictures.size).toBe(0);
    expect(b.stored).toEqual([]);
  });
});
