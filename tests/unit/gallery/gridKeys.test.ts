import { expect, it } from 'vitest';
import { stepOf } from '../../../entrypoints/popup/gallery/gridKeys.ts';

const step = (at: number, key: string, rtl = false) => stepOf(at, { key, shiftKey: false, rtl }, 2, 7);

it.each<[number, string, number | null]>([
  [0, 'ArrowRight', 1],
  [0, 'ArrowLeft', null],
  [0, 'ArrowUp', null],
  [3, 'ArrowUp', 1],
  [3, 'ArrowDown', 5],
  [5, 'ArrowDown', 6],
  [6, 'ArrowDown', null],
  [6, 'ArrowRight', null],
  [3, 'Home', 0],
  [3, 'End', 6],
  [3, 'x', null],
])('from %i, %s leads to %s', (at, key, to) => expect(step(at, key)).toBe(to));

it('goes the other way where texts do', () => {
  expect(step(1, 'ArrowRight', true)).toBe(0);
  expect(step(1, 'ArrowLeft', true)).toBe(2);
});
