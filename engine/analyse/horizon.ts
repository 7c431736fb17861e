import type { ClassMask } from './sceneAnalysis.ts';

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
