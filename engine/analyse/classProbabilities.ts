import { sceneNet } from '../../models/catalogue.ts';
import { mixed } from './evidence.ts';
import { resample } from './resample.ts';
import { scratchPlane } from './scratch.ts';
import { toShares } from './softmax.ts';

type Plane = Float32Array<ArrayBuffer>;

export type NetClass = (typeof sceneNet.outputs)[0]['channels'][number];

/** Probabilities of the classes at each point; they add up to 1. Covers the whole picture. */
export interface ClassProbabilities {
  readonly width: number;
  readonly height: number;
  /** `width * height` values a class, row-major, 0..1. */
  readonly of: Readonly<Record<NetClass, Plane>>;
}

export const netClasses: readonly NetClass[] = sceneNet.outputs[0].channels;

/**
 * A net's logits as probabilities of our classes at another size.
 * @param shape of the logits: batch, channels, rows, columns. @param classes that the channels belong to, in order.
 * @throws RangeError where there are not as many as the shape says, or one is no number.
 */
export function probabilitiesOf(
  logits: Float32Array,
  [, channels, rows, columns]: readonly [number, number, number, number],
  classes: readonly NetClass[],
  width: number,
  height: number,
): ClassProbabilities {
  const count = rows * columns;
  if (logits.length !== channels * count) throw new RangeError(`${logits.length} logits`);
  if (!Number.isFinite(sumOf(logits))) throw new RangeError('Logits that are no numbers');
  const shares = Array.from(classes, (_, c) => copied(logits.subarray(c * count, (c + 1) * count)));
  toShares(shares);
  const entries = netClasses.map((name) => {
    const sum = scratchPlane(count);
    shares.forEach((share, c) => {
      if (classes[c] === name) for (let i = 0; i < count; i++) sum[i]! += share[i]!;
    });
    return [name, resample(sum, columns, rows, width, height)];
  });
  return { width, height, of: Object.fromEntries(entries) };
}

function copied(values: Float32Array): Plane {
  const out = scratchPlane(values.length);
  out.set(values);
  return out;
}

function sumOf(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

/** The mean of what two nets say of one picture. */
export function meanOfNets(a: ClassProbabilities, b: ClassProbabilities): ClassProbabilities {
  const entries = netClasses.map((name) => [name, mixed(a.of[name], b.of[name])]);
  return { ...a, of: Object.fromEntries(entries) };
}
