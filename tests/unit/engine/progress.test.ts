import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engineStages, type Progress } from '../../../engine/contracts.ts';
import { ProgressMeter } from '../../../engine/progress.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

/** Goes through a whole run of 20 frames of 50 ms with a pre-roll of three. */
async function run(meter: ProgressMeter) {
  for (const stage of ['decode', 'analyse', 'plan', 'bake'] as const) {
    await meter.time(stage, () => wait(100));
  }
  for (const done of [0, 0, 0, ...Array.from({ length: 20 }, (_, i) => i + 1)]) {
    wait(50);
    meter.frame(done, 20);
  }
}

describe('ProgressMeter', () => {
  it('never falls, begins at nought and ends at one', async () => {
    const told: Progress[] = [];
    await run(new ProgressMeter((progress) => told.push(progress)));
    const fractions = told.map(({ fraction }) => fraction);
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it('does not fall either when the run starts over on a new device', async () => {
    const told: Progress[] = [];
    const meter = new ProgressMeter((progress) => told.push(progress));
    await meter.time('decode', () => wait(10));
    meter.frame(10, 20);
    await run(meter);
    const fractions = told.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });

  it('tells the seconds left from the pace of the frames, once there are enough', async () => {
    const told: Progress[] = [];
    await run(new ProgressMeter((progress) => told.push(progress)));
    const frames = told.filter(({ stage }) => stage === 'render');
    const left = frames.slice(3).map(({ secondsLeft }) => secondsLeft);
    expect(left.slice(0, 4), 'too few frames to tell').toEqual([null, null, null, null]);
    left.slice(4).forEach((seconds, i) => {
      expect(seconds, `after frame ${i + 5}`).toBeCloseTo(0.05 * (20 - (i + 5)), 5);
    });
  });

  it('times each stage and knows them all', async () => {
    const meter = new ProgressMeter(() => undefined);
    expect(meter.milliseconds()).toEqual(Object.fromEntries(engineStages.map((stage) => [stage, 0])));
    const result = await meter.time('bake', async () => {
      wait(123);
      return 'baked';
    });
    meter.record('render', 45.6);
    expect(result).toBe('baked');
    expect(meter.milliseconds()).toMatchObject({ bake: 123, render: 46, encode: 0 });
  });

  it('passes on what a stage throws', async () => {
    const meter = new ProgressMeter(() => undefined);
    await expect(meter.time('decode', () => Promise.reject(new Error('torn')))).rejects.toThrow('torn');
  });
});
