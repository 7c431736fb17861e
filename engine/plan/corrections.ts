import * as v from 'valibot';
import { sceneClasses } from '../analyse/sceneAnalysis.ts';

/**
 * What the user has corrected of the analysis, by brush: where a class is or is not, and what is nearer or
 * farther than it was taken for.
 */
export const correctable = [...sceneClasses, 'depth'] as const;
export type Correctable = (typeof correctable)[number];

/** Levels on either side of 0: a soft brush needs a few. */
export const correctionLevels = 15;

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(512));
const level = v.pipe(v.number(), v.integer(), v.minValue(-correctionLevels), v.maxValue(correctionLevels));
const run = v.tuple([level, v.pipe(v.number(), v.integer(), v.minValue(1))]);

/**
 * One class's corrections as a small grid over the picture, row by row from the top left: pairs of a level and
 * for how many cells it holds. 0 = as it was found; the highest level = surely of the class, or nearest; the
 * lowest = surely not, or infinitely far.
 */
export const correctionSchema = v.pipe(
  v.strictObject({
    what: v.picklist(correctable),
    width: side,
    height: side,
    runs: v.pipe(v.array(run), v.maxLength(65536)),
  }),
  v.check(
    ({ width, height, runs }) => runs.reduce((sum, [, cells]) => sum + cells, 0) === width * height,
    'The runs must add up to width times height.',
  ),
);

/** Most faces that the user may point at. */
export const mostToldFaces = 8;

const between = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));

/** Where the user says that a face is, forehead to chin, picture units; it may reach past the picture's border. */
export const toldFaceSchema = v.strictObject({
  x: between(-1, 1),
  y: between(-1, 1),
  width: between(0.005, 2),
  height: between(0.005, 2),
});

/**
 * Faces that are none, or are to be left alone, by their place among those of the scene; and those that nobody found.
 * These follow the found ones in the order of this list, each in its place whether a face is made out there or not.
 */
export const facesCorrectionSchema = v.strictObject({
  what: v.literal('faces'),
  off: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(63))), v.maxLength(64)),
  told: v.optional(v.pipe(v.array(toldFaceSchema), v.maxLength(mostToldFaces))),
});

export const correctionsSchema = v.pipe(
  v.array(v.union([correctionSchema, facesCorrectionSchema])),
  v.maxLength(correctable.length + 1),
  v.check(
    (all) => new Set(all.map(({ what }) => what)).size === all.length,
    'Each class may be corrected once.',
  ),
);

export type Correction = v.InferOutput<typeof correctionSchema>;
export type FacesCorrection = v.InferOutput<typeof facesCorrectionSchema>;
export type ToldFace = v.InferOutput<typeof toldFaceSchema>;
export type Corrections = v.InferOutput<typeof correctionsSchema>;

/** Packs a grid of shares -1..1, row by row. */
export function packCorrection(
  what: Correctable,
  values: ArrayLike<number>,
  width: number,
  height: number,
): Correction {
  const runs: [number, number][] = [];
  for (let i = 0; i < width * height; i++) {
    // Without the sum, a small negative share would become a zero with a sign.
    const level = Math.round(Math.min(1, Math.max(-1, values[i]!)) * correctionLevels) + 0;
    const last = runs.at(-1);
    if (last && last[0] === level) last[1]++;
    else runs.push([level, 1]);
  }
  return { what, width, height, runs };
}

/** The grid of shares -1..1 of a packed correction. */
export function unpackCorrection({ width, height, runs }: Correction): Float32Array<ArrayBuffer> {
  const values = new Float32Array(width * height);
  let at = 0;
  for (const [level, cells] of runs) {
    values.fill(level / correctionLevels, at, at + cells);
    at += cells;
  }
  return values;
}

/** Where the user says that faces are, beyond those that are found. */
export const toldFacesOf = (corrections: Corrections | undefined): readonly ToldFace[] =>
  corrections?.find((one): one is FacesCorrection => one.what === 'faces')?.told ?? [];
