import type { MeshPoint } from '../../../../engine/analyse/faces/mesh.ts';
import { eyeRims, mouthRim, outline } from '../../../../engine/analyse/faces/meshPoints.ts';

/** A flat face around the origin, 100 high and 80 wide, that looks straight ahead; in pixels. */
export function flatMesh({ lids = 6, lips = 0 } = {}): MeshPoint[] {
  const points: MeshPoint[] = Array.from({ length: 468 }, () => ({ x: 0, y: 0, z: 0 }));
  const put = (index: number, x: number, y: number) => {
    points[index] = { x, y, z: 0 };
  };
  outline.forEach((index, i) => {
    const angle = (2 * Math.PI * i) / outline.length;
    put(index, 40 * Math.sin(angle), -50 * Math.cos(angle));
  });
  for (const [rim, side] of [
    [eyeRims.right, -1],
    [eyeRims.left, 1],
  ] as const) {
    put(rim.outer, side * 28, -15);
    put(rim.inner, side * 8, -15);
    rim.lids.forEach(([upper, lower], i) => {
      put(upper, side * (23 - 5 * i), -15 - lids / 2);
      put(lower, side * (23 - 5 * i), -15 + lids / 2);
    });
  }
  const [right, left] = mouthRim.corners;
  put(61, -16, 25);
  put(291, 16, 25);
  put(right, -15, 25);
  put(left, 15, 25);
  mouthRim.lips.forEach(([upper, lower], i) => {
    put(upper, 4 * (i - 1), 25 - lips / 2);
    put(lower, 4 * (i - 1), 25 + lips / 2);
  });
  return points;
}
