import type { PictureInput } from '../../models/modelSpec.ts';
import type { Raster } from './raster.ts';
import { resample } from './resample.ts';

/** The raster squeezed into a net's input: three planes, red first, in the range that the net takes; bilinear. */
export function netInput(raster: Raster, { shape, range }: PictureInput): Float32Array<ArrayBuffer> {
  const [, , rows, columns] = shape;
  const [low, high] = range;
  const input = new Float32Array(3 * rows * columns);
  [raster.red, raster.green, raster.blue].forEach((plane, channel) => {
    input.set(resample(plane, raster.width, raster.height, columns, rows), channel * rows * columns);
  });
  if (low !== 0 || high !== 1)
    for (let i = 0; i < input.length; i++) input[i] = low + (high - low) * input[i]!;
  return input;
}
