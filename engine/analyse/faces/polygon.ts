import type { Landmark, Point } from '../sceneAnalysis.ts';
import { outline } from './meshPoints.ts';

/**
 * Which points of a grid lie within a polygon, by crossings of each row (even-odd).
 * @param polygon in the grid's pixels, whose middles are at halves. @returns 1 = inside.
 */
export function insidePolygon(
  polygon: readonly Point[],
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  const inside = new Uint8Array(width * height);
  const rows = polygon.map(({ y }) => y);
  const bottom = Math.min(height - 1, Math.floor(Math.max(...rows)));
  for (let row = Math.max(0, Math.floor(Math.min(...rows))); row <= bottom; row++) {
    const crossings = crossingsAt(polygon, row + 0.5);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil(crossings[k]! - 0.5));
      const to = Math.min(width, Math.ceil(crossings[k + 1]! - 0.5));
      if (from < to) inside.fill(1, row * width + from, row * width + to);
    }
  }
  return inside;
}

/** Which points of a grid over the picture lie within a face. @returns 1 = inside. */
export const insideFace = (landmarks: readonly Landmark[], width: number, height: number) =>
  insidePolygon(
    outline.map((index) => ({ x: landmarks[index]!.x * width, y: landmarks[index]!.y * height })),
    width,
    height,
  );

/** Where a polygon's edges cross a level line, from left to right. */
function crossingsAt(polygon: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  let a = polygon.at(-1)!;
  for (const b of polygon) {
    if (a.y > y !== b.y > y) crossings.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x));
    a = b;
  }
  return crossings.sort((left, right) => left - right);
}
