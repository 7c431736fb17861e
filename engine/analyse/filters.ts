import type { Raster } from './raster.ts';
import { saturate } from './raster.ts';

type Plane = Float32Array<ArrayBuffer>;

/**
 * Mean over a square of side `2 * radius + 1` pixels, cut at the borders. One sweep: sums of columns run down the
 * picture, and sums of these along each row.
 */
export function boxBlur(plane: Plane, width: number, height: number, radius: number): Plane {
  const out = new Float32Array(plane.length);
  const columns = new Float64Array(width);
  const shares = Float64Array.from(
    { length: width },
    (_, x) => 1 / (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1),
  );
  for (let y = 0; y < Math.min(radius, height); y++) addRow(columns, plane, y * width, 1);
  for (let y = 0; y < height; y++) {
    if (y + radius < height) addRow(columns, plane, (y + radius) * width, 1);
    if (y - radius - 1 >= 0) addRow(columns, plane, (y - radius - 1) * width, -1);
    const share = 1 / (Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1);
    blurRow(columns, shares, share, radius, out, y * width);
  }
  return out;
}

function addRow(columns: Float64Array, plane: Plane, base: number, sign: number): void {
  for (let x = 0; x < columns.length; x++) columns[x]! += sign * plane[base + x]!;
}

/** Sums of columns within a radius, times the shares of both axes. */
function blurRow(
  columns: Float64Array,
  shares: Float64Array,
  share: number,
  radius: number,
  out: Plane,
  base: number,
): void {
  const width = columns.length;
  let sum = 0;
  for (let x = 0; x < Math.min(radius, width); x++) sum += columns[x]!;
  for (let x = 0; x < width; x++) {
    if (x + radius < width) sum += columns[x + radius]!;
    if (x - radius - 1 >= 0) sum -= columns[x - radius - 1]!;
    out[base + x] = sum * share * shares[x]!;
  }
}

/** Local standard deviation over a square of side `2 * radius + 1`. */
export function localDeviation(plane: Plane, width: number, height: number, radius: number): Plane {
  const mean = boxBlur(plane, width, height, radius);
  const out = boxBlur(product(plane, plane), width, height, radius);
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(Math.max(0, out[i]! - mean[i]! * mean[i]!));
  return out;
}

function product(a: Plane, b: Plane): Plane {
  const out = new Float32Array(a.length);
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
    const mean = boxBlur(luma, width, height, radius);
    const variance = boxBlur(product(luma, luma), width, height, radius);
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
  const { a, b } = guidedCoefficients(raster, mask, radius, epsilon);
  for (let i = 0; i < a.length; i++) a[i] = saturate(a[i]! * luma[i]! + b[i]!);
  return a;
}
