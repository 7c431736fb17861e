import { describe, expect, it } from 'vitest';
import { frameCount, phaseAt } from '../../../engine/plan/loop.ts';

/** Distance of two phases on the circle. */
const apart = (a: number, b: number) => {
  const d = Math.abs(a - b) % 1;
  return Math.min(d, 1 - d);
};

describe('phaseAt', () => {
  it('comes back to where it began, for every number of cycles', () => {
    for (let cycles = 1; cycles <= 16; cycles++) {
      expect(phaseAt(0, cycles), `${cycles} cycles at 0`).toBe(0);
      for (const time of [1, 1 - 1e-9, 1 + 1e-9]) {
        expect(apart(phaseAt(time, cycles), 0), `${cycles} cycles at ${time}`).toBeLessThan(1e-5);
      }
    }
  });

  it('repeats after a loop, lies in 0..1, and goes through all of it each cycle', () => {
    for (const cycles of [1, 2, 3, 16]) {
      const frames = 40 * cycles;
      const seen = new Set<number>();
      for (let i = -frames; i < 2 * frames; i++) {
        const phase = phaseAt(i / frames, cycles);
        expect(phase).toBeGreaterThanOrEqual(0);
        expect(phase).toBeLessThan(1);
        expect(apart(phase, phaseAt((i + frames) / frames, cycles)), `frame ${i}`).toBeLessThan(1e-9);
        seen.add(Math.round(phase * 40) % 40);
      }
      expect(seen.size, `${cycles} cycles`).toBe(40);
    }
  });
});

describe('frameCount', () => {
  it('is seconds times rate, rounded, and at least two', () => {
    expect(frameCount(4, 30)).toBe(120);
    expect(frameCount(1.01, 25)).toBe(25);
    expect(frameCount(20, 60)).toBe(1200);
    expect(frameCount(0.01, 5)).toBe(2);
  });
});
