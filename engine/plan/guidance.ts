import * as v from 'valibot';
import type { ScalarMap } from '../analyse/sceneAnalysis.ts';

/**
 * What the user has drawn onto the picture. It overrides what the plan's motions do where it speaks; places are
 * in picture units: x 0 (left)..1 (right), y 0 (top)..1 (bottom).
 */
const place = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const reach = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));

/** What lies at an arrow's foot, and the region around it, drifts along the arrow. */
const arrowSchema = v.strictObject({
  x: place,
  y: place,
  /** The arrow as drawn, foot to tip; its length says nothing. */
  dx: reach,
  dy: reach,
  /** Diagonals of the picture a second; 0 = an anchor, what lies here stays. */
  speed: v.pipe(v.number(), v.minValue(0), v.maxValue(0.1)),
});

/**
 * What must not move, as a small grid over the picture: lengths of runs of cells, row by row from the top left,
 * by turns free and frozen, the first free (0 where the first cell is frozen).
 */
const freezeSchema = v.pipe(
  v.strictObject({
    width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(512)),
    height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(512)),
    runs: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(65536)),
  }),
  v.check(
    ({ width, height, runs }) => runs.reduce((sum, run) => sum + run, 0) === width * height,
    'The runs must add up to width times height.',
  ),
);

export const guidanceSchema = v.strictObject({
  arrows: v.optional(v.pipe(v.array(arrowSchema), v.maxLength(64))),
  freeze: v.optional(freezeSchema),
});

export type Arrow = v.InferOutput<typeof arrowSchema>;
export type FreezeMask = v.InferOutput<typeof freezeSchema>;
export type Guidance = v.InferOutput<typeof guidanceSchema>;

/** Packs a grid of cells, row by row; what is not zero is frozen. */
export function packFreeze(cells: ArrayLike<number>, width: number, height: number): FreezeMask {
  const runs: number[] = [];
  let frozen = false;
  let run = 0;
  for (let i = 0; i < width * height; i++) {
    if ((cells[i] !== 0) === frozen) run++;
    else {
      runs.push(run);
      frozen = !frozen;
      run = 1;
    }
  }
  runs.push(run);
  return { width, height, runs };
}

/** The grid of a packed mask: 1 = frozen. */
export function unpackFreeze({ width, height, runs }: FreezeMask): ScalarMap {
  const values = new Float32Array(width * height);
  let at = 0;
  runs.forEach((run, i) => {
    if (i % 2 === 1) values.fill(1, at, at + run);
    at += run;
  });
  return { width, height, values };
}
