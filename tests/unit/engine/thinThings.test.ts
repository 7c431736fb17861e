import { describe, expect, it } from 'vitest';
import { thinThings } from '../../../engine/analyse/thinThings.ts';
import { maskOf, paint, type Rgb } from './support/scenes.ts';

const [width, height] = [160, 100];
const blue: Rgb = [0.35, 0.55, 0.85];
const everywhere = maskOf(width, height, () => 1);

/** A sky with something in it, by pixels, and a little noise. */
const sky = (at: (x: number, y: number) => Rgb | null) =>
  paint(
    width,
    height,
    (u, v, noise) =>
      (at(u * width, v * height) ?? blue).map((c) => c + 0.02 * (noise - 0.5)) as unknown as Rgb,
  );
const found = (at: (x: number, y: number) => Rgb | null, mask = everywhere) => thinThings(sky(at), mask);
const share = (things: Float32Array) => things.reduce((sum, x) => sum + x, 0) / things.length;

describe('thin things before the sky', () => {
  it('are wires, light and dark, and nothing around them', () => {
    const wire = (x: number, y: number) => Math.abs(y - 20 - 0.4 * x) < 1;
    for (const colour of [
      [0.1, 0.1, 0.12],
      [0.8, 0.8, 0.78],
    ] as const) {
      const things = found((x, y) => (wire(x, y) ? colour : null));
      for (const x of [20, 80, 140]) expect(things[Math.floor(20 + 0.4 * x) * width + x], `at ${x}`).toBe(1);
      expect(share(things)).toBeLessThan(0.05);
    }
  });

  it('are masts as broad as a dozen pixels, and no broad tower, which the net sees', () => {
    const upright =
      (breadth: number) =>
      (x: number, y: number): Rgb | null =>
        Math.abs(x - 80) < breadth / 2 && y > 15 ? [0.2, 0.2, 0.2] : null;
    expect(found(upright(10))[50 * width + 80]).toBe(1);
    expect(found(upright(40))[50 * width + 80]).toBe(0);
  });

  it('are not looked for where there is no sky', () => {
    const things = found(
      (x) => (Math.abs(x - 80) < 2 ? [0, 0, 0] : null),
      maskOf(width, height, () => 0),
    );
    expect(share(things)).toBe(0);
  });

  it('are neither soft streaks nor puffs nor stars', () => {
    const soft = (distance: number, reach: number): Rgb => {
      const share = Math.exp(-((distance / reach) ** 2));
      return blue.map((c) => c + 0.9 * share * (0.95 - c)) as unknown as Rgb;
    };
    expect(share(found((x, y) => soft(y - 40 - 0.8 * x, 18))), 'a soft streak').toBe(0);
    expect(share(found((x, y) => (Math.hypot(x - 80, y - 50) < 5 ? [1, 1, 1] : null))), 'a puff').toBe(0);
    expect(
      share(found((x, y) => ((x | 0) % 23 === 4 && (y | 0) % 19 === 3 ? [1, 1, 1] : null))),
      'stars',
    ).toBe(0);
  });
});
