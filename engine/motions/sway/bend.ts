import { bodiesOf } from '../../analyse/bodies.ts';
import { boxBlur } from '../../analyse/filters.ts';
import { type Raster, saturate, smoothstep } from '../../analyse/raster.ts';
import { connectedRegions } from '../../analyse/regions.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { directionOf, smoothTensor, structureTensor } from '../../analyse/structureTensor.ts';
import { extendMap } from '../../bake/extend.ts';
import { distanceTo } from '../distance.ts';
import { addFaces } from '../stillFaces.ts';
import { furFreedom } from './fur.ts';
import type { SwayMotion } from './schema.ts';
import { stemLengths } from './stems.ts';

/** A plant must have this share of the picture to be worth bending. */
const leastPlant = 0.0015;
/** Length of stem at which anything bends wholly, share of the diagonal. */
const longestStem = 0.16;

/** What is enclosed by leaves and smaller than this share of the picture counts as theirs. */
const largestHole = 0.03;
/** A meadow has no root in sight: each blade bends as much as its neighbour. */
const meadow = 0.4;

type Plane = Float32Array<ArrayBuffer>;

/** Bending of each cell, and which plant it is of. */
export interface Bend {
  readonly width: number;
  readonly height: number;
  /** 0 = rooted, 1 = as free as anything; past a plant's edge it dies away. */
  readonly weight: Plane;
  /** A number 0..1 for each plant, the same all over it. */
  readonly plant: Plane;
}

/**
 * How far each cell of a region bends: by its distance from the root along the plant. Goes on past the plant's edge
 * by what the farthest bend needs, so that leaves move over their surroundings; people, animals and faces stay.
 */
export function bendOf(scene: SceneAnalysis, raster: Raster, mask: ClassMask, motion: SwayMotion): Bend {
  const { width, height } = mask;
  const count = width * height;
  const diagonal = Math.hypot(width, height);
  const inside = supple(scene, raster, mask, motion.region);
  const weight = new Float32Array(count);
  const plant = new Float32Array(count);
  const known = new Float32Array(count);
  const plants = connectedRegions(width, height, (i) => inside[i]! > 0.4).filter(
    (region) => region.length >= leastPlant * count,
  );
  plants.forEach((region, k) => {
    const freedom = freedomIn(region);
    for (const i of region) {
      weight[i] = freedom(i) * smoothstep(0.4, 0.7, inside[i]!) * nearness(scene, motion.region, i, count);
      plant[i] = ((k + 1) * 0.618034) % 1;
      known[i] = 1;
    }
  });

  function freedomIn(region: readonly number[]): (i: number) => number {
    if (motion.region === 'animal') {
      const fur = furFreedom(region, width, height);
      return (i) => fur.get(i) ?? 0;
    }
    const stems = motion.region === 'grass' ? null : stemLengths(scene, region, width, height, motion.region);
    return (i) => {
      const length = stems ? saturate((stems.get(i) ?? 0) / (longestStem * diagonal)) : meadow;
      return length * (2 - length);
    };
  }

  const reach = Math.max(2, 2.5 * motion.reach * diagonal);
  const distance = distanceTo(width, height, (i) => known[i] === 1);
  const smooth = boxBlur(weight, width, height, 1);
  const wide = extendMap({ width, height, values: smooth }, known).values;
  const still = stillness(scene, motion.region, count);
  return {
    width,
    height,
    weight: wide.map((value, i) => {
      const fading = 1 - smoothstep(0, reach, distance[i]!);
      return fading === 0 ? 0 : value * fading * (1 - still[i]!);
    }) as Float32Array<ArrayBuffer>,
    plant: extendMap({ width, height, values: plant }, known).values,
  };
}

/**
 * The part of a region that bends, softly: of plants what has a leaf's, a straw's or a blossom's colour, also what is
 * plainly green beside the mask; grey is stone or bark, and what runs straight up is a trunk.
 */
function supple(scene: SceneAnalysis, raster: Raster, mask: ClassMask, region: SwayMotion['region']): Plane {
  const { width, height, values } = mask;
  const belongs = values.map((value) => smoothstep(0.3, 0.55, value)) as Plane;
  if (region !== 'foliage' || raster.width !== width || raster.height !== height) return belongs;
  const { red, green, blue, luma } = raster;
  const { sky, water, grass, mountain } = scene.masks;
  const others = [sky, water, grass, mountain, bodiesOf(scene.masks)].flatMap((other) => other?.values ?? []);
  const { xx, xy, yy } = smoothTensor(structureTensor(luma, width, height), 3);
  const leafy = belongs.map((value, i) => {
    const most = Math.max(red[i]!, green[i]!, blue[i]!, 0.04);
    const colour = (most - Math.min(red[i]!, green[i]!, blue[i]!)) / most;
    const verdure = (green[i]! - Math.max(blue[i]!, 0.96 * red[i]!)) / most;
    // What lies in deep shade goes with what surrounds it.
    const shade = 1 - smoothstep(0.05, 0.14, luma[i]!);
    const plain = smoothstep(0.05, 0.16, verdure) * smoothstep(0.25, 0.45, colour);
    const claimed = others.reduce((most, other) => Math.max(most, other[i] ?? 0), 0);
    const leaf = value * Math.max(smoothstep(0.18, 0.4, colour), shade, smoothstep(-0.02, 0.08, verdure));
    const { angle, coherence } = directionOf(xx[i]!, xy[i]!, yy[i]!);
    const trunk = smoothstep(0.5, 0.8, coherence) * smoothstep(1.1, 1.35, Math.abs(angle));
    return (1 - trunk) * Math.max(leaf, 0.8 * plain * (1 - smoothstep(0.3, 0.6, claimed)));
  }) as Plane;
  const found = fillHoles(boxBlur(leafy, width, height, 2), width, height, (i) =>
    others.some((other) => (other[i] ?? 0) > 0.5),
  );
  // The user knows better than colours.
  const told = scene.told?.foliage?.values;
  return told ? (found.map((share, i) => asTold(share, told[i] ?? 0)) as Plane) : found;
}

const asTold = (share: number, told: number) => (told > 0 ? Math.max(share, told) : share * (1 + told));

/** Blossoms and what else is small and enclosed by leaves bends with them, unless it is of another kind. */
function fillHoles(inside: Plane, width: number, height: number, isOther: (i: number) => boolean): Plane {
  const filled = inside.slice();
  for (const hole of connectedRegions(width, height, (i) => inside[i]! <= 0.4)) {
    const small = hole.length < largestHole * width * height;
    const atBorder = hole.some(
      (i) => i < width || i >= width * (height - 1) || i % width === 0 || i % width === width - 1,
    );
    if (small && !atBorder && !hole.some(isOther)) for (const i of hole) filled[i] = 0.7;
  }
  return filled;
}

/** What is far bends less in the picture. */
function nearness(
  { depth, kind }: SceneAnalysis,
  region: SwayMotion['region'],
  i: number,
  count: number,
): number {
  if (region === 'hair' || region === 'animal' || kind === 'painting' || depth.values.length !== count)
    return 1;
  return 0.3 + 0.7 * smoothstep(0.05, 0.55, depth.values[i]!);
}

/** What never bends with plants, 0..1. */
function stillness(
  { masks, faces }: SceneAnalysis,
  region: SwayMotion['region'],
  count: number,
): Float32Array {
  const still = new Float32Array(count);
  if (region === 'hair') {
    const size = masks.hair;
    if (!size) return still;
    addFaces(still, size, faces);
    return still;
  }
  for (const rigid of region === 'animal' ? [masks.person] : [bodiesOf(masks), masks.hair]) {
    rigid?.values.forEach((value, i) => {
      if (i < count) still[i] = Math.max(still[i]!, smoothstep(0.3, 0.6, value));
    });
  }
  return still;
}
