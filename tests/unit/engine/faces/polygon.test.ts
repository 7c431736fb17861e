import { expect, it } from 'vitest';
import { insidePolygon } from '../../../../engine/analyse/faces/polygon.ts';

const drawn = (points: readonly (readonly [number, number])[], width: number, height: number) => {
  const inside = insidePolygon(
    points.map(([x, y]) => ({ x, y })),
    width,
    height,
  );
  return Array.from({ length: height }, (_, y) => inside.subarray(y * width, (y + 1) * width).join(''));
};

it('takes the points whose middles lie within', () => {
  const notched = [
    [1, 1],
    [5, 1],
    [5, 4],
    [3, 2.2],
    [1, 4],
  ] as const;
  expect(drawn(notched, 6, 5)).toEqual(['000000', '011110', '011110', '010010', '000000']);
});

it('is cut at the borders, and empty beyond them', () => {
  expect(
    drawn(
      [
        [-3, -3],
        [2, -3],
        [2, 2],
        [-3, 2],
      ],
      4,
      3,
    ),
  ).toEqual(['1100', '1100', '0000']);
  expect(
    drawn(
      [
        [5, 5],
        [9, 5],
        [9, 9],
      ],
      3,
      2,
    ),
  ).toEqual(['000', '000']);
});
