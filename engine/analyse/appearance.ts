import type { ClassProbabilities, NetClass } from './classProbabilities.ts';
import { colourBins, coloursOf } from './colours.ts';
import { boxBlur } from './filters.ts';
import { binOf, type Histogram, histogramOf, sampled, spread, thinned } from './histogram.ts';
import type { Raster } from './raster.ts';
import { inScratch, scratchPlane } from './scratch.ts';
import { toShares } from './softmax.ts';
import { type StructureTensor, smoothTensor } from './structureTensor.ts';

type Plane = Float32Array<ArrayBuffer>;

/** How much the net's log probability, and the log likelihood ratios of colour and texture, count. */
const weights = { net: 0.6, colour: 1, texture: 0.8 };
/** So many pixels that look like the whole picture, as a share of it, are added to each class. */
const doubt = 0.02;
/** No single feature is believed by more than this log ratio. */
const mostRatio = 2.5;
/** Classes whose mean probability is less take no part. */
const leastMean = 0.004;
/** Pixels around one that are asked with it. */
const radius = 3;
/** The classes' colours and textures are learnt on every so many columns and rows: as good, for a fraction of the work. */
const stride = 2;
const textureBins = 8;

/**
 * Sharpens the net's answer by what its classes look like in this very picture: the colours and textures of
 * each class are learnt where the net is sure, all classes compete for every pixel, and what they won teaches
 * the second round (after GrabCut, Rother et al. 2004, with the net in place of the user).
 * @param tensor of the raster's luma. @returns probabilities that add up to 1.
 */
export function learnAppearance(
  raster: Raster,
  net: ClassProbabilities,
  tensor: StructureTensor,
): ClassProbabilities {
  const { width, height } = raster;
  const count = width * height;
  const names = (Object.keys(net.of) as NetClass[]).filter((name) => meanOf(net.of[name]) >= leastMean);
  const features = [
    { of: colourCells(raster), weight: weights.colour },
    { of: textureCells(tensor), weight: weights.texture },
  ];
  const few = features.map(({ of, weight }) => ({ of: thinned(of, width, height, stride), weight }));
  const every = names.map((name) => priorOf(net.of[name]));
  const columns = Math.ceil(width / stride);
  const rows = Math.ceil(height / stride);
  const firstPriors = every.map((prior) => sampled(prior, width, height, stride));
  const guess = names.map((name) => sampled(net.of[name], width, height, stride));
  const taught = compete(few, ratiosOf(few, guess), firstPriors, columns, rows, Math.floor(radius / stride));
  const current = compete(features, ratiosOf(few, taught), every, width, height, radius);
  const of = Object.fromEntries(
    Object.keys(net.of).map((name) => [
      name,
      current[names.indexOf(name as NetClass)] ?? scratchPlane(count),
    ]),
  ) as Record<NetClass, Plane>;
  return { width, height, of };
}

interface Feature {
  readonly of: Histogram;
  readonly weight: number;
}

/** By class, by feature, by cell: see `ratios`. */
const ratiosOf = (features: readonly Feature[], classes: readonly Plane[]) =>
  classes.map((probability) => features.map(({ of, weight }) => ratios(of, probability, weight)));

/** Probabilities of the classes, which add up to 1, by the features of a pixel, those around it, and the priors. */
function compete(
  features: readonly Feature[],
  learnt: readonly (readonly Float32Array[])[],
  priors: readonly Plane[],
  width: number,
  height: number,
  around: number,
): Plane[] {
  const scores = priors.map((prior, c) => {
    const evidence = evidenceOf(features, learnt[c]!, prior.length);
    inScratch(() => addPrior(evidence, boxBlur(evidence, width, height, around), prior));
    return evidence;
  });
  toShares(scores);
  return scores;
}

/** What a pixel's own features say for a class. */
function evidenceOf(features: readonly Feature[], learnt: readonly Float32Array[], count: number): Plane {
  const evidence = scratchPlane(count);
  features.forEach(({ of: { cells } }, f) => {
    const ratio = learnt[f]!;
    for (let i = 0; i < count; i++) evidence[i]! += ratio[cells[i]!]!;
  });
  return evidence;
}

/** A pixel's word and that of those around it count alike. */
function addPrior(evidence: Plane, around: Plane, prior: Plane): void {
  for (let i = 0; i < evidence.length; i++) evidence[i] = 0.5 * (evidence[i]! + around[i]!) + prior[i]!;
}

/** Weighted logs of the net's probabilities, by their multiples of a step: exact enough, and logs take long. */
const logSteps = 1 << 14;
const priors = Float32Array.from(
  { length: logSteps + 1 },
  (_, i) => weights.net * Math.log(i / logSteps + 1e-3),
);

function priorOf(probability: Plane): Plane {
  const prior = scratchPlane(probability.length);
  for (let i = 0; i < prior.length; i++) prior[i] = priors[Math.round(probability[i]! * logSteps)]!;
  return prior;
}

function colourCells(raster: Raster): Histogram {
  const { cells } = coloursOf(raster);
  return histogramOf(cells.length, [colourBins, colourBins, colourBins], (i) => cells[i]!);
}

/** Cells of texture: how rough, on a logarithmic scale, and how much rougher down the picture than across. */
function textureCells(tensor: StructureTensor): Histogram {
  const { xx, yy } = smoothTensor(tensor, 4);
  return histogramOf(xx.length, [textureBins, textureBins], (i) => {
    const energy = xx[i]! + yy[i]!;
    const rough = binOf((Math.log10(energy + 1e-5) + 5) / 4.5, textureBins);
    return rough * textureBins + binOf(0.5 + (0.5 * (yy[i]! - xx[i]!)) / (energy + 1e-4), textureBins);
  });
}

/** By cell: weighted log of how much more often it occurs where the class is than in the whole picture. */
function ratios(features: Histogram, probability: Plane, weight: number): Float32Array {
  const own = scratchPlane(features.all.length);
  let total = 0;
  for (let i = 0; i < probability.length; i++) {
    const p = probability[i]!;
    const vote = p > 0.5 ? p : p * p;
    own[features.cells[i]!]! += vote;
    total += vote;
  }
  const count = probability.length;
  const base = doubt * count;
  return spread(own, features.bins).map((n, cell) => {
    const share = (features.all[cell]! + 0.1) / count;
    const ratio = Math.log((n + base * share) / (total + base) / share);
    return weight * Math.min(mostRatio, Math.max(-mostRatio, ratio));
  });
}

function meanOf(plane: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < plane.length; i++) sum += plane[i]!;
  return sum / plane.length;
}
