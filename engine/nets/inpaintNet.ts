import type { Tensor } from 'onnxruntime-web/jspi';
import { noteOf } from '../analyse/notes.ts';
import type { ScalarMap, SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import { findNearLayer } from '../bake/nearLayer.ts';
import type { Gpu } from '../gpu/device.ts';
import { inputSize, type OpenNet, type OptionalNet, runNet, withNet } from './net.ts';

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

/** @param seen 1 where what lies behind is surely seen */
async function fill(bitmap: ImageBitmap, seen: ScalarMap, open: OpenNet): Promise<OffscreenCanvas> {
  const { session, runtime } = open;
  const scale = Math.min(1, longSide / Math.max(bitmap.width, bitmap.height));
  const height = inputSize(session, 'image', 2, Math.max(1, Math.round(bitmap.height * scale)));
  const width = inputSize(session, 'image', 3, Math.max(1, Math.round(bitmap.width * scale)));
  const hole = holeOf(seen, width, height);
  const small = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  small.drawImage(bitmap, 0, 0, width, height);
  const image = planes(small.getImageData(0, 0, width, height).data, width * height);
  const mask = Uint8Array.from(hole, (value) => 255 - value);
  const inputs = {
    image: new runtime.Tensor('uint8', image, [1, 3, height, width]),
    mask: new runtime.Tensor('uint8', mask, [1, 1, height, width]),
  };
  const patch = patchOf(await runNet(open, inputs, 'result'), hole, width, height);
  const plate = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = plate.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  context.imageSmoothingQuality = 'high';
  context.drawImage(patch, 0, 0, plate.width, plate.height);
  return plate;
}

/** What lies behind, of the picture's size; what is absent has to be filled by the built-in way. */
export interface Plates {
  /** The sky, without what stands before it. */
  readonly sky?: OffscreenCanvas;
  /** The picture, without the near things. */
  readonly near?: OffscreenCanvas;
}

/** The plates, and the scene, with a note where the net failed. */
export interface Inpainted {
  readonly plates: Plates;
  readonly scene: SceneAnalysis;
}

/**
 * Fills what is hidden by near things, and what the foreground hides of the sky, with the user's net.
 * @param gpu runs the net if it is fit for it. @throws only the signal's reason.
 */
export async function inpaintPlates(
  scene: SceneAnalysis,
  bitmap: ImageBitmap,
  net: OptionalNet,
  signal: AbortSignal,
  gpu?: Gpu,
): Promise<Inpainted> {
  const { sky } = scene.masks;
  const near = findNearLayer(scene)?.mask;
  if (!sky && !near) return { plates: {}, scene };
  try {
    const work = async (open: OpenNet): Promise<Plates> => ({
      ...(sky ? { sky: await fill(bitmap, sky, open) } : {}),
      ...(near ? { near: await fill(bitmap, { ...near, values: inverse(near.values) }, open) } : {}),
    });
    const plates = await withNet('inpaint', net, work, signal, gpu);
    return { plates, scene: { ...scene, source: `${scene.source} + ${net.name}` } };
  } catch (error) {
    signal.throwIfAborted();
    return { plates: {}, scene: { ...scene, notes: [...(scene.notes ?? []), noteOf(net.name, error)] } };
  }
}

const inverse = (values: Float32Array) => values.map((share) => 1 - share) as Float32Array<ArrayBuffer>;
