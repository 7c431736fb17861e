import { boxBlur } from '../../analyse/filters.ts';
import { type Raster, saturate } from '../../analyse/raster.ts';
import { connectedRegions } from '../../analyse/regions.ts';
import type { Point, ScalarMap } from '../../analyse/sceneAnalysis.ts';

/** Luma from which a spot may shine by itself, and by how much it must outshine its surroundings. */
const shining = { luma: 0.82, contrast: 0.12 };
/** A sun is no larger than this share of the picture, and nearly white. */
const sunArea = 0.02;
const sunLuma = 0.97;
/** By how much the sky around a sun outshines the rest of it, on every side: a cloud's other side is blue. */
const halo = 0.12;
const sides = 8;

/**
 * What shines by itself, with its halo: 1 in the midst of lamps and the sun, 0 elsewhere. Bright walls and clouds do
 * not outshine what is around them, and do not count.
 */
export function glowOf({ width, height, luma }: Raster): ScalarMap {
  const wide = boxBlur(luma, width, height, Math.ceil(width / 10));
  const core = luma.map(
    (value, i) =>
      saturate((value - shining.luma) / (1 - shining.luma)) *
      saturate((value - wide[i]!) / shining.contrast - 1),
  ) as Float32Array<ArrayBuffer>;
  const near = Math.ceil(width / 80);
  const halo = boxBlur(boxBlur(core, width, height, 2 * near), width, height, 2 * near);
  const values = boxBlur(core, width, height, near).map((value, i) => saturate(value + 2 * halo[i]!));
  return { width, height, values: values as Float32Array<ArrayBuffer> };
}

/** Where the sun stands in the sky; null where it does not show. */
export function findSun(raster: Raster, sky: ScalarMap | undefined): Point | null {
  const { width, height, luma } = raster;
  if (!sky || sky.values.length !== luma.length) return null;
  const wide = boxBlur(luma, width, height, Math.ceil(width / 8));
  const discs = connectedRegions(
    width,
    height,
    (i) => luma[i]! >= sunLuma && wide[i]! < 0.9 && sky.values[i]! > 0.3,
  )
    .filter((region) => region.length >= 4 && region.length <= sunArea * luma.length)
    .sort((a, b) => b.length - a.length);
  const [disc] = discs;
  // Several such spots are clouds or waves in the light.
  if (!disc || discs.length > 6 || (discs[1] && discs[1].length > 0.5 * disc.length)) return null;
  const mean = (of: (i: number) => number) => disc.reduce((sum, i) => sum + of(i), 0) / disc.length;
  const middle = { x: mean((i) => i % width), y: mean((i) => Math.floor(i / width)) };
  if (haloOf(raster, sky, middle, Math.sqrt(disc.length / Math.PI)) < halo) return null;
  return { x: (middle.x + 0.5) / width, y: (middle.y + 0.5) / height };
}

/**
 * By how much the sky around a disc (in cells) outshines the sky far from it, on the side where it does least; 0
 * where there is no sky far from it.
 */
function haloOf({ width, luma }: Raster, sky: ScalarMap, middle: Point, radius: number): number {
  const near = Array.from({ length: sides }, () => ({ sum: 0, count: 0 }));
  const rest = { sum: 0, count: 0 };
  luma.forEach((value, i) => {
    if (sky.values[i]! <= 0.5) return;
    const [dx, dy] = [(i % width) - middle.x, Math.floor(i / width) - middle.y];
    const distance = Math.hypot(dx, dy);
    const side = Math.floor((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * sides) % sides;
    const ring = distance > 1.5 * radius && distance < 2.5 * radius + 2;
    const place = ring ? near[side]! : distance > 4 * radius ? rest : null;
    if (!place) return;
    place.sum += value;
    place.count++;
  });
  if (rest.count === 0) return 0;
  const seen = near.filter(({ count }) => count > 3).map(({ sum, count }) => sum / count);
  return seen.length === 0 ? 0 : Math.min(...seen) - rest.sum / rest.count;
}
