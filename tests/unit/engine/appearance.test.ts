import { describe, expect, it } from 'vitest';
import { learnAppearance } from '../../../engine/analyse/appearance.ts';
import { structureTensor } from '../../../engine/analyse/structureTensor.ts';
import { probabilitiesOf } from './support/probabilities.ts';
import { paint } from './support/scenes.ts';

const width = 120;
const height = 90;
// Blue water to the right of a slanting shore of brown rock.
const isWater = (u: number, v: number) => u > 0.4 + 0.3 * v;
const picture = paint(width, height, (u, v, n) =>
  isWater(u, v) ? [0.2, 0.35 + 0.05 * n, 0.5] : [0.4 + 0.2 * n, 0.3 + 0.1 * n, 0.2],
);
const tensor = structureTensor(picture.luma, width, height);
// The net is sure far from the shore and has it upright in the middle.
const net = probabilitiesOf(width, height, (u) => {
  const p = Math.min(0.95, Math.max(0.05, 0.5 + 1.5 * (u - 0.55)));
  return { water: p, mountain: 0.97 - p };
});
const wrong = (water: Float32Array, rock: Float32Array) =>
  water.reduce((count, p, i) => {
    const u = ((i % width) + 0.5) / width;
    const v = (Math.floor(i / width) + 0.5) / height;
    return count + (p > rock[i]! === isWater(u, v) ? 0 : 1);
  }, 0);

describe('learnAppearance', () => {
  it("finds the border that the net missed by the picture's own colours", () => {
    const seen = learnAppearance(picture, net, tensor);
    const before = wrong(net.of.water, net.of.mountain);
    expect(before).toBeGreaterThan(500);
    expect(wrong(seen.of.water, seen.of.mountain)).toBeLessThan(before / 4);
  });

  it('gives shares of one, and nothing to classes that the net did not see', () => {
    const { of } = learnAppearance(picture, net, tensor);
    for (const i of [0, 500, width * height - 1])
      expect(Object.values(of).reduce((sum, plane) => sum + plane[i]!, 0)).toBeCloseTo(1, 4);
    expect(Math.max(...of.person)).toBe(0);
  });

  it('believes the net where all looks alike', () => {
    const grey = paint(width, height, () => [0.5, 0.5, 0.5]);
    const { of } = learnAppearance(grey, net, structureTensor(grey.luma, width, height));
    expect(of.water[45 * width + 110]).toBeGreaterThan(of.mountain[45 * width + 110]!);
    expect(of.water[45 * width + 10]).toBeLessThan(of.mountain[45 * width + 10]!);
  });
});
