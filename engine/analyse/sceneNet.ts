import { sceneNet } from '../../models/catalogue.ts';
import type { Raster } from './raster.ts';
import { resample } from './resample.ts';

export type NetClass = (typeof sceneNet.outputs)[0]['channels'][number];

/** Probabilities of the classes at each point; they add up to 1. Covers the whole picture. */
export interface ClassProbabilities {
  readonly width: number;
  readonly height: number;
  /** `width * height` values a class, row-major, 0..1. */
  readonly of: Readonly<Record<NetClass, Float32Array<ArrayBuffer>>>;
}

/** The raster squeezed into the net's input: three planes, RGB 0..1, bilinear. */
export function sceneNetInput(raster: Raster): Float32Array<ArrayBuffer> {
  const [, , rows, columns] = sceneNet.input.shape;
  const planes = [raster.red, raster.green, raster.blue].map((plane) =>
    resample(plane, raster.width, raster.height, columns, rows),
  );
  const input = new Float32Array(3 * rows * columns);
  planes.forEach((plane, channel) => {
    input.set(plane, channel * rows * columns);
  });
  return input;
}

/**
 * The net's logits as probabilities at another size.
 * @throws RangeError where there are not as many as the catalogue says, or one is no number.
 */
export function classProbabilities(logits: Float32Array, width: number, height: number): ClassProbabilities {
  const [, classes, rows, columns] = sceneNet.outputs[0].shape;
  const count = rows * columns;
  if (logits.length !== classes * count) throw new RangeError(`${logits.length} logits`);
  const probabilities = new Float32Array(classes * count);
  for (let i = 0; i < count; i++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) top = Math.max(top, logits[c * count + i]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += Math.exp(logits[c * count + i]! - top);
    if (!(sum >= 1)) throw new RangeError('Logits that are no numbers');
    for (let c = 0; c < classes; c++)
      probabilities[c * count + i] = Math.exp(logits[c * count + i]! - top) / sum;
  }
  const of = Object.fromEntries(
    sceneNet.outputs[0].channels.map((name, c) => [
      name,
      resample(probabilities.subarray(c * count, (c + 1) * count), columns, rows, width, height),
    ]),
  ) as Record<NetClass, Float32Array<ArrayBuffer>>;
  return { width, height, of };
}
