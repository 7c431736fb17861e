import { smoothstep } from '../raster.ts';
import type { Point } from '../sceneAnalysis.ts';
import { type MeshPoint, squareOfMesh } from './mesh.ts';
import { eyeRims } from './meshPoints.ts';
import type { Pyramid } from './pixels.ts';
import { intoSquare, sampleSquare } from './square.ts';

/** Pixels a side at which the frame is looked for. */
const size = 192;
/** Half the thickness of a frame, in distances between the outer corners of the eyes. */
const frame = 0.03;
/** Contrasts of frames, summed, from which glasses are thinkable and sure: 0.66 to 1.9 with, up to 0.49 without. */
const thinkable = 0.4;
const sure = 0.7;

/**
 * Likelihood of glasses, 0..1: thin lines across the bridge of the nose and below the eyes, compared with
 * the brightness there. Misses glasses in profile and sunglasses without a frame.
 */
export function glassesLikelihood(points: readonly MeshPoint[], pyramid: Pyramid): number {
  const square = squareOfMesh(points);
  const planes = sampleSquare(pyramid, square, size, [0, 1]);
  const count = size * size;
  const lumaAt = (x: number, y: number) => {
    const i =
      Math.min(size - 1, Math.max(0, Math.round(y))) * size + Math.min(size - 1, Math.max(0, Math.round(x)));
    return 0.3 * planes[i]! + 0.59 * planes[count + i]! + 0.11 * planes[2 * count + i]!;
  };
  const at = (index: number): Point => {
    const { x, y } = intoSquare(square, points[index]!);
    return { x: x * size, y: y * size };
  };
  const { right, left } = eyeRims;
  const eyes = Math.hypot(at(right.outer).x - at(left.outer).x, at(right.outer).y - at(left.outer).y);
  const step = Math.max(1, Math.round(frame * eyes));

  /** Strongest bright or dark line between two rows, seen along columns. */
  const strongestLine = (from: number, to: number, first: number, last: number): number => {
    const rowMean = (y: number) => {
      let sum = 0;
      let columns = 0;
      for (let x = from; x <= to; x++, columns++) sum += lumaAt(x, y);
      return columns === 0 ? 0 : sum / columns;
    };
    let strongest = 0;
    for (let y = first; y <= last; y++)
      strongest = Math.max(strongest, Math.abs(rowMean(y - step) + rowMean(y + step) - 2 * rowMean(y)));
    return strongest;
  };

  const [innerRight, innerLeft] = [at(right.inner), at(left.inner)];
  const middle = (innerRight.x + innerLeft.x) / 2;
  const half = 0.2 * Math.abs(innerLeft.x - innerRight.x);
  const [top, bottom] = [at(between.brows).y - 0.05 * eyes, at(between.nose).y];
  const bridge = strongestLine(middle - half, middle + half, top + step, bottom - step);
  const rims = [right, left].map(({ outer, inner, lids }) => {
    const lid = at(lids[1]![1]).y;
    const [from, to] = [Math.min(at(outer).x, at(inner).x), Math.max(at(outer).x, at(inner).x)];
    return strongestLine(from, to, lid + 0.07 * eyes, lid + 0.32 * eyes);
  });
  let brightness = 0;
  let samples = 0;
  for (let y = top; y <= bottom; y++, samples++) brightness += lumaAt(middle, y);
  const reference = brightness / Math.max(1, samples) + 0.05;
  return smoothstep(thinkable, sure, (bridge + (rims[0]! + rims[1]!) / 2) / reference);
}

/** Ends of the bridge of the nose. */
const between = { brows: 8, nose: 195 } as const;
