import { modelUrls } from '../../models/assets.ts';
import { pictureSafety } from '../../models/catalogue.ts';
import { ModelSession } from '../analyse/modelSession.ts';

type SafetyClass = (typeof pictureSafety.outputs)[0]['channels'][number];

/** How much a picture looks like each class, 0..1; they add up to 1. */
export type SafetyScores = Readonly<Record<SafetyClass, number>>;

/** Rates pictures; rejects where the net cannot be run. */
export type Rater = (picture: CanvasImageSource, signal: AbortSignal) => Promise<SafetyScores>;

/** Name and version of the net, for reports. */
export const safetyNet = `${pictureSafety.name} ${pictureSafety.version}`;

/** The session of the safety net. */
export const safetySession = new ModelSession(pictureSafety, modelUrls.pictureSafety);

/**
 * Rates a picture or a video frame by the safety net. The pixels are taken before it returns, so that a frame
 * may be closed at once.
 * @throws ModelError and whatever the runtime throws; the signal's reason.
 */
export const ratePicture: Rater = async (picture, signal) => {
  const input = safetyInput(pixelsOf(picture));
  const { classes } = await safetySession.run(input, signal);
  const names = pictureSafety.outputs[0].channels;
  return Object.fromEntries(names.map((name, i) => [name, classes[i]!])) as unknown as SafetyScores;
};

const [, , side] = pictureSafety.input.shape;

/** The picture squeezed to the net's size, RGBA. */
function pixelsOf(picture: CanvasImageSource): Uint8ClampedArray {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, side, side);
  return context.getImageData(0, 0, side, side).data;
}

/** Three planes, RGB 0..1, from RGBA of the net's size. */
export function safetyInput(rgba: Uint8ClampedArray): Float32Array<ArrayBuffer> {
  const count = side * side;
  const input = new Float32Array(3 * count);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) input[c * count + i] = rgba[4 * i + c]! / 255;
  }
  return input;
}
