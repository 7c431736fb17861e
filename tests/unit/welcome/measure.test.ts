import { describe, expect, it } from 'vitest';
import type { Animate, AnimateReport } from '../../../engine/contracts.ts';
import { expectedSeconds, measure } from '../../../entrypoints/welcome/measure.ts';

/** A run that takes a second once and 50 ms a frame. */
const run = (frames: number) => ({
  frames,
  stages: {
    decode: 100,
    analyse: 500,
    plan: 0,
    bake: 400,
    sound: 0,
    render: 30 * frames,
    encode: 20 * frames,
  },
});

describe('the time a clip is expected to take', () => {
  it('counts what is paid once and what is paid by frame', () => {
    expect(expectedSeconds(run(8), run(24), 120)).toBeCloseTo(1 + 120 * 0.05);
  });

  it('is not misled by an analysis that took longer once', () => {
    const { frames, stages } = run(8);
    expect(expectedSeconds({ frames, stages: { ...stages, analyse: 5000 } }, run(24), 120)).toBeCloseTo(7);
  });

  it('is never less than what was measured, whatever noise there was', () => {
    expect(expectedSeconds({ ...run(24), frames: 8 }, { ...run(8), frames: 32 }, 120)).toBeGreaterThan(1);
  });

  it('leaves out what only the first run costs', async () => {
    const told: number[] = [];
    let first = true;
    const animate = (async (_picture, { fps = 0 }, { onProgress }) => {
      onProgress({ stage: 'render', fraction: 0.5, secondsLeft: null });
      const { stages, frames } = run(fps);
      const analyse = first ? 60_000 : stages.analyse;
      first = false;
      const adapter = { description: 'test', software: false };
      const report = {
        frames,
        stages: { ...stages, analyse },
        adapter,
        codec: 'avc1',
        width: 640,
        height: 480,
      };
      return { report: report as unknown as AnimateReport } as Awaited<ReturnType<Animate>>;
    }) satisfies Animate;
    const signal = new AbortController().signal;
    const measured = await measure(animate, new Blob(), { gpu: {} }, signal, (fraction) =>
      told.push(fraction),
    );
    expect(measured.seconds).toBeCloseTo(7);
    expect(measured).toMatchObject({ codec: 'avc1', width: 640, height: 480 });
    expect(told).toEqual([0.5 / 3, 1.5 / 3, 2.5 / 3]);
  });
});
