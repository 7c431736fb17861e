import { describe, expect, it } from 'vitest';
import { seededRandom, seedOf } from '../../../engine/plan/random.ts';

const take = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
};

describe('seededRandom', () => {
  it('gives the numbers of mulberry32, on every machine', () => {
    expect(take(1, 3).map((x) => Math.round(x * 2 ** 32))).toEqual([2693262067, 11749833, 2265367787]);
  });

  it('repeats for the same seed and not for another', () => {
    expect(take(7, 20)).toEqual(take(7, 20));
    expect(take(8, 20)).not.toEqual(take(7, 20));
    expect(take(0xffffffff, 5)).toEqual(take(-1, 5));
  });

  it('fills 0..1 evenly', () => {
    const numbers = take(42, 20_000);
    const tenths = new Array(10).fill(0);
    for (const x of numbers) {
      expect(x >= 0 && x < 1).toBe(true);
      tenths[Math.floor(x * 10)]++;
    }
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });
});

describe('seedOf', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => (i % 97) / 97);

  it('is a whole number of 32 bits that depends on the picture alone', () => {
    const seed = seedOf(values);
    expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff).toBe(true);
    expect(seedOf(values.slice())).toBe(seed);
    expect(seedOf(new Float32Array())).toBe(0x811c9dc5);
  });

  it('differs where one pixel differs by a level, not by rounding noise', () => {
    const level = values.slice();
    level[500]! += 1 / 255;
    const noise = values.map((x) => Math.round(x * 255) / 255 + 1e-4);
    expect(seedOf(level)).not.toBe(seedOf(values));
    expect(seedOf(noise)).toBe(seedOf(values.map((x) => Math.round(x * 255) / 255)));
  });
});
