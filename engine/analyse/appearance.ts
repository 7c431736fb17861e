import { boxBlur } from './filters.ts';
import { binOf, type Histogram, histogramOf, spread } from './histogram.ts';
import type { Raster } from './raster.ts';
import type { ClassProbabilities, NetClass } from './sceneNet.ts';
import { type StructureTensor, smoothTensor } from './structureTensor.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Rounds of learning and competing. */
const rounds = 2;
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
const colourBins = 12;
const textureBins = 8;

/**
 * Sharpens the net's answer by what its classes look like in this very picture: the colours and textures of
 * each class are learnt where the net is sure, and all classes then compete for every pixel (after
 * GrabCut, Rother et al. 2004, with the net in place of the user).
 * @param tensor of the raster's luma. @returns probabilities that add up to 1.
 */
export function learnAppearance(
  raster: Raster,
  net: ClassProbabilities,
  tensor: StructureTensor,
): ClassProbabilities {
  const { width, height } = raster;
  const names = (Object.keys(net.of) as NetClass[]).filter((name) => meanOf(net.of[name]) >= leastMean);
  const colour = colourCells(raster);
  const texture = textureCells(tensor);
  const priors = names.map((name) => net.of[name].map((p) => weights.net * Math.log(p + 1e-3)) as Plane);
  let current = names.map((name) => net.of[name]);
  for (let round = 0; round < rounds; round++) {
    current = current.map((probability, c) => {
      const byColour = ratios(colour, probability);
      const byTexture = ratios(texture, probability);
      const evidence = new Float32Array(probability.length);
      for (let i = 0; i < evidence.length; i++)
        evidence[i] =
          weights.colour * byColour[colour.cells[i]!]! + weights.texture * byTexture[texture.cells[i]!]!;
      const around = boxBlur(evidence, width, height, radius);
      const prior = priors[c]!;
      for (let i = 0; i < evidence.length; i++) evidence[i] = 0.5 * (evidence[i]! + around[i]!) + prior[i]!;
      return evidence;
    });
    toShares(current);
  }
  const of = Object.fromEntries(
    Object.keys(net.of).map((name) => [
      name,
      current[names.indexOf(name as NetClass)] ?? new Float32Array(width * height),
    ]),
  ) as Record<NetClass, Plane>;
  return { width, height, of };
}

/** Softmax over planes, in place. */
function toShares(scores: readonly Plane[]): void {
  const count = scores[0]?.length ?? 0;
  for (let i = 0; i < count; i++) {
    let top = Number.NEGATIVE_INFINITY;
    for (const plane of scores) top = Math.max(top, plane[i]!);
    let sum = 0;
    for (const plane of scores) {
      plane[i] = Math.exp(plane[i]! - top);
      sum += plane[i]!;
    }
    for (const plane of scores) plane[i]! /= sum;
  }
}

/** Cells of luma and two colour differences, which tell haze from rock better than RGB. */
function colourCells({ red, green, blue, luma }: Raster): Histogram {
  return histogramOf(luma.length, [colourBins, colourBins, colourBins], (i) => {
    const blueness = binOf(0.5 + 1.2 * (blue[i]! - red[i]!), colourBins);
    const greenness = binOf(0.5 + 1.6 * (green[i]! - 0.5 * (red[i]! + blue[i]!)), colourBins);
    return (binOf(luma[i]!, colourBins) * colourBins + blueness) * colourBins + greenness;
  });
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

/** By cell: log of how much more often it occurs where the class is than in the whole picture. */
function ratios(features: Histogram, probability: Plane): Float32Array {
  const own = new Float32Array(features.all.length);
  let total = 0;
  for (let i = 0; i < probability.length; i++) {
    const p = probability[i]!;
    const weight = p > 0.5 ? p : p * p;
    own[features.cells[i]!]! += weight;
    total += weight;
  }
  const count = probability.length;
  const base = doubt * count;
  return spread(own, features.bins).map((n, cell) => {
    const share = (features.all[cell]! + 0.1) / count;
    const ratio = Math.log((n + base * share) / (total + base) / share);
    return Math.min(mostRatio, Math.max(-mostRatio, ratio));
  });
}

function meanOf(plane: Float32Array): number {
  let sum = 0;
  for (const p of plane) sum += p;
  return sum / plane.length;
}
