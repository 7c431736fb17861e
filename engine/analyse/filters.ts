import type { Raster } from './raster.ts';
import { saturate } from './raster.ts';
import { inScratch, scratchPlane } from './scratch.ts';

type Plane = Float32Array<ArrayBuffer>;

/**
 * Mean over a square of side `2 * radius + 1` pixels, cut at the borders. One sweep: sums of columns run down the
 * picture, and sums of these along each row. @param out is written to; not `plane`.
 */
export function boxBlur(
  plane: Plane,
  width: number,
  height: number,
  radius: number,
  out: Plane = scratchPlane(plane.length),
): Plane {
  // With as many zeros on both sides as a sum reaches beyond the borders.
  const columns = new Float64Array(width + 2 * radius + 1);
  const first = radius + 1;
  const shares = new Float64Array(width);
  for (let x = 0; x < width; x++) shares[x] = 1 / within(x, width, radius);
  // One function: with rows in functions of their own it takes Chrome twice as long.
  for (let y = -radius; y < height; y++) {
    const entering = (y + radius) * width;
    if (y + radius < height) for (let x = 0; x < width; x++) columns[first + x]! += plane[entering + x]!;
    const leaving = (y - radius - 1) * width;
    if (y > radius) for (let x = 0; x < width; x++) columns[first + x]! -= plane[leaving + x]!;
    if (y < 0) continue;
    const share = 1 / within(y, height, radius);
    const base = y * width;
    let sum = 0;
    for (let x = 0; x < radius; x++) sum += columns[first + x]!;
    for (let x = 0; x < width; x++) {
      sum += columns[first + radius + x]! - columns[x]!;
      out[base + x] = sum * share * shares[x]!;
    }
  }
  return out;
}

/** How many places lie within a radius of one, of so many. */
const within = (place: number, count: number, radius: number): number =>
  Math.min(count - 1, place + radius) - Math.max(0, place - radius) + 1;

/** Local standard deviation over a square of side `2 * radius + 1`. */
export function localDeviation(plane: Plane, width: number, height: number, radius: number): Plane {
  const out = scratchPlane(plane.length);
  inScratch(() => {
    const mean = boxBlur(plane, width, height, radius);
    boxBlur(product(plane, plane), width, height, radius, out);
    for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(Math.max(0, out[i]! - mean[i]! * mean[i]!));
  });
  return out;
}

function product(a: Plane, b: Plane): Plane {
  const out = scratchPlane(a.length);
  for (let i = 0; i < out.length; i++) out[i] = a[i]! * b[i]!;
  return out;
}

/** Coefficients of a local linear model `mask = a * luma + b`. */
export interface GuidedCoefficients {
  readonly width: number;
  readonly height: number;
  readonly a: Plane;
  readonly b: Plane;
}

/** Local means and variances of a raster's luma, by radius: every mask of a picture is filtered by the same ones. */
const guides = new WeakMap<Raster, Map<number, { readonly mean: Plane; readonly variance: Plane }>>();

function guideOf(raster: Raster, radius: number) {
  const known = guides.get(raster) ?? new Map<number, { readonly mean: Plane; readonly variance: Plane }>();
  guides.set(raster, known);
  const { width, height, luma } = raster;
  let guide = known.get(radius);
  if (!guide) {
    const mean = boxBlur(luma, width, height, radius, new Float32Array(luma.length));
    const variance = new Float32Array(luma.length);
    inScratch(() => boxBlur(product(luma, luma), width, height, radius, variance));
    for (let i = 0; i < luma.length; i++) variance[i]! -= mean[i]! * mean[i]!;
    guide = { mean, variance };
    known.set(radius, guide);
  }
  return guide;
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
  const { mean, variance } = guideOf(raster, radius);
  const b = boxBlur(mask, width, height, radius);
  const a = boxBlur(product(luma, mask), width, height, radius);
  for (let i = 0; i < luma.length; i++) {
    a[i] = (a[i]! - mean[i]! * b[i]!) / (variance[i]! + epsilon);
    b[i]! -= a[i]! * mean[i]!;
  }
  return { width, height, a: boxBlur(a, width, height, radius), b: boxBlur(b, width, height, radius) };
}

/** The guided filter at the raster's own size: `mask` snapped to luma edges, 0..1. */
export function guidedFilter(raster: Raster, mask: Plane, radius: number, epsilon: number): Plane {
  const { luma } = raster;
  const out = scratchPlane(luma.length);
  inScratch(() => {
    const { a, b } = guidedCoefficients(raster, mask, radius, epsilon);
    for (let i = 0; i < out.length; i++) out[i] = saturate(a[i]! * luma[i]! + b[i]!);
  });
  return out;
}
