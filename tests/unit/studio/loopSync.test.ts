import { expect, it } from 'vitest';
import { aheadIn } from '../../../lib/studio/loopSync.ts';

it.each([
  [4, 1.2, 1, 0.2],
  [4, 0.1, 3.9, 0.2],
  [4, 3.9, 0.1, -0.2],
  [4, 41.2, 1, 0.2],
  [4, 1, -2.9, -0.1],
])('of a loop of %d s, %d is ahead of %d by %d', (loop, player, other, ahead) => {
  expect(aheadIn(loop, player, other)).toBeCloseTo(ahead, 9);
});
