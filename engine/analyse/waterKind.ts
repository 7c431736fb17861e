import type { Horizon } from './horizon.ts';
import { type Raster, saturate, smoothstep } from './raster.ts';
import type { ClassMask, TextureDirection, WaterCharacter, WaterKind } from './sceneAnalysis.ts';
import type { StructureTensor } from './structureTensor.ts';

/** What the kinds are told by, each 0..1. */
export interface WaterTraits {
  /** How far across the picture the water's far border runs level, as a horizon does. */
  readonly open: number;
  /** Texture, from glass to foam. */
  readonly rough: number;
  /** How much the texture stands upright, as what drops does. */
  readonly upright: number;
  /** How much of what is above comes back mirrored below the shore. */
  readonly mirror: number;
  /** How much more the region's outline is tall than wide. */
  readonly tall: number;
}

/** What kind of water a mask shows. */
export function characterOfWater(
  raster: Raster,
  tensor: StructureTensor,
  mask: ClassMask,
  horizon: Horizon,
  texture: TextureDirection | undefined,
): WaterCharacter {
  return kindOf(traitsOf(raster, tensor, mask, horizon, texture));
}

/** The likeliest kind, with its lead over the next one as confidence. */
export function kindOf({ open, rough, upright, mirror, tall }: WaterTraits): WaterCharacter {
  const scores: Record<WaterKind, number> = {
    sea: 0.9 * open + 0.2 * rough - 0.3 * mirror,
    still: 0.35 + 0.6 * mirror + 0.35 * (1 - rough) - 0.6 * rough - 0.2 * open,
    flowing: 0.3 + 0.6 * rough + 0.15 * tall - 0.6 * open - 0.3 * mirror,
    fall: 0.9 * upright + 0.3 * tall + 0.2 * rough - 0.5 * open,
  };
  const order = (Object.keys(scores) as WaterKind[]).sort((a, b) => scores[b] - scores[a]);
  const [first, second] = order as [WaterKind, WaterKind];
  return { kind: first, confidence: saturate(2 * (scores[first] - scores[second])) };
}

/** Measures a region of water. */
export function traitsOf(
  raster: Raster,
  tensor: StructureTensor,
  mask: ClassMask,
  horizon: Horizon,
  texture: TextureDirection | undefined,
): WaterTraits {
  const { width, height, values } = mask;
  let reaching = 0;
  let energy = 0;
  let count = 0;
  let [left, right, top, bottom] = [width, -1, height, -1];
  const tops = new Int32Array(width).fill(-1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (values[i]! < 0.5) continue;
      if (tops[x]! < 0) tops[x] = y;
      energy += tensor.xx[i]! + tensor.yy[i]!;
      count++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const sorted = tops.filter((row) => row >= 0).toSorted();
  const far = sorted[Math.floor(sorted.length * 0.2)] ?? 0;
  for (const row of tops) if (row >= 0 && Math.abs(row - far) < 0.03 * height) reaching++;
  const upright = texture ? texture.coherence * smoothstep(0.8, 1.3, Math.abs(texture.angle)) : 0;
  return {
    open:
      (horizon.confidence > 0.3 ? smoothstep(0.12, 0.45, reaching / width) : 0) *
      smoothstep(0.2, 0.1, Math.abs(far / height - horizon.y)),
    rough: count === 0 ? 0 : smoothstep(-3.4, -1.6, Math.log10(energy / count + 1e-6)),
    upright: smoothstep(0.15, 0.5, upright),
    mirror: mirrorCorrelation(raster, mask, tops),
    tall: right < left ? 0 : smoothstep(0.8, 2, (bottom - top + 1) / (right - left + 1)),
  };
}

/** Correlation of the luma below each column's shore with that above it, mirrored; 0..1. */
function mirrorCorrelation(raster: Raster, mask: ClassMask, tops: Int32Array): number {
  const { width, height, luma } = raster;
  const depth = Math.round(height / 5);
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  for (let x = 0; x < width; x++) {
    const shore = tops[x]!;
    if (shore < depth / 2) continue;
    for (let k = 2; k < depth && shore - k >= 0 && shore + k < height; k++) {
      const below = (shore + k) * width + x;
      if (mask.values[below]! < 0.5) break;
      const p = luma[(shore - k) * width + x]!;
      const q = luma[below]!;
      n++;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  if (n < 0.01 * luma.length) return 0;
  const spread = Math.sqrt(Math.max(0, aa / n - (a / n) ** 2) * Math.max(0, bb / n - (b / n) ** 2));
  return spread < 1e-4 ? 0 : saturate((ab / n - (a / n) * (b / n)) / spread);
}
