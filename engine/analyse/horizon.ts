import type { ClassMask, Masks } from './sceneAnalysis.ts';

export interface Horizon {
  /** Row, 0 (top)..1 (bottom). */
  readonly y: number;
  /** 0..1: share of columns whose sky ends at that row. */
  readonly confidence: number;
}

/**
 * The horizon: the row at which the sky ends in most columns, or, under mountains and towers, the lowest
 * rows that the sky reaches. Without a sky: a guess a third from the top, with no confidence.
 */
export function findHorizon(sky: ClassMask | undefined): Horizon {
  if (!sky) return { y: 0.35, confidence: 0 };
  const { width, height, values } = sky;
  const ends = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    let y = height;
    while (y > 0 && values[(y - 1) * width + x]! < 0.5) y--;
    ends[x] = y / height;
  }
  const sorted = [...ends].sort((a, b) => a - b);
  const tolerance = 0.02;
  let row = sorted[Math.floor(width * 0.9)]!;
  let most = 0;
  for (const candidate of sorted) {
    const near = sorted.filter((y) => Math.abs(y - candidate) <= tolerance).length;
    if (near > most) {
      most = near;
      row = candidate;
    }
  }
  const flat = most / width;
  if (flat < 0.3) row = sorted[Math.floor(width * 0.9)]!;
  return { y: Math.min(0.95, row), confidence: Math.min(1, flat / 0.6) };
}

/** Least share of the picture that ground, grass and water take for their top to tell of the horizon. */
const leastGround = 0.05;

/** The horizon by the sky, and by the ground, which cannot reach above it. */
export function findHorizonByClasses(masks: Masks): Horizon {
  const bySky = findHorizon(masks.sky);
  const planes = [masks.ground, masks.grass, masks.water].filter((mask) => mask !== undefined);
  const [first] = planes;
  if (!first) return bySky;
  const { width, height } = first;
  const solid = new Uint8Array(width * height);
  for (const { values } of planes) for (let i = 0; i < solid.length; i++) if (values[i]! >= 0.5) solid[i] = 1;
  const tops: number[] = [];
  let area = 0;
  for (let x = 0; x < width; x++) {
    let top = -1;
    for (let y = 0; y < height; y++) {
      if (solid[y * width + x] === 0) continue;
      if (top < 0) top = y;
      area++;
    }
    if (top >= 0) tops.push(top / height);
  }
  if (area < leastGround * width * height) return bySky;
  const highest = tops.sort((a, b) => a - b)[Math.floor(0.08 * tops.length)]!;
  const byGround = Math.min(0.85, Math.max(0.05, highest - 0.03));
  if (bySky.confidence === 0) return { y: byGround, confidence: 0.3 };
  return byGround < bySky.y ? { ...bySky, y: (byGround + bySky.y) / 2 } : bySky;
}
