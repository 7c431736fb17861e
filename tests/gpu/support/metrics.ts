import type { Pixels } from './pixels.ts';

/** A still region or a moving one, by pixel. */
export type Inside = (index: number) => boolean;

const luma = ({ data }: Pixels, i: number): number =>
  0.2126 * data[4 * i]! + 0.7152 * data[4 * i + 1]! + 0.0722 * data[4 * i + 2]!;

/** Mean absolute difference of luma, 0..255, over a region. */
export function stepOf(a: Pixels, b: Pixels, inside: Inside = () => true): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < a.width * a.height; i++) {
    if (!inside(i)) continue;
    sum += Math.abs(luma(a, i) - luma(b, i));
    count++;
  }
  return count > 0 ? sum / count : 0;
}

/** Pixels that the camera may bring a dark thing from. */
const near = 6;

function darkestNear(picture: Pixels, i: number): number {
  const [x, y] = [i % picture.width, Math.floor(i / picture.width)];
  let darkest = 255;
  for (let v = Math.max(0, y - near); v <= Math.min(picture.height - 1, y + near); v++)
    for (let u = Math.max(0, x - near); u <= Math.min(picture.width - 1, x + near); u++)
      darkest = Math.min(darkest, luma(picture, v * picture.width + u));
  return darkest;
}

/** What is measured of a loop's frames. */
export interface LoopFigures {
  /** Step from the last frame to the first over the mean step. */
  readonly seam: number;
  /** Mean departure of a frame from the middle of its neighbours, levels. */
  readonly flicker: number;
  /** Change in the still region over that in the moving one, per step. */
  readonly leak: number;
  /** Peak signal to noise of frame 0 against the picture, decibels. */
  readonly identity: number;
  /** Share of pixels that turn black where the picture is not dark. */
  readonly hole: number;
}

/** Measures a loop. @param still pixels that must not move. @param moving those that must. */
export function measureLoop(
  frames: readonly Pixels[],
  picture: Pixels,
  still: Inside,
  moving: Inside,
): LoopFigures {
  const count = frames.length;
  const pairs = frames.map((frame, i) => [frame, frames[(i + 1) % count]!] as const);
  const steps = pairs.map(([a, b]) => stepOf(a, b));
  const usual = steps.slice(0, -1).reduce((sum, step) => sum + step, 0) / (count - 1);
  const share = (inside: Inside) => pairs.reduce((sum, [a, b]) => sum + stepOf(a, b, inside), 0);
  let [flicker, squares, black] = [0, 0, 0];
  const size = picture.width * picture.height;
  for (let t = 1; t < count - 1; t++) {
    for (let i = 0; i < size; i++) {
      const middle = (luma(frames[t - 1]!, i) + luma(frames[t + 1]!, i)) / 2;
      flicker += Math.abs(luma(frames[t]!, i) - middle);
    }
  }
  for (let i = 0; i < size; i++) {
    squares += (luma(frames[0]!, i) - luma(picture, i)) ** 2;
    if (frames.some((frame) => luma(frame, i) < 2) && darkestNear(picture, i) > 24) black++;
  }
  return {
    seam: steps.at(-1)! / Math.max(0.02, usual),
    flicker: flicker / ((count - 2) * size),
    leak: share(still) / Math.max(1e-3, share(moving)),
    identity: 10 * Math.log10(255 ** 2 / Math.max(1e-3, squares / size)),
    hole: black / size,
  };
}
