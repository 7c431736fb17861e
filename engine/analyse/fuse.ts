import { confidenceOf, gloomyCaution, portraitCaution } from './existence.ts';
import { boxBlur, guidedFilter } from './filters.ts';
import { type Raster, smoothstep } from './raster.ts';
import { connectedRegions } from './regions.ts';
import type { ClassMask, Masks, SceneClass } from './sceneAnalysis.ts';
import type { ClassProbabilities, NetClass } from './sceneNet.ts';
import { thingsInWater } from './thingsInWater.ts';
import { thinThings } from './thinThings.ts';
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

/** Intersection over union from which net and classical analysis mean the same region. */
const leastAgreement = 0.5;

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

/** Only sky that hangs from the picture's top, or is large, is a sky: windows and mirrors are not. */
function skyEvidence(
  raster: Raster,
  sky: Plane,
  seen: Plane,
  classical: ClassMask | undefined,
): { evidence: Plane; confidence: number } | null {
  const { width, height } = raster;
  const probability = new Float32Array(width * height);
  for (const region of connectedRegions(width, height, (i) => sky[i]! >= 0.1)) {
    const top = region.some((i) => i < width * Math.ceil(0.04 * height));
    if (top || region.length > 0.1 * width * height) for (const i of region) probability[i] = sky[i]!;
  }
  const confidence = confidenceOf(probability, 'sky');
  if (confidence === null) return null;
  const evidence = classical ? refine(probability, seen, classical) : probability;
  // A half sky would let the still picture and the moving plate show through each other.
  for (let i = 0; i < evidence.length; i++) evidence[i] = smoothstep(0.3, 0.7, evidence[i]!);
  return { evidence, confidence };
}

/** Water where it is likelier than anything else. */
function waterEvidence(
  raster: Raster,
  net: ClassProbabilities,
  seen: ClassProbabilities,
): { evidence: Plane; confidence: number } | null {
  const { water, person, structure, sky } = net.of;
  const probability = new Float32Array(water.length);
  for (let i = 0; i < water.length; i++)
    probability[i] = water[i]! * (1 - 0.5 * (person[i]! + structure[i]! + sky[i]!));
  const caution = Math.max(portraitCaution(net), gloomyCaution(raster));
  const confidence = confidenceOf(probability, 'water', caution);
  if (confidence === null) return null;
  const rival = new Float32Array(water.length);
  for (const [name, plane] of Object.entries(seen.of))
    if (name !== 'water') for (let i = 0; i < rival.length; i++) rival[i] = Math.max(rival[i]!, plane[i]!);
  const evidence = new Float32Array(water.length);
  for (let i = 0; i < evidence.length; i++) {
    const p = seen.of.water[i]!;
    evidence[i] = smoothstep(0.4, 0.65, p / (p + rival[i]! + 1e-3));
  }
  return { evidence, confidence };
}

/** Lets sky and water compete where both are claimed, and draws the horizon between them. */
function settleSkyAndWater(
  raster: Raster,
  net: ClassProbabilities,
  seen: ClassProbabilities,
  classicalSky: ClassMask | undefined,
): Masks {
  const { width, height } = raster;
  const sky = skyEvidence(raster, mixed(net.of.sky, seen.of.sky), seen.of.sky, classicalSky);
  const water = waterEvidence(raster, net, seen);
  if (sky && water) {
    for (let i = 0; i < sky.evidence.length; i++)
      if (water.evidence[i]! > 0.5 && seen.of.water[i]! > seen.of.sky[i]!) sky.evidence[i] = 0;
    snapWaterline(raster, sky.evidence, water.evidence);
  }
  const maskOf = ({ evidence, confidence }: NonNullable<typeof sky>, radius: number): ClassMask => ({
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

function mixed(a: Plane, b: Plane): Plane {
  const out = new Float32Array(a.length);
  for (let i = 0; i < out.length; i++) out[i] = 0.5 * (a[i]! + b[i]!);
  return out;
}

/**
 * The net's probabilities, with the word left to colour and gradient near the net's border and where it
 * wavers; unchanged where the two do not mean the same region.
 */
function refine(probability: Plane, seen: Plane, classical: ClassMask): Plane {
  if (agreement(probability, classical.values) < leastAgreement) return probability;
  const { width, height, values } = classical;
  const out = new Float32Array(probability.length);
  for (let i = 0; i < out.length; i++) out[i] = probability[i]! > 0.5 ? 1 : 0;
  const spread = boxBlur(out, width, height, 4);
  for (let i = 0; i < out.length; i++) {
    const p = probability[i]!;
    const unsure = Math.max(
      1 - smoothstep(0.3, 0.5, Math.abs(spread[i]! - 0.5)),
      1 - smoothstep(0.25, 0.45, Math.abs(p - 0.5)),
    );
    // What has the sky's own colours is sky below the border, too: between branches, under a bridge.
    const given = Math.max(values[i]!, smoothstep(0.75, 0.9, seen[i]!));
    out[i] = p + unsure * (given - p);
  }
  return out;
}

/** Intersection over union of two soft masks' halves. */
function agreement(a: Float32Array, b: Float32Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.length; i++) {
    const inA = a[i]! > 0.5;
    const inB = b[i]! > 0.5;
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return either === 0 ? 0 : both / either;
}

/** Scales the masks where they claim more than there is; the sky, whose border is the best, goes first. */
function shareOut(masks: Masks): Masks {
  const { sky, ...rest } = masks;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  const first = Object.values(masks)[0];
  if (!first) return masks;
  const shares = new Float32Array(first.values.length);
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
    const values = mask.values.slice();
    for (let i = 0; i < values.length; i++) values[i]! *= shares[i]!;
    out[name] = { ...mask, values };
  }
  return out;
}
