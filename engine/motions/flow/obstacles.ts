import { boxBlur } from '../../analyse/filters.ts';
import type { Raster } from '../../analyse/raster.ts';
import { boxAround, connectedRegions } from '../../analyse/regions.ts';
import type { ClassMask } from '../../analyse/sceneAnalysis.ts';
import { distanceTo } from '../distance.ts';

/** By how many deviations of the water around it a stone is darker than the mean. */
const darker = 1.5;
/** Deviation below which water is as good as even. */
const leastDeviation = 0.03;
/** Cells of a stone at least; share of its box that it fills; its longer side over its shorter one at most. */
const compact = { cells: 8, fill: 0.45, length: 3 };
/** Cells around a stone that count as its own: its edge is softer than its midst. */
const shore = 2;

/**
 * Water without what stands in it: stones and posts that the mask passes over are compact and much darker than the
 * water around; shadows of waves are streaks.
 * @param raster the picture; a mask of another size is returned as it is.
 */
export function withoutObstacles(mask: ClassMask, raster: Raster | null): ClassMask {
  const { width, height, values } = mask;
  if (raster?.width !== width || raster.height !== height) return mask;
  const { luma } = raster;
  const radius = Math.max(3, Math.round(0.05 * width));
  const wet = values.map((value) => (value >= 0.5 ? 1 : 0)) as Float32Array<ArrayBuffer>;
  const around = (of: (i: number) => number) =>
    boxBlur(wet.map((w, i) => w * of(i)) as Float32Array<ArrayBuffer>, width, height, radius);
  const share = boxBlur(wet, width, height, radius);
  const sum = around((i) => luma[i]!);
  const squares = around((i) => luma[i]! ** 2);
  const soft = boxBlur(luma, width, height, 1);
  const isDark = (i: number) => {
    if (wet[i] === 0) return false;
    const mean = sum[i]! / share[i]!;
    const deviation = Math.sqrt(Math.max(0, squares[i]! / share[i]! - mean * mean));
    return mean - soft[i]! > darker * Math.max(leastDeviation, deviation);
  };
  const stones = connectedRegions(width, height, isDark).filter((cells) => isCompact(cells, width));
  if (stones.length === 0) return mask;
  const stony = new Set(stones.flat());
  const away = distanceTo(width, height, (i) => stony.has(i));
  return { ...mask, values: values.map((value, i) => (away[i]! <= shore ? 0 : value)) };
}

function isCompact(cells: readonly number[], width: number): boolean {
  if (cells.length < compact.cells) return false;
  const { columns, rows } = boxAround(cells, width);
  return (
    cells.length >= compact.fill * columns * rows &&
    Math.max(columns, rows) <= compact.length * Math.min(columns, rows)
  );
}
