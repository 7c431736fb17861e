import { blazeFace } from '../../../models/catalogue.ts';
import type { ModelResult } from '../modelSession.ts';
import { overlapOfBoxes } from '../overlap.ts';
import type { Point } from '../sceneAnalysis.ts';
import { outOf, type Square } from './square.ts';

/** A face as BlazeFace sees it, in the picture's pixels. */
export interface Candidate {
  readonly centre: Point;
  /** Of the box, brow to chin, along the square that it was seen in. */
  readonly width: number;
  readonly height: number;
  /** Right eye, left eye (the person's), nose, mouth, right ear, left ear. */
  readonly points: readonly Point[];
  /** 0..1. */
  readonly score: number;
}

/** Cells a side of the two grids of anchors, and anchors a cell. */
const grids = [
  { cells: 16, anchors: 2, scores: 'scores16', boxes: 'boxes16' },
  { cells: 8, anchors: 6, scores: 'scores8', boxes: 'boxes8' },
] as const;
const [, , side] = blazeFace.input.shape;
const numbers = 16;

/**
 * The candidates above a score among BlazeFace's answers for a square (Bazarevsky et al. 2019). All anchors of
 * a cell lie in its centre and have no size of their own.
 */
export function candidatesOf(
  result: ModelResult<typeof blazeFace>,
  square: Square,
  leastScore: number,
): Candidate[] {
  const leastLogit = Math.log(leastScore / (1 - leastScore));
  return grids.flatMap(({ cells, anchors, scores, boxes }) =>
    Array.from(result[scores], (logit, index) => ({ logit, index }))
      .filter(({ logit }) => logit >= leastLogit)
      .map(({ logit, index }) => {
        const cell = Math.floor(index / anchors);
        const anchor = { x: ((cell % cells) + 0.5) / cells, y: (Math.floor(cell / cells) + 0.5) / cells };
        const values = result[boxes].subarray(index * numbers, (index + 1) * numbers);
        const point = (at: number) =>
          outOf(square, { x: anchor.x + values[at]! / side, y: anchor.y + values[at + 1]! / side });
        return {
          centre: point(0),
          width: (values[2]! / side) * square.side,
          height: (values[3]! / side) * square.side,
          points: [4, 6, 8, 10, 12, 14].map(point),
          score: 1 / (1 + Math.exp(-logit)),
        };
      }),
  );
}

const boxOf = ({ centre, width, height }: Candidate) => ({
  x: centre.x - width / 2,
  y: centre.y - height / 2,
  width,
  height,
});

/** Intersection over union of two candidates' boxes, taken as upright. */
export const overlapOf = (a: Candidate, b: Candidate): number => overlapOfBoxes(boxOf(a), boxOf(b));

/**
 * One candidate for each face: the likeliest of those that overlap, its box and points averaged over them by
 * score, as BlazeFace does to steady them.
 */
export function merge(candidates: readonly Candidate[], leastOverlap = 0.3): Candidate[] {
  const rest = candidates.toSorted((a, b) => b.score - a.score);
  const merged: Candidate[] = [];
  while (rest.length > 0) {
    const best = rest[0]!;
    const same = rest.filter((other) => other === best || overlapOf(best, other) > leastOverlap);
    merged.push({ ...average(same), score: best.score });
    for (const one of same) rest.splice(rest.indexOf(one), 1);
  }
  return merged;
}

function average(candidates: readonly Candidate[]): Candidate {
  const total = candidates.reduce((sum, { score }) => sum + score, 0);
  const mean = (value: (candidate: Candidate) => number) =>
    candidates.reduce((sum, candidate) => sum + candidate.score * value(candidate), 0) / total;
  const meanPoint = (point: (candidate: Candidate) => Point) => ({
    x: mean((candidate) => point(candidate).x),
    y: mean((candidate) => point(candidate).y),
  });
  return {
    centre: meanPoint(({ centre }) => centre),
    width: mean(({ width }) => width),
    height: mean(({ height }) => height),
    points: candidates[0]!.points.map((_, index) => meanPoint(({ points }) => points[index]!)),
    score: candidates[0]!.score,
  };
}
