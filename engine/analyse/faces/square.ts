import type { PictureInput } from '../../../models/modelSpec.ts';
import type { Point } from '../sceneAnalysis.ts';
import type { Pixels, Pyramid } from './pixels.ts';

/** A square part of a picture, in its pixels; may reach past its border. */
export interface Square {
  readonly centre: Point;
  readonly side: number;
  /** Radians by which it is turned clockwise. */
  readonly angle: number;
}

/** The smallest upright square around a whole picture. */
export const squareAround = ({ width, height }: Pixels): Square => ({
  centre: { x: width / 2, y: height / 2 },
  side: Math.max(width, height),
  angle: 0,
});

/** A point of the square, 0..1 each way, in the picture's pixels. */
export function outOf({ centre, side, angle }: Square, { x, y }: Point): Point {
  const [u, v] = [(x - 0.5) * side, (y - 0.5) * side];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: centre.x + u * cos - v * sin, y: centre.y + u * sin + v * cos };
}

/** The opposite of `outOf`. */
export function intoSquare({ centre, side, angle }: Square, { x, y }: Point): Point {
  const [u, v] = [(x - centre.x) / side, (y - centre.y) / side];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: 0.5 + u * cos + v * sin, y: 0.5 + v * cos - u * sin };
}

/**
 * What a net sees of a square: planes of red, green and blue of `size` by `size` values, bilinear from the
 * halving of the picture that is closest in scale; black outside of the picture.
 * @param range what black and white become. @param planes are written to.
 */
export function sampleSquare(
  pyramid: Pyramid,
  square: Square,
  size: number,
  range: readonly [number, number],
  planes: Float32Array<ArrayBuffer> = new Float32Array(3 * size * size),
): Float32Array<ArrayBuffer> {
  const step = square.side / size;
  const along = { x: step * Math.cos(square.angle), y: step * Math.sin(square.angle) };
  const down = { x: -along.y, y: along.x };
  return sample(pyramid, outOf(square, { x: 0.5 / size, y: 0.5 / size }), along, down, size, range, planes);
}

/** What a net with a square input sees of the whole picture, its proportions ignored. */
export function sampleStretched(
  pyramid: Pyramid,
  { shape: [, , size], range, colours }: PictureInput,
): Float32Array<ArrayBuffer> {
  const [x, y] = [pyramid.base.width / size, pyramid.base.height / size];
  const planes = new Float32Array(3 * size * size);
  sample(pyramid, { x: x / 2, y: y / 2 }, { x, y: 0 }, { x: 0, y }, size, range, planes);
  return colours === 'RGB' ? planes : inOppositeOrder(planes, size * size);
}

/** Three planes, the last first. */
function inOppositeOrder(planes: Float32Array<ArrayBuffer>, count: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(planes.length);
  for (let plane = 0; plane < 3; plane++)
    out.set(planes.subarray(plane * count, (plane + 1) * count), (2 - plane) * count);
  return out;
}

/** @param first the first sample's place in the picture. @param along, down steps of columns and rows. */
function sample(
  pyramid: Pyramid,
  first: Point,
  along: Point,
  down: Point,
  size: number,
  [black, white]: readonly [number, number],
  planes: Float32Array<ArrayBuffer>,
): Float32Array<ArrayBuffer> {
  const step = Math.max(Math.hypot(along.x, along.y), Math.hypot(down.x, down.y));
  const { width, height, data } = pyramid.at(Math.max(0, Math.floor(Math.log2(step) + 0.25)));
  const [sx, sy] = [width / pyramid.base.width, height / pyramid.base.height];
  planes.fill(black);
  const gain = (white - black) / 255;
  const sampleRow = (row: number) => {
    for (let column = 0; column < size; column++) {
      const x = (first.x + column * along.x + row * down.x) * sx - 0.5;
      const y = (first.y + column * along.y + row * down.y) * sy - 0.5;
      if (x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5) continue;
      const left = Math.max(0, Math.floor(x));
      const top = Math.max(0, Math.floor(y));
      const right = Math.min(width - 1, left + 1);
      const below = Math.min(height - 1, top + 1);
      const a = Math.max(0, x - left);
      const b = Math.max(0, y - top);
      const p = 4 * (top * width + left);
      const q = 4 * (top * width + right);
      const r = 4 * (below * width + left);
      const s = 4 * (below * width + right);
      for (let c = 0; c < 3; c++) {
        const above = data[p + c]! + a * (data[q + c]! - data[p + c]!);
        const under = data[r + c]! + a * (data[s + c]! - data[r + c]!);
        planes[(c * size + row) * size + column] = black + gain * (above + b * (under - above));
      }
    }
  };
  for (let row = 0; row < size; row++) sampleRow(row);
  return planes;
}
