import { sceneNet } from '../../models/catalogue.ts';
import type { Raster } from './raster.ts';

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

/** Bilinear resampling with pixel centres at halves. */
function resample(
  plane: Float32Array,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(toWidth * toHeight);
  for (let y = 0; y < toHeight; y++) {
    const v = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / toHeight - 0.5));
    const above = Math.floor(v) * width;
    const below = Math.min(height - 1, Math.floor(v) + 1) * width;
    const b = v - Math.floor(v);
    for (let x = 0; x < toWidth; x++) {
      const u = Math.min(width - 1, Math.max(0, ((x + 0.5) * width) / toWidth - 0.5));
      const left = Math.floor(u);
      const right = Math.min(width - 1, left + 1);
      const a = u - left;
      out[y * toWidth + x] =
        (1 - b) * ((1 - a) * plane[above + left]! + a * plane[above + right]!) +
        b * ((1 - a) * plane[below + left]! + a * plane[below + right]!);
    }
  }
  return out;
}
