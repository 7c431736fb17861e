import { boxBlur, guidedFilter } from './filters.ts';
import type { Horizon } from './horizon.ts';
import { type Raster, saturate, smoothstep } from './raster.ts';
import { connectedRegions } from './regions.ts';
import type { ClassMask } from './sceneAnalysis.ts';

/** Least share of the picture that counts as water. */
const leastArea = 0.02;

/**
 * Finds open water below the horizon: cool or sky-like in colour, with texture that lies flat (waves seen at
 * a grazing angle vary down the picture more than across it). Streams and falls, which have neither, are
 * left to better analyses: what is unsure does not move.
 * @returns null where there is no such region, or no sky to reflect.
 */
export function findWater(raster: Raster, sky: ClassMask | undefined, horizon: Horizon): ClassMask | null {
  if (!sky) return null;
  const { width, height, luma } = raster;
  const count = width * height;
  const across = new Float32Array(count);
  const down = new Float32Array(count);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      across[i] = (luma[i + 1]! - luma[i - 1]!) ** 2;
      down[i] = (luma[i + width]! - luma[i - width]!) ** 2;
    }
  }
  const energyAcross = boxBlur(across, width, height, 4);
  const energyDown = boxBlur(down, width, height, 4);
  const tint = skyTint(raster, sky);
  const flatness = energyDown.map(
    (d, i) => (d - energyAcross[i]!) / (d + energyAcross[i]! + 2e-4),
  ) as Float32Array<ArrayBuffer>;
  const open = sky.values.map(
    (s, i) => (1 - s) * smoothstep(horizon.y - 0.03, horizon.y + 0.01, Math.floor(i / width) / height),
  ) as Float32Array<ArrayBuffer>;
  const evidence = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const { cool, verdure } = colourOf(raster, i);
    const likeSky = 1 - smoothstep(0.04, 0.2, Math.abs(cool - tint));
    evidence[i] =
      open[i]! *
      smoothstep(0.08, 0.16, luma[i]!) *
      saturate(
        1.1 * smoothstep(-0.05, 0.3, flatness[i]!) * Math.max(likeSky, smoothstep(-0.02, 0.12, cool)) -
          1.2 * smoothstep(0.05, 0.2, verdure) -
          0.8 * smoothstep(0.01, 0.04, energyAcross[i]! + energyDown[i]!),
      );
  }
  const seeds = largeRegions(boxBlur(evidence, width, height, 2), width, height);
  // Without seeds there are no colours to grow by: black would count as water's.
  if (!seeds.some((seed) => seed > 0)) return null;
  const soft = grow(raster, seeds, flatness, open);
  const kept = largeRegions(soft, width, height);
  const filtered = guidedFilter(raster, boxBlur(kept, width, height, 1), 4, 4e-3);
  const values = filtered.map((x, i) => x * (1 - sky.values[i]!)) as Float32Array<ArrayBuffer>;
  let area = 0;
  let support = 0;
  for (let i = 0; i < count; i++) {
    area += values[i]!;
    support += values[i]! * soft[i]!;
  }
  if (area / count < leastArea) return null;
  return { width, height, values, confidence: saturate((support / area) * 1.4) };
}

/** Coolness (blue minus red) and verdure (green minus blue), both over the largest channel. */
function colourOf(raster: Raster, i: number): { cool: number; verdure: number } {
  const { red, green, blue } = raster;
  const top = Math.max(red[i]!, green[i]!, blue[i]!, 0.02);
  return { cool: (blue[i]! - red[i]!) / top, verdure: (green[i]! - blue[i]!) / top };
}

/**
 * Extends the seeds to what has their colours (a Gaussian a channel) and lies as flat: waves in the shade
 * and in the glare are the same water.
 */
function grow(
  raster: Raster,
  seeds: Float32Array,
  flatness: Float32Array,
  open: Float32Array,
): Float32Array<ArrayBuffer> {
  const { width, height, red, green, blue } = raster;
  const channels = [red, green, blue].map((plane) => {
    let weight = 1e-6;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < seeds.length; i++) {
      weight += seeds[i]!;
      sum += seeds[i]! * plane[i]!;
      squares += seeds[i]! * plane[i]! * plane[i]!;
    }
    const mean = sum / weight;
    return { plane, mean, variance: Math.max(2e-3, squares / weight - mean * mean) };
  });
  const belonging = seeds.map((seed, i) => {
    let distance = 0;
    for (const { plane, mean, variance } of channels) distance += (plane[i]! - mean) ** 2 / variance;
    return Math.max(seed, open[i]! * smoothstep(7, 3, distance) * smoothstep(-0.05, 0.2, flatness[i]!));
  });
  return boxBlur(new Float32Array(belonging), width, height, 2);
}

/** Mean coolness (blue minus red over the maximum) of the sky. */
function skyTint(raster: Raster, sky: ClassMask): number {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < sky.values.length; i++) {
    sum += sky.values[i]! * colourOf(raster, i).cool;
    weight += sky.values[i]!;
  }
  return weight > 0 ? sum / weight : 0;
}

/** Keeps connected regions of evidence above 0.4 that have at least half the least area. */
function largeRegions(evidence: Float32Array, width: number, height: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(evidence.length);
  for (const region of connectedRegions(width, height, (i) => evidence[i]! >= 0.4)) {
    if (region.length >= 0.5 * leastArea * width * height) for (const i of region) out[i] = 1;
  }
  return out;
}
