import type { ClassProbabilities, NetClass } from './classProbabilities.ts';
import { type Evidence, mixed } from './evidence.ts';
import { confidenceOf } from './existence.ts';
import { guidedFilter } from './filters.ts';
import type { Raster } from './raster.ts';
import type { ClassMask, Masks, SceneClass } from './sceneAnalysis.ts';
import { scratchPlane } from './scratch.ts';
import { skyEvidence } from './skyEvidence.ts';
import { thingsInWater } from './thingsInWater.ts';
import { thinThings } from './thinThings.ts';
import { waterEvidence } from './waterEvidence.ts';
import { snapWaterline } from './waterline.ts';

type Plane = Float32Array<ArrayBuffer>;

/** The net's names of classes that need no second opinion. */
const plainClasses = {
  person: 'person',
  structure: 'structure',
  trees: 'foliage',
  grass: 'grass',
  ground: 'ground',
  mountain: 'mountain',
} as const satisfies Partial<Record<NetClass, SceneClass>>;

/**
 * Combines the net's probabilities with the classical sky and water. The net says what there is; the
 * classical sky, where both agree, says exactly where it ends. Masks never add up to more than 1.
 */
export function fuseMasks(
  raster: Raster,
  net: ClassProbabilities,
  seen: ClassProbabilities,
  classicalSky: ClassMask | undefined,
): Masks {
  const masks: Partial<Record<SceneClass, ClassMask>> = {
    ...settleSkyAndWater(raster, net, seen, classicalSky),
  };
  for (const [from, to] of Object.entries(plainClasses) as [keyof typeof plainClasses, SceneClass][]) {
    const confidence = confidenceOf(net.of[from], from);
    if (confidence === null) continue;
    const { width, height } = raster;
    masks[to] = {
      width,
      height,
      values: guidedFilter(raster, mixed(net.of[from], seen.of[from]), 4, 1e-3),
      confidence,
    };
  }
  return shareOut(masks);
}

/** Lets sky and water compete where both are claimed, and draws the horizon between them. */
function settleSkyAndWater(
  raster: Raster,
  net: ClassProbabilities,
  seen: ClassProbabilities,
  classicalSky: ClassMask | undefined,
): Masks {
  const { width, height } = raster;
  const sky = skyEvidence(raster, net, seen, classicalSky);
  const water = waterEvidence(raster, net, seen);
  if (sky && water) {
    for (let i = 0; i < sky.evidence.length; i++)
      if (water.evidence[i]! > 0.5 && seen.of.water[i]! > seen.of.sky[i]!) sky.evidence[i] = 0;
    snapWaterline(raster, sky.evidence, water.evidence);
  }
  const maskOf = ({ evidence, confidence }: Evidence, radius: number): ClassMask => ({
    width,
    height,
    values: guidedFilter(raster, evidence, radius, 1e-3),
    confidence,
  });
  return {
    ...(sky ? { sky: without(maskOf(sky, 3), (mask) => thinThings(raster, mask)) } : {}),
    ...(water ? { water: without(maskOf(water, 4), (mask) => thingsInWater(raster, mask)) } : {}),
  };
}

/** A mask without the things found in it, 0..1. */
function without(mask: ClassMask, find: (mask: ClassMask) => Plane): ClassMask {
  const values = find(mask);
  for (let i = 0; i < values.length; i++) values[i] = Math.min(mask.values[i]!, 1 - values[i]!);
  return { ...mask, values };
}

/** Scales the masks where they claim more than there is; the sky, whose border is the best, goes first. */
function shareOut(masks: Masks): Masks {
  const { sky, ...rest } = masks;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  const first = Object.values(masks)[0];
  if (!first) return masks;
  const shares = scratchPlane(first.values.length);
  for (const name of names) {
    const { values } = masks[name]!;
    for (let i = 0; i < shares.length; i++) shares[i]! += values[i]!;
  }
  for (let i = 0; i < shares.length; i++) {
    const room = 1 - (sky?.values[i] ?? 0);
    shares[i] = shares[i]! > room ? room / shares[i]! : 1;
  }
  const out: Partial<Record<SceneClass, ClassMask>> = sky ? { sky } : {};
  for (const name of names) {
    const mask = masks[name]!;
    const values = scratchPlane(shares.length);
    for (let i = 0; i < values.length; i++) values[i] = mask.values[i]! * shares[i]!;
    out[name] = { ...mask, values };
  }
  return out;
}
