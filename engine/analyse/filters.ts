import type { Raster } from './raster.ts';
import { saturate } from './raster.ts';

type Plane = Float32Array<ArrayBuffer>;

/** One running-mean pass along rows or columns; windows shrink at the borders. */
function meanAlong(
  source: Plane,
  target: Plane,
  lines: number,
  length: number,
  lineStride: number,
  stride: number,
  radius: number,
): void {
  for (let line = 0; line < lines; line++) {
    const base = line * lineStride;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < Math.min(radius, length); i++) {
      sum += source[base + i * stride]!;
      count++;
    }
    for (let i = 0; i < length; i++) {
      if (i + radius < length) {
        sum += source[base + (i + radius) * stride]!;
        count++;
      }
      if (i - radius - 1 >= 0) {
        sum -= source[base + (i - radius - 1) * stride]!;
        count--;
      }
      target[base + i * stride] = sum / count;
    }
  }
}

/** Mean over a square of side `2 * radius + 1` pixels, cut at the borders. */
export function boxBlur(plane: Plane, width: number, height: number, radius: number): Plane {
  const rows = new Float32Array(plane.length);
  const out = new Float32Array(plane.length);
  meanAlong(plane, rows, height, width, width, 1, radius);
  meanAlong(rows, out, width, height, 1, width, radius);
  return out;
}

/** Local standard deviation over a square of side `2 * radius + 1`. */
export function localDeviation(plane: Plane, width: number, height: number, radius: number): Plane {
  const mean = boxBlur(plane, width, height, radius);
  const squares = boxBlur(plane.map((x) => x * x) as Plane, width, height, radius);
  return squares.map((x, i) => Math.sqrt(Math.max(0, x - mean[i]! * mean[i]!))) as Plane;
}

/** Coefficients of a local linear model `mask = a * luma + b`. */
export interface GuidedCoefficients {
  readonly width: number;
  readonly height: number;
  readonly a: Plane;
  readonly b: Plane;
}

/**
 * Fast guided filter, first half (He and Sun 2015): coefficients that explain `mask` by the picture's luma.
 * Applying them to a larger luma upsamples the mask along the picture's edges.
 * @param radius pixels of the small picture. @param epsilon regularisation, luma² (1e-4..1e-2).
 */
export function guidedCoefficients(
  raster: Raster,
  mask: Plane,
  radius: number,
  epsilon: number,
): GuidedCoefficients {
  const { width, height, luma } = raster;
  const blur = (plane: Plane) => boxBlur(plane, width, height, radius);
  const meanI = blur(luma);
  const meanP = blur(mask);
  const corrII = blur(luma.map((x) => x * x) as Plane);
  const corrIP = blur(luma.map((x, i) => x * mask[i]!) as Plane);
  const a = new Float32Array(luma.length);
  const b = new Float32Array(luma.length);
  for (let i = 0; i < luma.length; i++) {
    const variance = corrII[i]! - meanI[i]! * meanI[i]!;
    const covariance = corrIP[i]! - meanI[i]! * meanP[i]!;
    a[i] = covariance / (variance + epsilon);
    b[i] = meanP[i]! - a[i]! * meanI[i]!;
  }
  return { width, height, a: blur(a), b: blur(b) };
}

/** The guided filter at the raster's own size: `mask` snapped to luma edges, 0..1. */
export function guidedFilter(raster: Raster, mask: Plane, radius: number, epsilon: number): Plane {
  const { a, b } = guidedCoefficients(raster, mask, radius, epsilon);
  return raster.luma.map((x, i) => saturate(a[i]! * x + b[i]!)) as Plane;
}
