import { describe, expect, it } from 'vitest';
import { estimateOf, type Made } from '../../../lib/studio/estimate.ts';

const stages = { decode: 100, analyse: 900, plan: 0, bake: 1000, sound: 0, render: 6000, encode: 4000 };
const made: Made = {
  report: {
    width: 1000,
    height: 1000,
    frames: 100,
    stages,
    adapter: { description: 'mine', software: false },
  },
  bytes: 2_000_000,
};
const work = { pixels: 1_000_000, frames: 100, bits: 1 };

describe('an estimate', () => {
  it('is what the same video took before, and grows with pixels and frames', () => {
    expect(estimateOf(work, 10, [made], 'mine')).toEqual({ seconds: 12, bytes: 2_000_000, known: true });
    const twice = estimateOf({ ...work, frames: 200, bits: 2 }, 10, [made], 'mine');
    expect(twice).toEqual({ seconds: 22, bytes: 8_000_000, known: true });
    const larger = estimateOf({ ...work, pixels: 16_000_000 }, 10, [made], 'mine');
    expect(larger.bytes, 'fewer bits a pixel').toBeCloseTo(16_000_000, 0);
  });

  it('goes by the preview where nothing was made on this adapter', () => {
    const guess = estimateOf(work, 60, [made], 'another');
    expect(guess.known).toBe(false);
    expect(guess.seconds).toBeCloseTo(3 + (100 * (60 + 40)) / 1000, 6);
    const fullHd = estimateOf({ ...work, pixels: 1920 * 1080 }, 60, [], 'another');
    expect(fullHd.bytes, '0.35 bits a pixel, and a quarter more before the loop').toBeCloseTo(
      (100 * 0.35 * 1920 * 1080 * 1.25) / 8,
      0,
    );
  });
});
