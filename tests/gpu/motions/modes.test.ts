import { describe, expect, it } from 'vitest';
import { ModeBuilder, modesAt } from '../../../engine/motions/modes.ts';
import { modesDraw } from '../../../engine/motions/modesDraw.ts';
import { at, paint, worstDifference } from '../support/pixels.ts';
import { framesOf, sceneOf } from '../support/scenes.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

const [width, height] = [48, 32];
/** Red tells the column, green the row. */
const ramp = paint(width, height, (x, y) => [5 * x, 7 * y, 100, 255]);

/** Three modes on a grid as fine as the target, without motion in the left third. */
function bend(channels: 1 | 2) {
  const [w, h] = [24, 16];
  const builder = new ModeBuilder(w, h, channels);
  [1, 2, 5].forEach((cycles, k) => {
    const mode = builder.at(cycles);
    for (let i = 0; i < w * h; i++) {
      const x = i % w;
      if (x < w / 3) continue;
      for (let c = 0; c < channels; c++) {
        mode.sine[i * channels + c] = 0.03 * Math.sin(0.1 * x + k + c);
        mode.cosine[i * channels + c] = 0.02 * Math.cos(0.2 * Math.floor(i / w) + k - c);
      }
    }
  });
  return builder.build();
}

const draw = (bench: GpuBench, channels: 1 | 2, indices: readonly number[], steps = 0) => {
  const motions = modesDraw(bench.resources, 'test', bend(channels), { width, height }, { steps });
  return framesOf(bench, sceneOf(bench, ramp, { motions }), indices);
};

describe('the kernel of modes', () => {
  it('displaces as the reference says, frame by frame, and not at all at the start and where it is told so', async () => {
    await withGpu(async (bench) => {
      const frames = await draw(bench, 2, [0, 1, 3, 6]);
      expect(worstDifference(frames[0]!, ramp).difference).toBe(0);
      const modes = bend(2);
      frames.forEach((frame, k) => {
        const time = [0, 1, 3, 6][k]! / 8;
        for (let y = 4; y < height - 4; y += 2) {
          for (let x = 0; x < width - 6; x += 2) {
            if (x < width / 3 - 2) {
              expect([at(frame, x, y, 0), at(frame, x, y, 1)]).toEqual([5 * x, 7 * y]);
              continue;
            }
            if (x < width / 3 + 2) continue;
            // The mean of the four cells around the pixel's corner, near enough: shapes are smooth.
            const cell = Math.floor(y / 2) * 24 + Math.floor(x / 2);
            const across = modesAt(modes, cell, 0, time) * width;
            const down = modesAt(modes, cell, 1, time) * height;
            expect(
              Math.abs(at(frame, x, y, 0) - 5 * (x + across)),
              `column at ${x}, ${y}, ${time}`,
            ).toBeLessThan(4);
            expect(Math.abs(at(frame, x, y, 1) - 7 * (y + down)), `row at ${x}, ${y}, ${time}`).toBeLessThan(
              4,
            );
          }
        }
      });
    });
  });

  it('lights as the reference says', async () => {
    await withGpu(async (bench) => {
      const [start, later] = await draw(bench, 1, [0, 2]);
      expect(worstDifference(start!, ramp).difference).toBe(0);
      const cell = 8 * 24 + 16;
      const expected = 100 * 2 ** modesAt(bend(1), cell, 0, 0.25);
      expect(Math.abs(at(later!, 33, 17, 2) - expected)).toBeLessThan(2);
      expect(at(later!, 4, 16, 2)).toBe(100);
    });
  });

  it('inverts: what moves takes its offset from where it came from', async () => {
    await withGpu(async (bench) => {
      const [plain] = await draw(bench, 2, [3]);
      const [inverse] = await draw(bench, 2, [3], 2);
      const { difference } = worstDifference(plain!, inverse!);
      expect(difference).toBeGreaterThan(0);
      expect(difference).toBeLessThan(40);
    });
  });

  it('draws nothing for modes that move nothing', async () => {
    await withGpu(async ({ resources }) => {
      const nothing = new ModeBuilder(4, 4, 2);
      nothing.at(3);
      expect(modesDraw(resources, 'test', nothing.build(), { width, height })).toEqual([]);
    });
  });
});
