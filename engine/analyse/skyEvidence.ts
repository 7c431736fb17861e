import type { ClassProbabilities } from './classProbabilities.ts';
import { type Evidence, mixed } from './evidence.ts';
import { confidenceOf } from './existence.ts';
import { boxBlur } from './filters.ts';
import { type Raster, smoothstep } from './raster.ts';
import { connectedRegions } from './regions.ts';
import type { ClassMask } from './sceneAnalysis.ts';
import { scratchPlane } from './scratch.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Intersection over union from which net and classical analysis mean the same region. */
const leastAgreement = 0.5;

/**
 * Where the sky is, by the net's probabilities and those that the picture's own colours make of them (`seen`), and by the
 * classical sky, which has the sharper border. Only sky that hangs from the picture's top, or is large, is one: windows
 * and mirrors are not.
 * @returns null where there is none.
 */
export function skyEvidence(
  raster: Raster,
  net: ClassProbabilities,
  { of: { sky: seen } }: ClassProbabilities,
  classical: ClassMask | undefined,
): Evidence | null {
  const { width, height } = raster;
  const sky = mixed(net.of.sky, seen);
  const probability = scratchPlane(width * height);
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

/**
 * The net's probabilities, with the word left to colour and gradient near the net's border and where it
 * wavers; unchanged where the two do not mean the same region.
 */
function refine(probability: Plane, seen: Plane, classical: ClassMask): Plane {
  if (agreement(probability, classical.values) < leastAgreement) return probability;
  const { width, height, values } = classical;
  const out = scratchPlane(probability.length);
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
