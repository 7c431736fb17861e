import type { MeshPoint } from '../../../engine/analyse/faces/mesh.ts';
import type { Point } from '../../../engine/analyse/sceneAnalysis.ts';

type Points = readonly Point[];

const mean = (points: Points): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** Points moved, turned and scaled so that they lie on others as well as they can (Procrustes), fitted on `on`. */
export function aligned(points: Points, others: Points, on: readonly number[]): Point[] {
  const [from, to] = [mean(on.map((i) => points[i]!)), mean(on.map((i) => others[i]!))];
  let [real, imaginary, size] = [0, 0, 0];
  for (const i of on) {
    const [x, y] = [points[i]!.x - from.x, points[i]!.y - from.y];
    const [u, v] = [others[i]!.x - to.x, others[i]!.y - to.y];
    real += x * u + y * v;
    imaginary += x * v - y * u;
    size += x * x + y * y;
  }
  const [a, b] = [real / size, imaginary / size];
  return points.map(({ x, y }) => {
    const [dx, dy] = [x - from.x, y - from.y];
    return { x: to.x + a * dx - b * dy, y: to.y + b * dx + a * dy };
  });
}

/** Distance of two of a mesh's points. */
export const apart = (points: Points, i: number, k: number): number =>
  Math.hypot(points[i]!.x - points[k]!.x, points[i]!.y - points[k]!.y);

/** Root mean square distance of two meshes' chosen points once they are aligned by `on`, in face widths. */
export function distance(a: Points, b: Points, on: readonly number[], of: readonly number[] = on): number {
  const laid = aligned(a, b, on);
  const squares = of.reduce((sum, i) => sum + (laid[i]!.x - b[i]!.x) ** 2 + (laid[i]!.y - b[i]!.y) ** 2, 0);
  return Math.sqrt(squares / of.length) / apart(b, 234, 454);
}

/** Mean of several meshes of the same face: a net's tremor is mostly gone from it. */
export const meanMesh = (meshes: readonly (readonly MeshPoint[])[]): Point[] =>
  meshes[0]!.map((_, i) => mean(meshes.map((points) => points[i]!)));
