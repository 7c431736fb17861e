import { expect, it } from 'vitest';
import { slidingMinimum } from '../../../engine/analyse/slidingMinimum.ts';
import { seededRandom } from '../../../engine/plan/random.ts';

const random = seededRandom(7);

it.each([
  [1, 1],
  [5, 1],
  [5, 5],
  [12, 4],
  [13, 4],
  [40, 17],
])('finds the least of each window in a row of %i, by %i', (length, span) => {
  const row = Float32Array.from({ length }, random);
  const out = new Float32Array(length - span + 1);
  slidingMinimum(row, span, out);
  expect([...out]).toEqual(Array.from(out, (_, i) => Math.min(...row.subarray(i, i + span))));
});
