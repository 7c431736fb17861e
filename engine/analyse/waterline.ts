import { boxBlur } from './filters.ts';
import type { Raster } from './raster.ts';

type Plane = Float32Array<ArrayBuffer>;

/** How far above and below the guessed row the line is sought, share of the height: haze passes for water. */
const reach = { up: 0.03, down: 0.1 };
/** Columns whose border lies within this of the guess count, and so many have to, as shares. */
const scatter = 0.04;
const leastRun = 0.08;
/** Share of the columns in which the line steps the same way. */
const leastUnity = 0.75;
/** Least step of luma at the line, mean over its columns. */
const leastStep = 0.012;
/** Rows between sky and water that a hazy far shore may take, share of the height. */
const shore = 0.04;

/**
 * Where water meets the sky the border is the horizon, one row for all columns, and the strongest level edge
 * near where the two classes meet. Gives what lies between to the right side.
 * @param sky, water evidence 0..1, changed in place. @returns the row, or null where the two do not meet.
 */
export function snapWaterline(raster: Raster, sky: Plane, water: Plane): number | null {
  const { width, height } = raster;
  const met = Array.from({ length: width }, (_, x) => ({
    x,
    y: meeting(sky, water, x, width, height),
  })).filter((place): place is { x: number; y: number } => place.y !== null);
  const guess = met.map(({ y }) => y).toSorted((a, b) => a - b)[met.length >> 1];
  if (guess === undefined) return null;
  const near = met.filter(({ y }) => Math.abs(y - guess) <= scatter * height);
  if (near.length < leastRun * width) return null;
  const row = levelEdge(
    raster,
    near.map(({ x }) => x),
    Math.floor(guess - reach.up * height),
    Math.ceil(guess + reach.down * height),
  );
  if (row === null) return null;
  for (const { x, y: border } of near) {
    for (let y = row; y < border; y++) give(sky, water, y * width + x);
    for (let y = border; y < row; y++) give(water, sky, y * width + x);
  }
  return row;
}

/** The topmost row of water in a column right below sky; null where none is. */
function meeting(sky: Plane, water: Plane, x: number, width: number, height: number): number | null {
  let lastSky = -1;
  for (let y = 0; y < height; y++) {
    const i = y * width + x;
    if (sky[i]! > 0.5 && sky[i]! >= water[i]!) lastSky = y;
    else if (water[i]! > 0.5) return lastSky >= 0 && y - lastSky <= Math.ceil(shore * height) ? y : null;
  }
  return null;
}

/** The row between two at which luma steps most, over all columns together and the same way in most. */
function levelEdge(raster: Raster, columns: readonly number[], from: number, to: number): number | null {
  const { width, height } = raster;
  const luma = boxBlur(raster.luma, width, height, 1);
  let best: number | null = null;
  let most = leastStep;
  for (let y = Math.max(2, from); y <= Math.min(height - 3, to); y++) {
    let sum = 0;
    let falling = 0;
    for (const x of columns) {
      const step = luma[(y + 1) * width + x]! - luma[(y - 2) * width + x]!;
      sum += step;
      if (step < 0) falling++;
    }
    const unity = Math.max(falling, columns.length - falling) / columns.length;
    const step = Math.abs(sum / columns.length);
    if (step > most && unity >= leastUnity) {
      most = step;
      best = y;
    }
  }
  return best;
}

/** Moves what `from` has at a place to `to`. */
function give(from: Plane, to: Plane, i: number): void {
  to[i] = Math.max(to[i]!, from[i]!);
  from[i] = 0;
}
