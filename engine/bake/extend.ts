import type { ScalarMap } from '../analyse/sceneAnalysis.ts';

/**
 * Extends a map from where `weight` knows it to everywhere else, smoothly: pull-push (Gortler et al. 1996).
 * @param weight 0..1 for each value; where it is 1 the map is kept.
 */
export function extendMap(map: ScalarMap, weight: Float32Array): ScalarMap {
  const values = map.values.map((value, i) => value * weight[i]!) as Float32Array<ArrayBuffer>;
  const filled = pullPush({ width: map.width, height: map.height, values, weight });
  return { width: map.width, height: map.height, values: filled };
}

interface Level {
  readonly width: number;
  readonly height: number;
  /** Premultiplied by the weights. */
  readonly values: Float32Array<ArrayBuffer>;
  readonly weight: Float32Array;
}

function pullPush(fine: Level): Float32Array<ArrayBuffer> {
  if (fine.width === 1 && fine.height === 1) {
    const w = fine.weight[0]!;
    return new Float32Array([w > 0 ? fine.values[0]! / w : 0]);
  }
  const width = Math.ceil(fine.width / 2);
  const height = Math.ceil(fine.height / 2);
  const values = new Float32Array(width * height);
  const weight = new Float32Array(width * height);
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const to = (y >> 1) * width + (x >> 1);
      const from = y * fine.width + x;
      values[to]! += fine.values[from]!;
      weight[to]! += fine.weight[from]!;
    }
  }
  for (let i = 0; i < values.length; i++) {
    if (weight[i]! > 1) {
      values[i]! /= weight[i]!;
      weight[i] = 1;
    }
  }
  const coarse = pullPush({ width, height, values, weight });
  const out = new Float32Array(fine.values.length);
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const i = y * fine.width + x;
      const unknown = 1 - Math.min(1, fine.weight[i]!);
      out[i] =
        fine.values[i]! +
        (unknown > 0 ? unknown * bilinear(coarse, width, height, x / 2 - 0.25, y / 2 - 0.25) : 0);
    }
  }
  return out;
}

/** Value between texel centres, clamped at the borders; `x`, `y` in texels. */
function bilinear(values: Float32Array, width: number, height: number, x: number, y: number): number {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const at = (px: number, py: number) =>
    values[Math.min(height - 1, Math.max(0, py)) * width + Math.min(width - 1, Math.max(0, px))]!;
  const fx = x - x0;
  const fy = y - y0;
  return (
    (at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx) * (1 - fy) +
    (at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx) * fy
  );
}
