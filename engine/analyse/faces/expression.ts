import { saturate } from '../raster.ts';
import type { PerEye } from '../sceneAnalysis.ts';
import type { MeshPoint } from './mesh.ts';
import { type EyeRim, eyeRims, mouthRim } from './meshPoints.ts';

/** Heights of eyes over their widths: shut, and open as eyes are that look straight ahead. */
const shut = 0.1;
const open = 0.28;

const distance = (a: MeshPoint, b: MeshPoint) => Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);

/** Height of an eye over its width, whichever way the face looks (Soukupová and Čech 2016). */
export function eyeAspect(points: readonly MeshPoint[], { outer, inner, lids }: EyeRim): number {
  const heights = lids.map(([upper, lower]) => distance(points[upper]!, points[lower]!));
  return heights.reduce((a, b) => a + b) / lids.length / distance(points[outer]!, points[inner]!);
}

/** See `Face.eyeOpenness`. */
export function eyeOpenness(points: readonly MeshPoint[]): PerEye {
  const opennessOf = (rim: EyeRim) => saturate((eyeAspect(points, rim) - shut) / (open - shut));
  return { left: opennessOf(eyeRims.left), right: opennessOf(eyeRims.right) };
}

/** See `Face.mouthOpenness`. */
export function mouthOpenness(points: readonly MeshPoint[]): number {
  const gaps = mouthRim.lips.map(([upper, lower]) => distance(points[upper]!, points[lower]!));
  const [right, left] = mouthRim.corners;
  const width = distance(points[right]!, points[left]!);
  return saturate(gaps.reduce((a, b) => a + b) / gaps.length / (width || 1));
}

/** Distance in pixels between the middles of the eyes in the picture plane. */
export function interOcular(points: readonly MeshPoint[]): number {
  const [left, right] = [eyeRims.left, eyeRims.right].map(({ outer, inner }) => ({
    x: (points[outer]!.x + points[inner]!.x) / 2,
    y: (points[outer]!.y + points[inner]!.y) / 2,
  })) as [{ x: number; y: number }, { x: number; y: number }];
  return Math.hypot(left.x - right.x, left.y - right.y);
}
