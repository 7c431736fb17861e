import { describe, expect, it } from 'vitest';
import { extendMap } from '../../../engine/bake/extend.ts';
import { seededRandom } from '../../../engine/plan/random.ts';

/** A noisy map of values 0.2..0.8 of which `share` is known; the unknown rest holds nonsense. */
function patchy(width: number, height: number, share: number) {
  const random = seededRandom(width * 31 + height);
  const weight = Float32Array.from({ length: width * height }, () => (random() < share ? 1 : 0));
  weight[0] = 1;
  const values = weight.map((w) => (w ? 0.2 + 0.6 * random() : 1000));
  return { map: { width, height, values: new Float32Array(values) }, weight };
}

describe('extendMap', () => {
  it.each([
    [1, 1],
    [1, 7],
    [7, 1],
    [2, 2],
    [13, 9],
    [64, 33],
  ])('keeps what it knows and fills the rest within its range at %i x %i', (width, height) => {
    for (const share of [0, 0.02, 0.5, 1]) {
      const { map, weight } = patchy(width, height, share);
      const known = map.values.filter((_, i) => weight[i] === 1);
      const low = Math.min(...known) - 1e-5;
      const high = Math.max(...known) + 1e-5;
      const extended = extendMap(map, weight);
      expect([extended.width, extended.height]).toEqual([width, height]);
      extended.values.forEach((value, i) => {
        if (weight[i] === 1) expect(value, `known ${i}, share ${share}`).toBe(map.values[i]);
        else expect(value >= low && value <= high, `filled ${i} = ${value}, share ${share}`).toBe(true);
      });
    }
  });

  it('gives each hole the value that lies around it', () => {
    const width = 32;
    const values = Float32Array.from({ length: width * 8 }, (_, i) => (i % width < 16 ? 0.1 : 0.9));
    const weight = values.map((_, i) => ([0, 1, 2, 3, 28, 29, 30, 31].includes(i % width) ? 1 : 0));
    const extended = extendMap({ width, height: 8, values }, weight).values;
    for (let x = 1; x < width; x++) {
      expect(extended[4 * width + x]!, `column ${x} falls`).toBeGreaterThanOrEqual(
        extended[4 * width + x - 1]! - 1e-6,
      );
    }
    expect(extended[4 * width + 5]!).toBeLessThan(0.2);
    expect(extended[4 * width + 26]!).toBeGreaterThan(0.8);
  });

  it('is zero, not NaN, where nothing is known at all', () => {
    const map = { width: 5, height: 3, values: new Float32Array(15).fill(0.7) };
    expect([...extendMap(map, new Float32Array(15)).values]).toEqual(new Array(15).fill(0));
  });

  it('leaves what it is given as it is', () => {
    const { map, weight } = patchy(9, 7, 0.3);
    const before = { values: map.values.slice(), weight: weight.slice() };
    extendMap(map, weight);
    expect({ values: map.values, weight }).toEqual(before);
  });
});
