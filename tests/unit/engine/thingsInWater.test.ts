import { describe, expect, it } from 'vitest';
import { thingsInWater } from '../../../engine/analyse/thingsInWater.ts';
import { maskOf, paint, type Rgb } from './support/scenes.ts';

const [width, height] = [160, 100];
const everywhere = maskOf(width, height, () => 1);
const teal: Rgb = [0.2, 0.35, 0.45];

/** Water that is as rough as told, with something in it, by pixels. */
const found = (roughness: number, at: (x: number, y: number) => Rgb | null, mask = everywhere) =>
  thingsInWater(
    paint(
      width,
      height,
      (u, v, noise) =>
        at(u * width, v * height) ?? (teal.map((c) => c + roughness * (noise - 0.5)) as unknown as Rgb),
    ),
    mask,
  );
const at = (things: Float32Array, x: number, y: number) => things[y * width + x]!;
const isBoat = (x: number, y: number) => Math.abs(x - 80) < 8 && Math.abs(y - 50) < 4;

describe('things in the water', () => {
  it('are boats and buoys, bright, dark and coloured', () => {
    for (const colour of [
      [0.9, 0.9, 0.88],
      [0.02, 0.03, 0.05],
      [0.7, 0.2, 0.15],
    ] as const) {
      const things = found(0.08, (x, y) => (isBoat(x, y) ? colour : null));
      expect(at(things, 80, 50), `${colour}`).toBe(1);
      expect(Math.max(at(things, 80, 60), at(things, 60, 50), at(things, 20, 20))).toBe(0);
    }
  });

  it('are not the foam of rough water, nor water itself', () => {
    expect(Math.max(...found(0.1, () => null))).toBe(0);
    // A fifth of the water is white, in flecks.
    const foam = found(0.2, (x, y) =>
      Math.sin(x * 1.7) * Math.sin(y * 1.3 + x * 0.4) > 0.5 ? [0.9, 0.92, 0.95] : null,
    );
    expect(foam.reduce((sum, x) => sum + x, 0) / foam.length).toBeLessThan(0.01);
  });

  it('are not looked for where there is no water', () => {
    const none = maskOf(width, height, () => 0);
    expect(Math.max(...found(0.08, (x, y) => (isBoat(x, y) ? [1, 1, 1] : null), none))).toBe(0);
  });
});
