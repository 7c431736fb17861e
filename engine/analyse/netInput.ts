import type { PictureInput } from '../../models/modelSpec.ts';
import type { Pixels } from './faces/pixels.ts';
import type { Raster } from './raster.ts';
import { between } from './resample.ts';

/** How many values a net's input has. */
export const inputLength = ({ shape }: Pick<PictureInput, 'shape'>): number =>
  shape.reduce((product, side) => product * side, 1);

/**
 * A picture squeezed into a net's input: three planes, red first, in the range that the net takes; bilinear.
 * @param input is written to.
 */
export function netInput(
  picture: Raster | Pixels,
  { shape, range }: PictureInput,
  input: Float32Array<ArrayBuffer> = new Float32Array(inputLength({ shape })),
): Float32Array<ArrayBuffer> {
  const [, , rows, columns] = shape;
  const [low, high] = range;
  const { width, height } = picture;
  const { before, share } = between(width, columns);
  const down = between(height, rows);
  // Red, green and blue of a row between two of the picture's, 0..1, and its last pixel once more.
  const row = new Float64Array(3 * (width + 1));
  for (let y = 0; y < rows; y++) {
    const above = width * down.before[y]!;
    const below = width * Math.min(height - 1, down.before[y]! + 1);
    if ('data' in picture) mixBytes(picture.data, above, below, down.share[y]!, row);
    else mixPlanes(picture, above, below, down.share[y]!, row);
    for (let channel = 0; channel < 3; channel++) {
      const base = (channel * rows + y) * columns;
      for (let x = 0; x < columns; x++) {
        const at = 3 * before[x]! + channel;
        const left = row[at]!;
        input[base + x] = low + (high - low) * (left + share[x]! * (row[at + 3]! - left));
      }
    }
  }
  return input;
}

/** @param above and @param below are where two rows begin, in pixels. @param part of the way between them, 0..1. */
function mixBytes(data: Pixels['data'], above: number, below: number, part: number, row: Float64Array): void {
  const width = row.length / 3 - 1;
  for (let x = 0; x <= width; x++) {
    const at = 4 * Math.min(x, width - 1);
    for (let channel = 0; channel < 3; channel++) {
      const upper = data[4 * above + at + channel]!;
      row[3 * x + channel] = (upper + part * (data[4 * below + at + channel]! - upper)) / 255;
    }
  }
}

/** As `mixBytes`. */
function mixPlanes(
  { red, green, blue }: Raster,
  above: number,
  below: number,
  part: number,
  row: Float64Array,
): void {
  const width = row.length / 3 - 1;
  for (let x = 0; x <= width; x++) {
    const up = above + Math.min(x, width - 1);
    const low = below + Math.min(x, width - 1);
    row[3 * x] = red[up]! + part * (red[low]! - red[up]!);
    row[3 * x + 1] = green[up]! + part * (green[low]! - green[up]!);
    row[3 * x + 2] = blue[up]! + part * (blue[low]! - blue[up]!);
  }
}
