import { boxBlur } from './filters.ts';
import { scratchPlane } from './scratch.ts';

type Plane = Float32Array<ArrayBuffer>;

/** The structure tensor of a plane: products of its derivatives, units of the plane's values squared. */
export interface StructureTensor {
  readonly width: number;
  readonly height: number;
  /** Derivative across, squared. */
  readonly xx: Plane;
  readonly xy: Plane;
  /** Derivative down, squared. */
  readonly yy: Plane;
}

/** The tensor at each place, by central differences; 0 along the borders. */
export function structureTensor(plane: Float32Array, width: number, height: number): StructureTensor {
  const xx = scratchPlane(plane.length);
  const xy = scratchPlane(plane.length);
  const yy = scratchPlane(plane.length);
  const fillRow = (first: number, last: number) => {
    for (let i = first; i < last; i++) {
      const dx = plane[i + 1]! - plane[i - 1]!;
      const dy = plane[i + width]! - plane[i - width]!;
      xx[i] = dx * dx;
      xy[i] = dx * dy;
      yy[i] = dy * dy;
    }
  };
  for (let y = 1; y < height - 1; y++) fillRow(y * width + 1, (y + 1) * width - 1);
  return { width, height, xx, xy, yy };
}

/** The tensor averaged over a square of side `2 * radius + 1`. */
export function smoothTensor(
  { width, height, xx, xy, yy }: StructureTensor,
  radius: number,
): StructureTensor {
  const blur = (plane: Plane) => boxBlur(plane, width, height, radius);
  return { width, height, xx: blur(xx), xy: blur(xy), yy: blur(yy) };
}

/**
 * The direction along which a texture runs: that of least change.
 * @returns `angle` in radians, -π/2..π/2, 0 = level, π/2 = upright, y pointing down; `coherence` 0..1.
 */
export function directionOf(xx: number, xy: number, yy: number): { angle: number; coherence: number } {
  const total = xx + yy;
  if (total < 1e-9) return { angle: 0, coherence: 0 };
  const steepest = 0.5 * Math.atan2(2 * xy, xx - yy);
  const along = steepest > 0 ? steepest - Math.PI / 2 : steepest + Math.PI / 2;
  return { angle: along, coherence: Math.min(1, Math.hypot(xx - yy, 2 * xy) / total) };
}
