import { bodiesOf } from './bodies.ts';
import { boxBlur, localDeviation } from './filters.ts';
import { meanWhere } from './order.ts';
import { type Raster, smoothstep } from './raster.ts';
import { connectedRegions } from './regions.ts';
import { type ClassMask, type Masks, meanOf, type Point, type SceneAnalysis } from './sceneAnalysis.ts';

/** A lamp or a star. */
export interface LightPoint extends Point {
  /** Share of the picture's width. */
  readonly radius: number;
  /** How much it outshines what is around it, 0..1. */
  readonly strength: number;
}

/** What shines in the dark, each by itself. */
export interface NightLights {
  readonly stars: readonly LightPoint[];
  /** Lamps and lit windows under a dark sky. */
  readonly lamps: readonly LightPoint[];
  /** Whether the sky shows stars at all: drawn out to arcs they are no points. */
  readonly starry: boolean;
}

/** Mean luma of a sky below which it is night, or late dusk. */
const darkSky = 0.36;
/** Less sky than this share of the picture tells nothing of the hour. */
const leastSky = 0.04;
/** Fewer lamps than this are reflexes as likely as lamps; fewer stars, noise. */
const least = { lamps: 10, stars: 8 };
/** Lamps outshine their surroundings by so much, and are no larger than this share of the picture. */
const lamp = { luma: 0.55, contrast: 0.3, area: 0.0005 };
/** Stars outshine the sky by so much, and by so many of its deviations. */
const star = { contrast: 0.07, deviations: 4 };
/** Longest side of a star in cells, of a star's trail in widths of the picture. */
const longest = { star: 4, trail: 0.2 };

/** The stars and lamps of a photo taken under a dark sky; null by day, indoors, and where nothing shines. */
export function findNightLights(
  raster: Raster,
  masks: Masks,
  kind: SceneAnalysis['kind'],
): NightLights | null {
  const { sky } = masks;
  if (kind !== 'photo' || !sky || sky.values.length !== raster.luma.length || meanOf(sky) < leastSky)
    return null;
  const brightness = meanWhere(raster.luma, sky.values);
  if (brightness > darkSky) return null;
  const lamps = findLamps(raster, masks, sky, brightness);
  const { stars, starry } = findStars(raster, sky);
  return lamps.length > 0 || starry ? { lamps, stars, starry } : null;
}

/** Small bright spots below a dark sky, amid dark surroundings. */
function findLamps(raster: Raster, masks: Masks, sky: ClassMask, skyLuma: number): LightPoint[] {
  const { width, height, red, green, blue, luma } = raster;
  const near = boxBlur(luma, width, height, Math.ceil(width / 40));
  const wide = boxBlur(luma, width, height, Math.ceil(width / 12));
  const beneath = boxBlur(sky.values, width, height, 3);
  const others = [masks.water, bodiesOf(masks), masks.hair, masks.mountain].flatMap(
    (mask) => mask?.values ?? [],
  );
  const shine = luma.map((_, i) => {
    const peak = Math.max(red[i]!, green[i]!, blue[i]!);
    const dark = 1 - smoothstep(0.24, 0.36, wide[i]!);
    const lone = beneath[i]! < 0.4 && others.every((other) => (other[i] ?? 0) < 0.5);
    return lone && dark > 0.3 && peak > Math.max(lamp.luma, skyLuma + 0.15) ? peak - near[i]! : 0;
  }) as Float32Array<ArrayBuffer>;
  const lamps = connectedRegions(width, height, (i) => shine[i]! > lamp.contrast)
    .filter((region) => region.length <= lamp.area * luma.length)
    .map((region) => pointOf(region, shine, width, height));
  return lamps.length >= least.lamps ? lamps : [];
}

/** Specks that stand out of the sky as its noise and its clouds do not, clear of what stands before it. */
function findStars({ width, height, luma }: Raster, sky: ClassMask): Pick<NightLights, 'stars' | 'starry'> {
  const near = boxBlur(luma, width, height, 3);
  const spread = boxBlur(localDeviation(luma, width, height, 2), width, height, Math.ceil(width / 10));
  const open = boxBlur(sky.values, width, height, 4);
  const shine = luma.map((value, i) => (open[i]! > 0.97 ? value - near[i]! : 0)) as Float32Array<ArrayBuffer>;
  const specks = connectedRegions(
    width,
    height,
    (i) => shine[i]! > star.contrast && shine[i]! > star.deviations * spread[i]!,
  ).filter((region) => lengthOf(region, width) <= longest.trail * width);
  if (specks.length < least.stars) return { stars: [], starry: false };
  const stars = specks
    .filter((region) => lengthOf(region, width) <= longest.star)
    .map((region) => pointOf(region, shine, width, height));
  return { stars, starry: true };
}

/** Longer side of a region's box, cells. */
function lengthOf(region: readonly number[], width: number): number {
  let [left, right] = [width, 0];
  for (const i of region) {
    left = Math.min(left, i % width);
    right = Math.max(right, i % width);
  }
  const rows = Math.floor(region.reduce((a, b) => Math.max(a, b)) / width) - Math.floor(region[0]! / width);
  return 1 + Math.max(right - left, rows);
}

/** A region's middle by how much it shines, its size and its best contrast. */
function pointOf(region: readonly number[], shine: Float32Array, width: number, height: number): LightPoint {
  let [x, y, sum, most] = [0, 0, 0, 0];
  for (const i of region) {
    const weight = shine[i]!;
    x += weight * ((i % width) + 0.5);
    y += weight * (Math.floor(i / width) + 0.5);
    sum += weight;
    most = Math.max(most, weight);
  }
  return {
    x: x / sum / width,
    y: y / sum / height,
    radius: Math.sqrt(region.length / Math.PI) / width,
    strength: Math.min(1, most),
  };
}
