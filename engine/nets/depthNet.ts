import type { Tensor } from 'onnxruntime-web/jspi';
import { boxBlur } from '../analyse/filters.ts';
import { noteOf } from '../analyse/notes.ts';
import { saturate } from '../analyse/raster.ts';
import type { ScalarMap, SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import type { Gpu } from '../gpu/device.ts';
import { inputSize, type OptionalNet, runNet, withNet } from './net.ts';

/** The net divides the picture into patches of this many pixels. */
const patch = 14;
/** Longest side of the net's input: what Depth Anything was trained at. */
const longSide = 518;
/** ImageNet's mean and deviation, by channel. */
const mean = [0.485, 0.456, 0.406];
const deviation = [0.229, 0.224, 0.225];
/** Share of the pixels that may be nearer than near, and farther than far. */
const outliers = 0.005;

/** A size in whole patches with about the picture's shape. */
export function depthInputSize(width: number, height: number): { width: number; height: number } {
  const scale = longSide / Math.max(width, height);
  const whole = (size: number) => Math.max(1, Math.round((size * scale) / patch)) * patch;
  return { width: whole(width), height: whole(height) };
}

/** Three planes, red first, as the net was trained on. @param rgba bytes of `count` pixels */
export function depthInput(rgba: Uint8ClampedArray, count: number): Float32Array<ArrayBuffer> {
  const input = new Float32Array(3 * count);
  for (let channel = 0; channel < 3; channel++)
    for (let i = 0; i < count; i++)
      input[channel * count + i] = (rgba[4 * i + channel]! / 255 - mean[channel]!) / deviation[channel]!;
  return input;
}

/** Relative inverse depth stretched to 0..1. @throws RangeError where the net gave no numbers, or one alone */
export function stretch(values: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const sorted = Float32Array.from(values).sort();
  const far = sorted[Math.floor(outliers * (sorted.length - 1))]!;
  const near = sorted[Math.ceil((1 - outliers) * (sorted.length - 1))]!;
  if (!(near - far > 1e-6) || !Number.isFinite(near - far)) throw new RangeError('No depth in the answer');
  return Float32Array.from(values, (value) => saturate((value - far) / (near - far)));
}

/** Means of the map's cells at a coarser size. */
export function shrink(map: ScalarMap, width: number, height: number): Float32Array<ArrayBuffer> {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * map.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * map.height) / height));
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * map.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * map.width) / width));
      let sum = 0;
      for (let v = top; v < bottom; v++)
        for (let u = left; u < right; u++) sum += map.values[v * map.width + u]!;
      out[y * width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return out;
}

function mapOf(answer: Tensor): ScalarMap {
  const [, height = 0, width = 0] = answer.dims;
  const data = answer.data as ArrayLike<number>;
  if (answer.dims.length !== 3 || data.length !== width * height)
    throw new TypeError(`Depth of [${answer.dims}]`);
  return { width, height, values: stretch(data) };
}

/** @throws the signal's reason; any error of the file, the runtime or the net. */
async function depthOf(
  bitmap: ImageBitmap,
  net: OptionalNet,
  signal: AbortSignal,
  gpu: Gpu | undefined,
): Promise<ScalarMap> {
  return withNet(
    'depth',
    net,
    async (open) => {
      const { session, runtime } = open;
      const wanted = depthInputSize(bitmap.width, bitmap.height);
      const height = inputSize(session, 'pixel_values', 2, wanted.height);
      const width = inputSize(session, 'pixel_values', 3, wanted.width);
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      const values = depthInput(context.getImageData(0, 0, width, height).data, width * height);
      const [stated] = session.inputMetadata;
      const half = stated?.isTensor && stated.type === 'float16';
      const shape = [1, 3, height, width];
      const tensor = half
        ? new runtime.Tensor('float16', new Uint16Array(new Float16Array(values).buffer), shape)
        : new runtime.Tensor('float32', values, shape);
      return mapOf(await runNet(open, { pixel_values: tensor }, 'predicted_depth'));
    },
    signal,
    gpu,
  );
}

/**
 * The scene with depth by the user's net instead of by classes and position; with a note and the built-in depth
 * where the net fails. Sky stays infinitely far. Graphics are flat and stay as they are.
 * @param gpu runs the net if it is fit for it. @throws only the signal's reason.
 */
export async function withNetDepth(
  scene: SceneAnalysis,
  bitmap: ImageBitmap,
  net: OptionalNet,
  signal: AbortSignal,
  gpu?: Gpu,
): Promise<SceneAnalysis> {
  if (scene.kind === 'graphic') return scene;
  try {
    const map = await depthOf(bitmap, net, signal, gpu);
    const { width, height } = scene.depth;
    // The camera stretches what lies between near and far; a jump within one cell would tear.
    const soft = boxBlur(shrink(map, width, height), width, height, 1);
    const sky = scene.masks.sky?.values;
    const values = sky?.length === soft.length ? soft.map((depth, i) => depth * (1 - sky[i]!)) : soft;
    return {
      ...scene,
      source: `${scene.source} + ${net.name}`,
      depth: { width, height, values: values as Float32Array<ArrayBuffer> },
    };
  } catch (error) {
    signal.throwIfAborted();
    return { ...scene, notes: [...(scene.notes ?? []), noteOf(net.name, error)] };
  }
}
