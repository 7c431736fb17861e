import type { Tensor } from 'onnxruntime-web/wasm';
import { noteOf } from '../analyse/notes.ts';
import type { ScalarMap, SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import { inputSize, type OptionalNet, runNet } from './net.ts';

/** Longest side that is filled, in pixels: MI-GAN draws at 512 whatever it is given. */
const longSide = 512;
/** Where the picture behind is surely seen, as a share. */
const surelySeen = 0.9;
/** The hole is wider than the foreground by this share of the long side: its edge is of both colours. */
const margin = 0.012;

/** Where the background has to be filled: 255 = hole, of `width * height`. */
export function holeOf(seen: ScalarMap, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const reach = Math.ceil(margin * Math.max(seen.width, seen.height));
  const across = new Uint8Array(seen.values.length);
  const hole = new Uint8Array(seen.values.length);
  const spread = (
    from: (i: number) => boolean,
    to: Uint8Array,
    step: number,
    size: number,
    at: 'x' | 'y',
  ) => {
    for (let i = 0; i < to.length; i++) {
      const place = at === 'x' ? i % seen.width : Math.floor(i / seen.width);
      for (let d = -reach; d <= reach && to[i] === 0; d++)
        if (place + d >= 0 && place + d < size && from(i + d * step)) to[i] = 255;
    }
  };
  spread((i) => seen.values[i]! < surelySeen, across, 1, seen.width, 'x');
  spread((i) => across[i] === 255, hole, seen.width, seen.height, 'y');
  const out = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * seen.height) / height) * seen.width;
    for (let x = 0; x < width; x++)
      out[y * width + x] = hole[row + Math.floor(((x + 0.5) * seen.width) / width)]!;
  }
  return out;
}

function planes(rgba: Uint8ClampedArray, count: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(3 * count);
  for (let channel = 0; channel < 3; channel++)
    for (let i = 0; i < count; i++) out[channel * count + i] = rgba[4 * i + channel]!;
  return out;
}

/** The filled pixels where the hole is, and nothing elsewhere. */
function patchOf(answer: Tensor, hole: Uint8ClampedArray, width: number, height: number): OffscreenCanvas {
  const data = answer.data as ArrayLike<number>;
  const count = width * height;
  if (answer.dims.join() !== `1,3,${height},${width}` || data.length !== 3 * count)
    throw new TypeError(`Result of [${answer.dims}]`);
  const image = new ImageData(width, height);
  for (let i = 0; i < count; i++) {
    for (let channel = 0; channel < 3; channel++) image.data[4 * i + channel] = data[channel * count + i]!;
    image.data[4 * i + 3] = hole[i]!;
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas;
}

async function fill(
  bitmap: ImageBitmap,
  seen: ScalarMap,
  net: OptionalNet,
  signal: AbortSignal,
): Promise<OffscreenCanvas> {
  const scale = Math.min(1, longSide / Math.max(bitmap.width, bitmap.height));
  let width = Math.max(1, Math.round(bitmap.width * scale));
  let height = Math.max(1, Math.round(bitmap.height * scale));
  let hole = new Uint8ClampedArray();
  const answer = await runNet(
    'inpaint',
    net,
    'result',
    ({ session, runtime }) => {
      height = inputSize(session, 'image', 2, height);
      width = inputSize(session, 'image', 3, width);
      hole = holeOf(seen, width, height);
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
      context.drawImage(bitmap, 0, 0, width, height);
      const image = planes(context.getImageData(0, 0, width, height).data, width * height);
      const mask = Uint8Array.from(hole, (value) => 255 - value);
      return {
        image: new runtime.Tensor('uint8', image, [1, 3, height, width]),
        mask: new runtime.Tensor('uint8', mask, [1, 1, height, width]),
      };
    },
    signal,
  );
  const plate = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = plate.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  context.imageSmoothingQuality = 'high';
  context.drawImage(patchOf(answer, hole, width, height), 0, 0, plate.width, plate.height);
  return plate;
}

/** The background with its foreground taken away, and the scene, with a note where the net failed. */
export interface Inpainted {
  /** Of the picture's size; null: the built-in filling has to do. */
  readonly plate: OffscreenCanvas | null;
  readonly scene: SceneAnalysis;
}

/**
 * Fills what the foreground hides of the sky with the user's net.
 * @throws only the signal's reason.
 */
export async function inpaintPlate(
  scene: SceneAnalysis,
  bitmap: ImageBitmap,
  net: OptionalNet,
  signal: AbortSignal,
): Promise<Inpainted> {
  const { sky } = scene.masks;
  if (!sky) return { plate: null, scene };
  try {
    const plate = await fill(bitmap, sky, net, signal);
    return { plate, scene: { ...scene, source: `${scene.source} + ${net.name}` } };
  } catch (error) {
    signal.throwIfAborted();
    const note = noteOf(net.name, error);
    return { plate: null, scene: { ...scene, notes: [...(scene.notes ?? []), note] } };
  }
}
