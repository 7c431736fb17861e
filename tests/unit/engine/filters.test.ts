import { describe, expect, it } from 'vitest';
import {
  boxBlur,
  guidedCoefficients,
  guidedFilter,
  localDeviation,
} from '../../../engine/analyse/filters.ts';
import { seededRandom } from '../../../engine/plan/random.ts';
import { paint } from './support/scenes.ts';

const noise = (count: number, seed = 3) => {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count }, () => random());
};

/** Values of the square around a pixel, cut at the borders. */
function windowOf(plane: Float32Array, width: number, height: number, x: number, y: number, radius: number) {
  const found: number[] = [];
  for (let j = Math.max(0, y - radius); j <= Math.min(height - 1, y + radius); j++) {
    for (let i = Math.max(0, x - radius); i <= Math.min(width - 1, x + radius); i++) {
      found.push(plane[j * width + i]!);
    }
  }
  return found;
}

const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Sizes that break careless loops. */
const sizes = [
  [1, 1],
  [1, 9],
  [9, 1],
  [2, 3],
  [17, 11],
] as const;

describe('boxBlur and localDeviation', () => {
  it.each(sizes)('agree with the plain definition at %i x %i', (width, height) => {
    const plane = noise(width * height);
    for (const radius of [0, 1, 2, 5, 40]) {
      const blurred = boxBlur(plane, width, height, radius);
      const deviation = localDeviation(plane, width, height, radius);
      for (let i = 0; i < plane.length; i++) {
        const values = windowOf(plane, width, height, i % width, Math.floor(i / width), radius);
        const m = mean(values);
        const expected = Math.sqrt(mean(values.map((x) => (x - m) ** 2)));
        expect(Math.abs(blurred[i]! - m), `mean at ${i}, radius ${radius}`).toBeLessThan(1e-5);
        expect(Math.abs(deviation[i]! - expected), `deviation at ${i}, radius ${radius}`).toBeLessThan(2e-3);
      }
    }
  });

  it('leaves what it is given as it is', () => {
    const plane = noise(30);
    const before = plane.slice();
    boxBlur(plane, 6, 5, 2);
    expect(plane).toEqual(before);
  });
});

describe('guidedFilter', () => {
  it.each(sizes)('keeps constant masks and makes no NaN at %i x %i', (width, height) => {
    const raster = paint(width, height, (_u, _v, n) => [n, 1 - n, n]);
    for (const value of [0, 0.3, 1]) {
      const mask = new Float32Array(width * height).fill(value);
      for (const filtered of guidedFilter(raster, mask, 3, 1e-3)) {
        expect(Math.abs(filtered - value), `mask of ${value}`).toBeLessThan(1e-5);
      }
    }
    const random = guidedFilter(raster, noise(width * height), 2, 1e-4);
    expect(random.every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it('gives the mask itself where the picture explains it', () => {
    const raster = paint(24, 24, (u) => (u < 0.5 ? [0.1, 0.1, 0.1] : [0.9, 0.9, 0.9]));
    const mask = raster.luma.map((x) => (x > 0.5 ? 1 : 0));
    const filtered = guidedFilter(raster, mask, 3, 1e-6);
    filtered.forEach((x, i) => {
      expect(Math.abs(x - mask[i]!), `pixel ${i}`).toBeLessThan(1e-3);
    });
  });

  it('moves a border that lies a few pixels off onto the edge in the picture', () => {
    const raster = paint(32, 32, (u) => (u < 0.5 ? [0.1, 0.1, 0.1] : [0.9, 0.9, 0.9]));
    const off = Float32Array.from({ length: 32 * 32 }, (_, i) => (i % 32 >= 18 ? 1 : 0));
    const filtered = guidedFilter(raster, off, 6, 1e-4);
    const wrongAt = (mask: Float32Array, x: number) => Math.abs(mask[16 * 32 + x]! - (x >= 16 ? 1 : 0));
    expect(wrongAt(off, 17)).toBe(1);
    expect(wrongAt(filtered, 17), 'two pixels right of the edge').toBeLessThan(0.45);
    expect(wrongAt(filtered, 14), 'two pixels left of the edge').toBeLessThan(0.2);
  });

  it('gives coefficients whose application is the filter', () => {
    const raster = paint(13, 9, (_u, _v, n) => [n, n, n]);
    const mask = noise(13 * 9, 5);
    const { a, b, width, height } = guidedCoefficients(raster, mask, 2, 1e-2);
    expect([width, height]).toEqual([13, 9]);
    const filtered = guidedFilter(raster, mask, 2, 1e-2);
    filtered.forEach((x, i) => {
      const linear = Math.min(1, Math.max(0, a[i]! * raster.luma[i]! + b[i]!));
      expect(Math.abs(x - linear)).toBeLessThan(1e-6);
    });
  });
});
