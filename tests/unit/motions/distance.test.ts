import { describe, expect, it } from 'vitest';
import { distanceTo } from '../../../engine/motions/distance.ts';
import { seededRandom } from '../../../engine/plan/random.ts';

describe('distanceTo', () => {
  it('agrees with looking at every cell', () => {
    const random = seededRandom(4);
    for (const [width, height] of [
      [1, 1],
      [13, 9],
      [1, 20],
      [32, 2],
    ] as const) {
      const set = Array.from({ length: width * height }, () => random() < 0.08);
      set[Math.floor(set.length / 2)] = true;
      const distance = distanceTo(width, height, (i) => set[i]!);
      distance.forEach((d, i) => {
        const nearest = set.reduce(
          (best, isIn, j) =>
            isIn
              ? Math.min(
                  best,
                  Math.hypot((i % width) - (j % width), Math.floor(i / width) - Math.floor(j / width)),
                )
              : best,
          Number.POSITIVE_INFINITY,
        );
        expect(d).toBeCloseTo(nearest, 4);
      });
    }
  });

  it('is infinite without a set', () => {
    expect([...distanceTo(3, 2, () => false)].every((d) => d === Number.POSITIVE_INFINITY)).toBe(true);
  });
});
