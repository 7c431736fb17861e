import { scratchPlane } from './scratch.ts';

type Plane = Float32Array<ArrayBuffer>;

/** What is known of a class before its mask is drawn along the picture's edges. */
export interface Evidence {
  /** 0..1 for each point of the raster. */
  readonly evidence: Plane;
  /** See `ClassMask`. */
  readonly confidence: number;
}

/** The mean of two planes of one size. */
export function mixed(a: Plane, b: Plane): Plane {
  const out = scratchPlane(a.length);
  for (let i = 0; i < out.length; i++) out[i] = 0.5 * (a[i]! + b[i]!);
  return out;
}
