import { saturate } from '../raster.ts';
import { resample } from '../resample.ts';
import type { Face, Landmark, ScalarMap } from '../sceneAnalysis.ts';

/** Depth between the tip of a nose and the ears, at most: less than between a person and what is behind. */
const strength = 0.08;
/** Places across a face at which its relief is worked out; it is too smooth to need more. */
const places = 24;

/** Depth with the relief of the faces that are large enough to have any; smooth, and none at their outline. */
export function withRelief(depth: ScalarMap, faces: readonly Face[]): ScalarMap {
  const values = depth.values.slice();
  for (const { landmarks, box, depicted } of faces) {
    if (landmarks.length === 0 || depicted || box.width * depth.width < 8) continue;
    const left = Math.floor(box.x * depth.width);
    const top = Math.floor(box.y * depth.height);
    const width = Math.ceil((box.x + box.width) * depth.width) - left;
    const height = Math.ceil((box.y + box.height) * depth.height) - top;
    const area = {
      x: left / depth.width,
      y: top / depth.height,
      width: width / depth.width,
      height: height / depth.height,
    };
    const coarse = reliefOf(landmarks, box.width, area, depth.width / depth.height);
    const relief = resample(coarse, places, places, width, height);
    for (let row = Math.max(0, top); row < Math.min(depth.height, top + height); row++)
      for (let column = Math.max(0, left); column < Math.min(depth.width, left + width); column++) {
        const u = (2 * (column + 0.5 - box.x * depth.width)) / (box.width * depth.width) - 1;
        const v = (2 * (row + 0.5 - box.y * depth.height)) / (box.height * depth.height) - 1;
        const taper = saturate(2 * (1 - Math.hypot(u, v)));
        const i = row * depth.width + column;
        values[i] = saturate(values[i]! + strength * taper * relief[(row - top) * width + column - left]!);
      }
  }
  return { ...depth, values };
}

/**
 * How far a face stands out at `places` by `places` points of an area: its landmarks' relief around them, -1..1.
 * @param faceWidth in picture widths. @param aspect the picture's width over its height.
 */
function reliefOf(
  landmarks: readonly Landmark[],
  faceWidth: number,
  area: Face['box'],
  aspect: number,
): Float32Array {
  const reach = faceWidth / 8;
  const out = new Float32Array(places * places);
  for (let i = 0; i < out.length; i++) {
    const x = area.x + (((i % places) + 0.5) / places) * area.width;
    const y = area.y + ((Math.floor(i / places) + 0.5) / places) * area.height;
    let sum = 0;
    let weights = 0;
    for (const landmark of landmarks) {
      const across = (landmark.x - x) / reach;
      const down = (landmark.y - y) / aspect / reach;
      const apart = across * across + down * down;
      if (apart > 4) continue;
      const weight = Math.exp(-2 * apart);
      sum += weight * landmark.z;
      weights += weight;
    }
    if (weights > 0) out[i] = Math.max(-1, Math.min(1, (2 * sum) / weights / faceWidth));
  }
  return out;
}
