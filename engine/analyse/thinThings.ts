import { type Raster, smoothstep } from './raster.ts';
import { connectedRegions } from './regions.ts';
import type { ScalarMap } from './sceneAnalysis.ts';
import { scratchPlane } from './scratch.ts';

/** Places this far to both sides of a thing show what is behind it: things up to twice as wide are thin. */
const reaches = [3, 6] as const;
/** Directions across a thing, as columns and rows. */
const directions = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: 1, y: 1 },
  { x: 1, y: -1 },
] as const;
/** Difference from both sides, 0..1, from which and up to which something stands out. */
const contrast = { none: 0.05, sure: 0.11 };
/** An edge whose steepest step has this share of the difference is sharp: clouds have softer ones. */
const sharpness = 0.5;

/**
 * Thin things before the sky: wires, masts, twigs, poles. They differ from what is on both sides of them, both sides
 * are alike, and their edges are sharp. A net that answers in squares of four pixels does not see them, and clouds
 * that drift would take them along.
 * @param sky 0..1 at the raster's size; things are looked for only there.
 * @returns 0 = sky .. 1 = a thing, one pixel wider than it is.
 */
export function thinThings(raster: Raster, sky: ScalarMap): Float32Array<ArrayBuffer> {
  const { width, height } = sky;
  const outstanding = scratchPlane(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (sky.values[i]! > 0.05) outstanding[i] = standsOut(raster, x, y);
    }
  const things = scratchPlane(width * height);
  for (const region of connectedRegions(width, height, (i) => outstanding[i]! > 0.5 * contrast.sure))
    if (isThing(shapeOf(region, width), meanIn(outstanding, region)))
      for (const i of region) things[i] = smoothstep(contrast.none, contrast.sure, outstanding[i]!);
  return widened(things, width, height);
}

/** By how much a pixel differs from both sides of it, at most over all directions; 0 where it does not. */
function standsOut(raster: Raster, x: number, y: number): number {
  let most = 0;
  for (const reach of reaches)
    for (const { x: dx, y: dy } of directions) {
      const across = dx !== 0 && dy !== 0 ? Math.round(reach * Math.SQRT1_2) : reach;
      most = Math.max(most, differsFromSides(raster, x, y, dx, dy, across));
    }
  return most;
}

function differsFromSides(
  raster: Raster,
  x: number,
  y: number,
  dx: number,
  dy: number,
  reach: number,
): number {
  const { width, height } = raster;
  const far = reach * Math.abs(dy);
  if (x < reach * dx || x + reach * dx >= width || y < far || y + far >= height) return 0;
  const here = y * width + x;
  const step = dy * width + dx;
  const [before, after] = [here - reach * step, here + reach * step];
  const difference =
    Math.min(apart(raster, here, before), apart(raster, here, after)) - apart(raster, before, after);
  if (difference < contrast.none) return 0;
  const steepest = Math.min(
    steepestStep(raster, here, -step, reach),
    steepestStep(raster, here, step, reach),
  );
  return Math.min(difference, steepest / sharpness);
}

/** The largest difference between neighbours on the way. */
function steepestStep(raster: Raster, from: number, step: number, count: number): number {
  let most = 0;
  for (let k = 0, i = from; k < count; k++, i += step) most = Math.max(most, apart(raster, i, i + step));
  return most;
}

/** How far apart two pixels' colours are, by the channel in which they are farthest. */
const apart = ({ red, green, blue }: Raster, i: number, j: number): number =>
  Math.max(Math.abs(red[i]! - red[j]!), Math.abs(green[i]! - green[j]!), Math.abs(blue[i]! - blue[j]!));

/** A region's length and width in pixels, and how level its length lies, 0..1. */
interface Shape {
  readonly length: number;
  readonly width: number;
  readonly level: number;
}

/** The bar that has a region's moments of second order. */
function shapeOf(region: readonly number[], columns: number): Shape {
  const count = region.length;
  let [x, y, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (const i of region) {
    const u = i % columns;
    const v = Math.floor(i / columns);
    x += u;
    y += v;
    xx += u * u;
    xy += u * v;
    yy += v * v;
  }
  [x, y, xx, xy, yy] = [x / count, y / count, xx / count, xy / count, yy / count];
  [xx, xy, yy] = [xx - x * x, xy - x * y, yy - y * y];
  const unlike = Math.hypot((xx - yy) / 2, xy);
  const bar = (moment: number) => Math.sqrt(12 * Math.max(1 / 12, moment));
  return {
    length: bar((xx + yy) / 2 + unlike),
    width: bar((xx + yy) / 2 - unlike),
    level: Math.abs(Math.cos(0.5 * Math.atan2(2 * xy, xx - yy))),
  };
}

/**
 * Clouds have outstanding parts, too: round, or level, or short and faint. A net of wires is as broad as long, but
 * larger than any of these. The bounds are of some thirty photos, a third of them with wires, masts or twigs.
 */
function isThing({ length, width, level }: Shape, difference: number): boolean {
  if (length >= 60 && difference >= 0.15) return true;
  if (level > 0.9) return length >= 14 && length >= 6 * width && difference >= 0.2;
  return length >= 28
    ? length >= 2.5 * width && difference >= 0.11
    : length >= 14 && length >= 3.5 * width && difference >= 0.14;
}

function meanIn(values: Float32Array, region: readonly number[]): number {
  let sum = 0;
  for (const i of region) sum += values[i]!;
  return sum / region.length;
}

/** Each value or the greatest of its neighbours: the edges of what is thin are half sky. */
function widened(plane: Float32Array, width: number, height: number): Float32Array<ArrayBuffer> {
  const out = scratchPlane(plane.length);
  for (let i = 0; i < plane.length; i++) {
    if (plane[i] === 0) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const at = row * width + column;
        out[at] = Math.max(out[at]!, plane[i]!);
      }
  }
  return out;
}
