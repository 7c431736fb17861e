import type { Face } from '../sceneAnalysis.ts';
import type { MeshPoint } from './mesh.ts';
import { mirrored, upright } from './meshPoints.ts';

/** Radians by which the line from forehead to chin leans in faces that look straight ahead. */
const lean = -0.14;

type Vector = readonly [number, number, number];

const between = (from: MeshPoint, to: MeshPoint): Vector => [to.x - from.x, to.y - from.y, to.z - from.z];
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const unit = (a: Vector): Vector => {
  const length = Math.sqrt(dot(a, a)) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
};

/** Where a face looks, from the directions across and down it; see `Face.pose`. */
export function poseOf(points: readonly MeshPoint[]): Face['pose'] {
  const across = unit(
    mirrored
      .map(([right, left]) => between(points[right]!, points[left]!))
      .reduce((sum, one) => [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]]),
  );
  const slanted = between(points[upright.top]!, points[upright.bottom]!);
  const share = dot(slanted, across);
  const down = unit([
    slanted[0] - share * across[0],
    slanted[1] - share * across[1],
    slanted[2] - share * across[2],
  ]);
  return {
    yaw: Math.asin(Math.min(1, Math.max(-1, -across[2]))),
    pitch: Math.atan2(down[2], Math.sqrt(Math.max(0, 1 - across[2] ** 2 - down[2] ** 2))) - lean,
    roll: Math.atan2(across[1], across[0]),
  };
}
