import { boxBlur } from './filters.ts';
import type { Horizon } from './horizon.ts';
import { type Raster, saturate } from './raster.ts';
import type { ClassMask, ScalarMap } from './sceneAnalysis.ts';

/**
 * A first guess of depth by position and focus: the sky is infinitely far, the ground comes nearer from the
 * horizon down, what stands above the horizon is as far as the horizon's foot, and, where there is no
 * horizon, what is sharp is nearer than what is blurred. Smooth on purpose: the cut between near and far is
 * the sky's matte, not a step in depth.
 * @returns 0 = infinitely far, 1 = nearest.
 */
export function guessDepth(raster: Raster, sky: ClassMask | undefined, horizon: Horizon): ScalarMap {
  const { width, height } = raster;
  const values = new Float32Array(width * height);
  const focus = sky ? null : focusMap(raster);
  for (let i = 0; i < values.length; i++) {
    const y = (Math.floor(i / width) + 0.5) / height;
    if (focus) {
      values[i] = saturate(0.15 + 0.45 * y + 0.4 * focus[i]!);
    } else {
      const ground = saturate((y - horizon.y) / (1 - horizon.y));
      values[i] = 0.2 + 0.8 * ground ** 1.2;
    }
  }
  const smooth = boxBlur(
    boxBlur(values, width, height, Math.ceil(width / 24)),
    width,
    height,
    Math.ceil(width / 24),
  );
  if (!sky) return { width, height, values: smooth };
  return {
    width,
    height,
    values: smooth.map((x, i) => x * (1 - sky.values[i]!)) as Float32Array<ArrayBuffer>,
  };
}

/** Local sharpness relative to the sharpest place, 0..1. */
function focusMap(raster: Raster): Float32Array {
  const { width, height, luma } = raster;
  const laplacian = new Float32Array(luma.length);
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
