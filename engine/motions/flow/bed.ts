import { boxBlur } from '../../analyse/filters.ts';
import { type Raster, saturate, smoothstep } from '../../analyse/raster.ts';
import { connectedRegions } from '../../analyse/regions.ts';
import type { ClassMask } from '../../analyse/sceneAnalysis.ts';
import { directionOf, smoothTensor, structureTensor } from '../../analyse/structureTensor.ts';
import { distanceTo } from '../distance.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Streams smaller than this share of the picture stay. */
const leastStream = 0.002;
/** Sweeps over a stream until its potential has settled, and how far each step overshoots. */
const sweeps = 300;
const overshoot = 1.85;
/** Coherence of the texture from which, and up to which, the water's own streaks say where it runs. */
const coherent = { from: 0.3, to: 0.6 };

/** Direction and relative speed of running water, x and y interleaved, lengths 0..1. */
export type BedField = Float32Array<ArrayBuffer>;

/**
 * Where water runs in its bed: down the potential between its far end and its near one, which no flow crosses the
 * banks of, so that it follows every bend; slower toward the banks, zero at them, and along its own streaks where
 * they are plain.
 * @param raster the picture at the mask's size, for the streaks. @param aspect picture width over height.
 * @param drop 0 = a bed, 1 = a fall, which goes straight down.
 */
export function bedField(mask: ClassMask, raster: Raster | null, aspect: number, drop: number): BedField {
  const { width, height, values } = mask;
  const field = new Float32Array(2 * width * height);
  const bank = distanceTo(width, height, (i) => values[i]! < 0.5);
  const streaks = raster?.width === width && raster.height === height ? streaksOf(raster) : null;
  // A cell need not be square: a step across is this much longer than one down.
  const square = (aspect * height) / width;
  for (const stream of connectedRegions(width, height, (i) => values[i]! >= 0.5)) {
    if (stream.length < leastStream * width * height) continue;
    const potential = settle(stream, width, height);
    const widest = stream.reduce(
      (most, i) => Math.max(most, Number.isFinite(bank[i]!) ? bank[i]! : height),
      0,
    );
    const half = Math.max(2, 0.5 * widest);
    const isIn = (i: number) => potential.has(i);
    for (const i of stream) {
      const x = i % width;
      const here = potential.get(i)!;
      const left = x > 0 && isIn(i - 1) ? potential.get(i - 1)! : here;
      const right = x < width - 1 && isIn(i + 1) ? potential.get(i + 1)! : here;
      const above = isIn(i - width) ? potential.get(i - width)! : here;
      const below = isIn(i + width) ? potential.get(i + width)! : here;
      let dx = (left - right) / square;
      let dy = above - below;
      const slope = Math.hypot(dx, dy);
      if (slope < 1e-9) continue;
      dx *= (1 - drop) / slope;
      dy = ((1 - drop) * dy) / slope + drop;
      if (streaks) {
        const { cos, sin, coherence } = streaks[i]!;
        const along = cos * dx + sin * dy < 0 ? -1 : 1;
        const share = 0.6 * smoothstep(coherent.from, coherent.to, coherence);
        dx += share * (along * cos - dx);
        dy += share * (along * sin - dy);
      }
      const inner = saturate((bank[i]! - 0.8) / half);
      const speed = (1 - (1 - inner) ** 2) / Math.max(1e-6, Math.hypot(dx, dy));
      field[2 * i] = dx * speed;
      field[2 * i + 1] = dy * speed;
    }
  }
  return smoothed(field, values, bank, width, height);
}

/** Laplace's equation with 1 at the far end, 0 at the near one, and no flow through the banks. */
function settle(stream: readonly number[], width: number, height: number): Map<number, number> {
  const rows = stream.map((i) => Math.floor(i / width));
  const top = rows[0]!;
  const bottom = rows.reduce((low, row) => Math.max(low, row), 0);
  const end = Math.max(1, Math.round(0.05 * (bottom - top)));
  const index = new Map(stream.map((i, k) => [i, k]));
  const value = Float64Array.from(rows, (row) => 1 - (row - top) / Math.max(1, bottom - top));
  const fixed = rows.map((row) => row < top + end || row > bottom - end);
  const neighbours = stream.map((i) => {
    const x = i % width;
    return [
      x > 0 ? i - 1 : -1,
      x < width - 1 ? i + 1 : -1,
      i - width,
      i + width < width * height ? i + width : -1,
    ].flatMap((j) => index.get(j) ?? []);
  });
  stream.forEach((_, k) => {
    if (fixed[k]) value[k] = rows[k]! < top + end ? 1 : 0;
  });
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let k = 0; k < stream.length; k++) {
      const around = neighbours[k]!;
      if (fixed[k] || around.length === 0) continue;
      let sum = 0;
      for (const j of around) sum += value[j]!;
      value[k]! += overshoot * (sum / around.length - value[k]!);
    }
  }
  return new Map(stream.map((i, k) => [i, value[k]!]));
}

/** Direction along the texture at each cell, and how plain it is. */
function streaksOf({ width, height, luma }: Raster) {
  const { xx, xy, yy } = smoothTensor(smoothTensor(structureTensor(luma, width, height), 3), 3);
  return Array.from(xx, (value, i) => {
    const { angle, coherence } = directionOf(value, xy[i]!, yy[i]!);
    return { cos: Math.cos(angle), sin: Math.sin(angle), coherence: coherence * coherence };
  });
}

/** Evens out what the grid makes rough, inside the water only. */
function smoothed(field: BedField, values: Plane, bank: Plane, width: number, height: number): BedField {
  const share = boxBlur(values.map((value) => (value >= 0.5 ? 1 : 0)) as Plane, width, height, 2);
  const out = new Float32Array(field.length);
  for (const part of [0, 1]) {
    const plane = new Float32Array(width * height);
    for (let i = 0; i < plane.length; i++) plane[i] = field[2 * i + part]!;
    const soft = boxBlur(plane, width, height, 2);
    for (let i = 0; i < plane.length; i++) {
      if (values[i]! >= 0.5)
        out[2 * i + part] = (soft[i]! / Math.max(0.05, share[i]!)) * smoothstep(0.5, 3, bank[i]!);
    }
  }
  return out;
}
