import { boxBlur } from './filters.ts';
import type { Raster } from './raster.ts';
import { scratchPlane } from './scratch.ts';

/** How much a border at each row would gain by the step of luma there; `height + 1` rows a column, column by column. */
export function levelEdges(raster: Raster): Float32Array {
  const { width, height } = raster;
  const luma = boxBlur(raster.luma, width, height, 1);
  const states = height + 1;
  const out = scratchPlane(width * states);
  for (let x = 0; x < width; x++)
    for (let b = 1; b < height; b++) {
      const above = luma[Math.max(0, b - 2) * width + x]!;
      const below = luma[Math.min(height - 1, b + 1) * width + x]!;
      out[x * states + b] = 6 * Math.min(0.35, Math.abs(above - below));
    }
  return out;
}

/**
 * The row in each column at which the sky ends: maximises evidence above minus evidence below, plus the
 * luma edge at the border, minus a truncated cost for jumps between neighbouring columns.
 */
export function skyBorder(
  { width, height }: Raster,
  evidence: Float32Array,
  edges: Float32Array,
): Int32Array {
  const states = height + 1;
  const jumpCost = 0.35;
  const jumpLimit = 14;
  const from = new Int32Array(width * states);
  let best = scratchPlane(states);
  let next = scratchPlane(states);
  for (let x = 0; x < width; x++) {
    let total = 0;
    for (let y = 0; y < height; y++) total -= evidence[y * width + x]!;
    const origin = from.subarray(x * states, (x + 1) * states);
    relax(best, jumpCost, jumpLimit, next, origin);
    for (let b = 0; b < states; b++) {
      next[b] = 0.15 * total + edges[x * states + b]! + (x === 0 ? 0 : next[b]!);
      if (b < height) total += 2 * evidence[b * width + x]!;
    }
    [best, next] = [next, best];
  }
  const border = new Int32Array(width);
  let b = 0;
  for (let i = 1; i < states; i++) if (best[i]! > best[b]!) b = i;
  for (let x = width - 1; x >= 0; x--) {
    border[x] = b;
    b = from[x * states + b]!;
  }
  return border;
}

/**
 * Best predecessor of each state under the cost `min(slope * distance, limit)`, in linear time (distance
 * transform, Felzenszwalb and Huttenlocher 2006). Writes values to `out`, predecessors to `origin`.
 */
function relax(
  values: Float32Array,
  slope: number,
  limit: number,
  out: Float32Array,
  origin: Int32Array,
): void {
  const count = values.length;
  let top = 0;
  for (let i = 0; i < count; i++) {
    out[i] = values[i]!;
    origin[i] = i;
    if (values[i]! > values[top]!) top = i;
  }
  for (let i = 1; i < count; i++) {
    if (out[i - 1]! - slope > out[i]!) {
      out[i] = out[i - 1]! - slope;
      origin[i] = origin[i - 1]!;
    }
  }
  for (let i = count - 2; i >= 0; i--) {
    if (out[i + 1]! - slope > out[i]!) {
      out[i] = out[i + 1]! - slope;
      origin[i] = origin[i + 1]!;
    }
  }
  const floor = values[top]! - limit;
  for (let i = 0; i < count; i++) {
    if (out[i]! < floor) {
      out[i] = floor;
      origin[i] = top;
    }
  }
}
