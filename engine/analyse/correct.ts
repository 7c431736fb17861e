import { extendMap } from '../bake/extend.ts';
import {
  type Correctable,
  type Correction,
  type Corrections,
  unpackCorrection,
} from '../plan/corrections.ts';
import { bodiesOf } from './bodies.ts';
import type { Raster } from './raster.ts';
import {
  type ClassMask,
  type Face,
  meanOf,
  type ScalarMap,
  type SceneAnalysis,
  type SceneClass,
} from './sceneAnalysis.ts';
import { structureTensor } from './structureTensor.ts';
import { textureDirections } from './texture.ts';
import { characterOfWater } from './waterKind.ts';

type Masks = Partial<Record<SceneClass, ClassMask>>;
type Plane = Float32Array<ArrayBuffer>;

/** What the user says is there is there. */
const told = 0.9;
/** A class that is left with less of the picture is not in it. */
const leastArea = 0.002;
/** Hair is a part of a person: neither takes the place of the other. */
const together: ReadonlySet<Correctable> = new Set(['person', 'hair']);
/** What rises carries nobody along: a broad brush that also goes over people and animals leaves them. */
const rising: ReadonlySet<Correctable> = new Set(['smoke', 'flame']);

/**
 * A scene as the user has corrected it. What is untouched stays as it was seen, and so do the horizon, the kind of
 * water and the light: a stroke changes its place alone. What is added to a class is taken from all others.
 */
export function correctScene(
  scene: SceneAnalysis,
  raster: Raster,
  corrections: Corrections | undefined,
): SceneAnalysis {
  if (!corrections || corrections.length === 0) return scene;
  const masks: Masks = { ...scene.masks };
  const told: Partial<Record<SceneClass, ScalarMap>> = {};
  let depth = scene.depth;
  for (const correction of corrections) {
    if (correction.what === 'depth' || correction.what === 'faces') continue;
    const { what } = correction;
    const painted = sampled(correction, scene.depth);
    const shares = rising.has(what) ? besideBodies(painted, masks) : painted;
    paint(masks, what, shares, scene.depth);
    told[what] = { ...scene.depth, values: shares };
    if (what === 'sky') depth = depthUnderSky(depth, masks.sky, shares);
  }
  const nearness = corrections.find((one): one is Correction => one.what === 'depth');
  if (nearness) depth = withShares(depth, sampled(nearness, depth));
  for (const [name, mask] of Object.entries(masks) as [SceneClass, ClassMask][])
    if (meanOf(mask) < leastArea) delete masks[name];
  const faces = withoutFaces(scene.faces, corrections);
  return { ...scene, faces, masks, depth, told, ...describe(scene, raster, masks) };
}

/** Faces without what would let them move where the user says so; each keeps its place, which plans name. */
function withoutFaces(faces: readonly Face[], corrections: Corrections): readonly Face[] {
  const off = corrections.find((one) => one.what === 'faces')?.off ?? [];
  return faces.map((face, i) => (off.includes(i) ? { ...face, landmarks: [], score: 0 } : face));
}

/** Adds and takes away in one class, and takes what was added from the others. */
function paint(masks: Masks, what: SceneClass, shares: Plane, { width, height }: ScalarMap): void {
  const before = masks[what] ?? { width, height, values: new Float32Array(width * height), confidence: 0 };
  const adds = shares.some((share) => share > 0);
  masks[what] = {
    ...withShares(before, shares),
    confidence: adds ? Math.max(told, before.confidence) : before.confidence,
  };
  if (!adds) return;
  for (const [name, mask] of Object.entries(masks) as [SceneClass, ClassMask][]) {
    if (name === what || (together.has(name) && together.has(what))) continue;
    masks[name] = { ...mask, values: mask.values.map((x, i) => x * (1 - Math.max(0, shares[i]!))) as Plane };
  }
}

/** What is added, where no people and animals are. */
function besideBodies(shares: Plane, masks: Masks): Plane {
  const bodies = bodiesOf(masks);
  return bodies ? (shares.map((share, i) => Math.min(share, 1 - bodies.values[i]!)) as Plane) : shares;
}

/** A map raised to 1 where shares are 1, lowered to 0 where they are -1. */
const withShares = <M extends ScalarMap>(map: M, shares: Plane): M => ({
  ...map,
  values: map.values.map((x, i) => {
    const share = shares[i]!;
    return share > 0 ? x + (1 - x) * share : x * (1 + share);
  }),
});

/** The sky is infinitely far; what is none takes the depth of what stands around it. */
function depthUnderSky(depth: ScalarMap, sky: ClassMask | undefined, shares: Plane): ScalarMap {
  const far = depth.values.map((d, i) => d * (1 - Math.max(0, shares[i]!))) as Plane;
  if (!shares.some((share) => share < 0)) return { ...depth, values: far };
  const known = far.map((_, i) => (shares[i]! >= 0 && (sky?.values[i] ?? 0) < 0.5 ? 1 : 0));
  if (!known.includes(1)) return { ...depth, values: far };
  const around = extendMap({ ...depth, values: far }, known as Plane).values;
  const values = far.map((d, i) => (shares[i]! < 0 ? d + (around[i]! - d) * -shares[i]! : d)) as Plane;
  return { ...depth, values };
}

/** Textures of classes that were not there before, and the water's character where there was no water. */
function describe(
  scene: SceneAnalysis,
  raster: Raster,
  masks: Masks,
): Pick<SceneAnalysis, 'textures' | 'water'> {
  const isNew = Object.keys(masks).some((name) => !scene.masks[name as SceneClass]);
  if (!isNew) return { textures: scene.textures };
  const tensor = structureTensor(raster.luma, raster.width, raster.height);
  const textures = { ...textureDirections(tensor, masks), ...scene.textures };
  if (!masks.water || scene.water) return { textures };
  const water = characterOfWater(raster, tensor, masks.water, scene.horizon, textures.water);
  return { textures, water };
}

/** A correction's shares at the size of a map. */
function sampled(correction: Correction, { width, height }: ScalarMap): Plane {
  const values = unpackCorrection(correction);
  if (correction.width === width && correction.height === height) return values;
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * correction.height) / height) * correction.width;
    for (let x = 0; x < width; x++)
      out[y * width + x] = values[row + Math.floor(((x + 0.5) * correction.width) / width)]!;
  }
  return out;
}
