import { bodiesOf } from './bodies.ts';
import { boxBlur } from './filters.ts';
import type { Horizon } from './horizon.ts';
import { type Raster, saturate, smoothstep } from './raster.ts';
import { connectedRegions } from './regions.ts';
import type { Masks, ScalarMap } from './sceneAnalysis.ts';
import { scratchPlane } from './scratch.ts';

type Plane = Float32Array<ArrayBuffer>;

/** How much a class recedes from foot to top, as a share of what the ground would. */
const lean = { structure: 0.25, foliage: 0.35 } as const;
/** Mountains are no nearer than this, wherever they end in the picture. */
const nearestMountain = 0.3;
/** People and animals are at least this near: they are what the picture is about. */
const farthestBody = 0.55;

/**
 * A first guess of depth by classes, position and focus: the sky is infinitely far, the ground comes nearer
 * from the horizon down, what stands on it is as near as its foot, people and animals stand upright as a whole, and,
 * where there is neither sky nor ground, what is sharp is nearer than what is blurred. Crisp at the outlines of the sky,
 * of bodies and of what stands upright, smooth within each.
 * @returns 0 = infinitely far, 1 = nearest.
 */
export function guessDepth(raster: Raster, masks: Masks, horizon: Horizon): ScalarMap {
  const { width, height } = raster;
  const plane = (y: number) => 0.2 + 0.8 * saturate((y - horizon.y) / (1 - horizon.y)) ** 1.2;
  const focus = horizon.confidence > 0 ? null : focusMap(raster);
  const values = scratchPlane(width * height);
  for (let row = 0; row < height; row++) {
    const y = (row + 0.5) / height;
    const ground = plane(y);
    for (let i = row * width; i < (row + 1) * width; i++)
      values[i] = focus ? saturate(0.15 + 0.45 * y + 0.4 * focus[i]!) : ground;
  }
  if (!focus) stand(values, masks, plane);
  const bodies = bodiesOf(masks);
  if (bodies) placeBodies(values, bodies);
  const radius = Math.ceil(width / 24);
  const blur = (plane: Plane) => boxBlur(boxBlur(plane, width, height, radius), width, height, radius);
  const smooth = smoothApart(values, partsOf(masks, bodies, values.length), blur);
  const { sky } = masks;
  if (!sky) return { width, height, values: smooth };
  for (let i = 0; i < smooth.length; i++) smooth[i]! *= 1 - sky.values[i]!;
  return { width, height, values: smooth };
}

/** Sets walls and trees upright on their feet, and mountains far away. */
function stand(values: Float32Array, masks: Masks, plane: (y: number) => number): void {
  for (const name of ['structure', 'foliage'] as const) {
    const mask = masks[name];
    if (!mask) continue;
    const { width, height } = mask;
    for (let x = 0; x < width; x++) {
      let foot = -1;
      for (let y = height - 1; y >= 0; y--) {
        const i = y * width + x;
        if (mask.values[i]! < 0.5) {
          foot = -1;
          continue;
        }
        if (foot < 0) foot = plane((y + 1) / height);
        values[i]! += mask.values[i]! * (1 - lean[name]) * (foot - values[i]!);
      }
    }
  }
  masks.mountain?.values.forEach((share, i) => {
    values[i]! += share * Math.min(0, nearestMountain - values[i]!);
  });
}

/** Gives each person and animal one depth, that of the nearest part: a body is not bent by the camera. */
function placeBodies(values: Float32Array, bodies: ScalarMap): void {
  for (const region of connectedRegions(bodies.width, bodies.height, (i) => bodies.values[i]! >= 0.5)) {
    const foot = values[region.reduce((lowest, i) => Math.max(lowest, i), 0)]!;
    for (const i of region) values[i]! += bodies.values[i]! * (Math.max(farthestBody, foot) - values[i]!);
  }
}

/** What has an outline in depth: shares of bodies, of what stands upright behind them, and of the rest; together one. */
function partsOf(masks: Masks, bodies: ScalarMap | null, count: number): Plane[] {
  const rest = scratchPlane(count).fill(1);
  const parts: Plane[] = [];
  for (const group of [[bodies], [masks.structure, masks.foliage]]) {
    const there = group.filter((mask) => !!mask);
    if (there.length === 0) continue;
    const part = scratchPlane(count);
    for (const { values } of there) for (let i = 0; i < count; i++) part[i]! += values[i]!;
    for (let i = 0; i < count; i++) {
      part[i] = rest[i]! * smoothstep(0.3, 0.7, part[i]!);
      rest[i]! -= part[i]!;
    }
    parts.push(part);
  }
  return [...parts, rest];
}

/** Smooths each part by itself, so that their outlines stay crisp. */
function smoothApart(values: Plane, parts: readonly Plane[], blur: (plane: Plane) => Plane): Plane {
  if (parts.length === 1) return blur(values);
  const weighted = scratchPlane(values.length);
  const out = scratchPlane(values.length);
  for (const share of parts) {
    for (let i = 0; i < share.length; i++) weighted[i] = values[i]! * share[i]!;
    const sums = blur(weighted);
    const weights = blur(share);
    for (let i = 0; i < out.length; i++) out[i]! += (share[i]! * sums[i]!) / Math.max(1e-6, weights[i]!);
  }
  return out;
}

/** Local sharpness relative to the sharpest place, 0..1. */
function focusMap(raster: Raster): Float32Array {
  const { width, height, luma } = raster;
  const laplacian = scratchPlane(luma.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      laplacian[i] = Math.abs(
        4 * luma[i]! - luma[i - 1]! - luma[i + 1]! - luma[i - width]! - luma[i + width]!,
      );
    }
  }
  const energy = boxBlur(laplacian, width, height, Math.ceil(width / 20));
  let top = 1e-6;
  for (const e of energy) top = Math.max(top, e);
  return energy.map((e) => Math.sqrt(e / top));
}
