import { expect, it } from 'vitest';
import { netInput } from '../../../engine/analyse/netInput.ts';
import { rasterFromRgba } from '../../../engine/analyse/raster.ts';
import type { PictureInput } from '../../../models/modelSpec.ts';

const spec = {
  name: 'input',
  shape: [1, 3, 2, 4],
  layout: 'NCHW',
  colours: 'RGB',
  range: [-1, 1],
  normalisation: 'none',
  fit: 'squeeze',
} as const satisfies PictureInput;

/** Red beside green, over black beside blue. */
const pixels = {
  width: 2,
  height: 2,
  data: Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 255, 0, 0, 255, 255),
};
const raster = rasterFromRgba(pixels.data, 2, 2);

it.each([
  ['pixels', pixels],
  ['a raster', raster],
])('makes planes of %s, bilinear between the middles, in the range of the net', (_, picture) => {
  const input = [...netInput(picture, spec)].map((value) => Math.round(100 * value) / 100);
  expect(input).toEqual([
    // Red.
    ...[1, 0.5, -0.5, -1],
    ...[-1, -1, -1, -1],
    // Green.
    ...[-1, -0.5, 0.5, 1],
    ...[-1, -1, -1, -1],
    // Blue.
    ...[-1, -1, -1, -1],
    ...[-1, -0.5, 0.5, 1],
  ]);
});
