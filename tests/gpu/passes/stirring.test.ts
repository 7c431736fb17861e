import { expect, it } from 'vitest';
import { ReadbackFrames } from '../../../engine/render/readbackFrames.ts';
import { at, type Pixels, paint } from '../support/pixels.ts';
import { planesOf } from '../support/planes.ts';
import { sceneOf } from '../support/scenes.ts';
import { withGpu } from '../support/withGpu.ts';

const [width, height] = [64, 48];

/** Luma of these frames of an even picture of this grey, stirred. */
async function stirred(indices: readonly number[], grey = 100): Promise<Pixels[]> {
  const lumas: Pixels[] = [];
  await withGpu(async (bench) => {
    const picture = paint(width, height, () => [grey, grey, grey, 255]);
    using frames = new ReadbackFrames(sceneOf(bench, picture), { stirred: true });
    for (const index of indices) {
      const { y, u, v } = await planesOf(await frames.draw(index, { timestamp: 0, duration: 1 }));
      expect(
        [...u.data, ...v.data].every((value) => value === 128),
        'chroma',
      ).toBe(true);
      lumas.push(y);
    }
  });
  return lumas;
}

/** Sum of what changes from one frame to the next in a square of 8 pixels. */
function changeIn(a: Pixels, b: Pixels, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + 8; y++) for (let x = left; x < left + 8; x++) sum += at(b, x, y) - at(a, x, y);
  return sum;
}

it('sets quarters of every other block apart from frame to frame, and blocks as a whole not at all', async () => {
  const lumas = await stirred([0, 1, 2, 3, 4]);
  for (let index = 0; index < 4; index++) {
    for (let y = 0; y < height; y += 16) {
      for (let x = 0; x < width; x += 16) {
        const sums = [0, 8].flatMap((down) =>
          [0, 8].map((right) => changeIn(lumas[index]!, lumas[index + 1]!, x + right, y + down)),
        );
        const turns = (index + x / 16 + y / 16) % 2 === 1;
        if (turns) expect(Math.max(...sums) - Math.min(...sums), `frame ${index}`).toBeGreaterThan(128);
        else expect(sums, `frame ${index}`).toEqual([0, 0, 0, 0]);
        expect(sums.reduce((sum, value) => sum + value, 0)).toBe(0);
      }
    }
  }
  expect(lumas[4], 'after four frames').toEqual(lumas[0]);
});

it('moves no pixel by more than a level', async () => {
  const grey = Math.round(16 + (219 * 100) / 255);
  for (const { data } of await stirred([0, 1]))
    expect([...new Set(data)].sort((a, b) => a - b)).toEqual([grey - 1, grey, grey + 1]);
});
