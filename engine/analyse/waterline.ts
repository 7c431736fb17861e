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
/** Rows below the line within which a far shore in haze, which passes for water, ends; share of the height. */
const farShore = 0.12;
/** Least step of luma back at the end of a far shore: of the step at its beginning, and by itself. */
const stepBack = { share: 0.5, least: 0.02 };
/** Rows that its end may lie off the usual one, share of the height. */
const raggedness = 0.05;

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
  const luma = boxBlur(raster.luma, width, height, 1);
  const steps = levelSteps(
    luma,
    near.map(({ x }) => x),
    height,
  );
  const row = strongest(steps, Math.floor(guess - reach.up * height), Math.ceil(guess + reach.down * height));
  if (row === null) return null;
  for (const { x, y: border } of near) {
    for (let y = row; y < border; y++) give(sky, water, y * width + x);
    for (let y = border; y < row; y++) give(water, sky, y * width + x);
  }
  const ends = steps[row]! < 0 ? endsOfFarShore(luma, water, near, row, -steps[row]!, height) : null;
  near.forEach(({ x }, i) => {
    for (let y = row; y < (ends?.[i] ?? row); y++) water[y * width + x] = 0;
  });
  return row;
}

/**
 * Where what is darker than the sky gets lighter again in each column: a far shore ends there.
 * @param step of luma at its beginning. @returns null where too few columns agree that there is one.
 */
function endsOfFarShore(
  luma: Plane,
  water: Plane,
  columns: readonly { readonly x: number }[],
  line: number,
  step: number,
  height: number,
): number[] | null {
  const width = luma.length / height;
  const last = Math.min(height - 4, Math.floor(line + farShore * height));
  const found = columns.map(({ x }) => {
    let end: number | null = null;
    let most = Math.max(stepBack.least, stepBack.share * step);
    for (let y = line + 3; y <= last; y++) {
      const rise = luma[(y + 1) * width + x]! - luma[(y - 2) * width + x]!;
      // What follows has to be water still, or it is the water that ends here.
      if (rise <= most || water[(y + 3) * width + x]! < 0.5) continue;
      most = rise;
      end = y;
    }
    return end;
  });
  const rows = found.filter((end) => end !== null).toSorted((a, b) => a - b);
  const usual = rows[rows.length >> 1];
  if (usual === undefined) return null;
  const near = (end: number | null): end is number =>
    end !== null && Math.abs(end - usual) <= raggedness * height;
  if (found.filter(near).length < leastUnity * columns.length) return null;
  return found.map((end) => (near(end) ? end : usual));
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

/** By row: the step of luma over all columns together, 0 where it does not run the same way in most. */
function levelSteps(luma: Plane, columns: readonly number[], height: number): Float32Array {
  const width = luma.length / height;
  const steps = new Float32Array(height);
  for (let y = 2; y <= height - 3; y++) {
    let sum = 0;
    let falling = 0;
    for (const x of columns) {
      const step = luma[(y + 1) * width + x]! - luma[(y - 2) * width + x]!;
      sum += step;
      if (step < 0) falling++;
    }
    const unity = Math.max(falling, columns.length - falling) / columns.length;
    if (unity >= leastUnity) steps[y] = sum / columns.length;
  }
  return steps;
}

/** The row between two with the largest step; null where none is a step. */
function strongest(steps: Float32Array, from: number, to: number): number | null {
  let best: number | null = null;
  let most = leastStep;
  for (let y = Math.max(0, from); y <= Math.min(steps.length - 1, to); y++)
    if (Math.abs(steps[y]!) > most) {
      most = Math.abs(steps[y]!);
      best = y;
    }
  return best;
}

/** Moves what `from` has at a place to `to`. */
function give(from: Plane, to: Plane, i: number): void {
  to[i] = Math.max(to[i]!, from[i]!);
  from[i] = 0;
}
