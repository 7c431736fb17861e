import { distanceTo } from '../motions/distance.ts';
import { bodiesOf } from './bodies.ts';
import { boxBlur } from './filters.ts';
import { medianOf } from './order.ts';
import type { Raster } from './raster.ts';
import { boxAround, connectedRegions } from './regions.ts';
import type { ClassMask, Masks, SceneAnalysis } from './sceneAnalysis.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Fire is told from lamps and blossoms in the dark alone: a picture's median luma, and that around the flame. */
const dark = { picture: 0.25, around: 0.3 };
/** Cells of a flame: what is fewer is a spark, what covers more of the picture a sunset. */
const size = { least: 12, share: 0.03 };
/** Height over width of a flame, and the share of its box that it fills. */
const shape = { tall: 0.8, taller: 4, fill: 0.45 };
/** Share of its cells that are burnt out to white, and of those around it that are lit warm. */
const burning = { core: 0.35, warm: 0.8 };
/** More of them are lamps. */
const most = 6;
const confidence = 0.8;

/**
 * Flames of candles and fires: a white core in a warm halo that fades, taller than broad, in the dark; null where
 * nothing surely burns.
 */
export function findFlames(raster: Raster, masks: Masks, kind: SceneAnalysis['kind']): ClassMask | null {
  const { width, height, red, green, blue, luma } = raster;
  if (kind !== 'photo' || medianOf(luma) > dark.picture) return null;
  const isWarm = (i: number) => red[i]! >= green[i]! - 0.02 && green[i]! >= blue[i]! - 0.02;
  const isCore = (i: number) => red[i]! > 0.93 && green[i]! > 0.6 && luma[i]! > 0.72 && isWarm(i);
  const wide = boxBlur(luma, width, height, Math.ceil(width / 6));
  const isFire = (i: number) =>
    isCore(i) || (red[i]! > 0.7 && red[i]! - blue[i]! > 0.25 && isWarm(i) && red[i]! - wide[i]! > 0.35);
  const others = [masks.sky, bodiesOf(masks), masks.water].flatMap((mask) => mask?.values ?? []);
  const flames = connectedRegions(width, height, isFire).filter((cells) => {
    if (cells.length < size.least || cells.length > size.share * luma.length) return false;
    if (cells.filter(isCore).length < burning.core * cells.length) return false;
    if (others.some((other) => cells.filter((i) => (other[i] ?? 0) > 0.4).length > 0.2 * cells.length))
      return false;
    return isUpright(cells, width) && isLit(cells, raster, isWarm);
  });
  if (flames.length === 0 || flames.length > most) return null;
  const values = new Float32Array(luma.length) as Plane;
  for (const cells of flames) for (const i of cells) values[i] = 1;
  return { width, height, values: boxBlur(values, width, height, 1), confidence };
}

/** Whether it stands, in one piece. */
function isUpright(cells: readonly number[], width: number): boolean {
  const { columns, rows } = boxAround(cells, width);
  return (
    rows >= shape.tall * columns &&
    rows <= shape.taller * columns &&
    cells.length >= shape.fill * columns * rows
  );
}

/** Whether its light falls around it, warm, fading outward into the dark. */
function isLit(
  cells: readonly number[],
  { width, height, red, blue, luma }: Raster,
  isWarm: (i: number) => boolean,
): boolean {
  const isOf = new Set(cells);
  const distance = distanceTo(width, height, (i) => isOf.has(i));
  const radius = Math.max(3, 0.6 * Math.sqrt(cells.length));
  // Rings of half a radius; the last is the surroundings.
  const rings = Array.from({ length: 5 }, () => ({ sum: 0, count: 0, warm: 0 }));
  distance.forEach((d, i) => {
    if (d < 0.5 || d > 4 * radius) return;
    const ring = rings[Math.min(4, Math.floor((2 * d) / radius))]!;
    ring.sum += luma[i]!;
    ring.count++;
    if (isWarm(i) && red[i]! - blue[i]! > 0.06) ring.warm++;
  });
  const means = rings.map(({ sum, count }) => (count > 0 ? sum / count : 0));
  const fades = means.every((mean, k) => k === 0 || mean < means[k - 1]! + 0.01);
  const near = rings.slice(0, 2);
  const warm =
    near.reduce((sum, ring) => sum + ring.warm, 0) / near.reduce((sum, ring) => sum + ring.count, 1);
  return fades && warm > burning.warm && means[4]! < dark.around && means[0]! - means[4]! > 0.15;
}
