import { expect, it } from 'vitest';
import { cropBox } from '../../../lib/acquire/cropBox.ts';

const shot = { width: 2000, height: 1000 };

it('scales to the pixels of the screen', () => {
  expect(cropBox({ x: 10.2, y: 20, width: 300, height: 200 }, 2, shot)).toEqual({
    x: 20,
    y: 40,
    width: 600,
    height: 400,
  });
});

it('stays inside the screenshot', () => {
  expect(cropBox({ x: -50, y: -50, width: 5000, height: 100 }, 1, shot)).toEqual({
    x: 0,
    y: 0,
    width: 2000,
    height: 50,
  });
});

it.each([
  ['outside', { x: 3000, y: 0, width: 100, height: 100 }],
  ['a sliver', { x: 0, y: 0, width: 15, height: 100 }],
  ['turned inside out', { x: 100, y: 100, width: -50, height: -50 }],
])('takes nothing of what is %s', (_name, box) => {
  expect(cropBox(box, 1, shot)).toBeNull();
});
