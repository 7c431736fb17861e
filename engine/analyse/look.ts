import { localDeviation } from './filters.ts';
import { meanWhere, medianOf } from './order.ts';
import type { Raster } from './raster.ts';
import type { ClassMask } from './sceneAnalysis.ts';

/** A photo has smooth places; a picture of which less than this share is smooth has a stroke everywhere. */
const leastSmooth = 0.015;
/** Deviation within 3 pixels over that within 13, where strokes and not things make the texture. */
const strokeRatio = 0.45;
/** Differences of colour over differences of luma: painters set colours of like brightness side by side. */
const colourRatio = 0.6;

/** True for screenshots, charts and logos: most of the area is perfectly flat, which no photo is. */
export function looksDrawn({ luma, width, height }: Raster): boolean {
  const deviation = localDeviation(luma, width, height, 1);
  return shareOf(deviation, (d) => d < 1e-3) > 0.6;
}

/**
 * True for paintings in which every place has its brush stroke (after Cutzu et al. 2005: paintings vary in
 * colour where photos vary in brightness). Smooth paintings pass for photos.
 */
export function looksPainted(raster: Raster): boolean {
  const { luma, width, height } = raster;
  const fine = localDeviation(luma, width, height, 1);
  if (shareOf(fine, (d) => d < 0.01) >= leastSmooth) return false;
  const coarse = localDeviation(luma, width, height, 6);
  if (medianOf(fine.map((d, i) => d / (coarse[i]! + 0.01))) < strokeRatio) return false;
  return colourEdges(raster) > colourRatio;
}

/** Mean gradient of the colour differences over that of the luma. */
function colourEdges({ red, green, blue, luma, width, height }: Raster): number {
  let colour = 0;
  let brightness = 1e-6;
  const slope = (plane: Float32Array, i: number, minus: Float32Array | null) => {
    const at = (k: number) => plane[k]! - (minus ? minus[k]! : 0);
    return Math.hypot(at(i + 1) - at(i - 1), at(i + width) - at(i - width));
  };
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      brightness += slope(luma, i, null);
      for (const plane of [red, green, blue]) colour += slope(plane, i, luma);
    }
  }
  return colour / brightness;
}

/** Whether a picture was taken in the dark: dark as a whole, or under a dark sky. */
export function lightOf({ luma }: Raster, sky: ClassMask | undefined): 'day' | 'night' {
  if (medianOf(luma) < 0.16) return 'night';
  return sky && meanWhere(luma, sky.values) < 0.22 ? 'night' : 'day';
}

function shareOf(values: Float32Array, test: (value: number) => boolean): number {
  let count = 0;
  for (const value of values) if (test(value)) count++;
  return count / values.length;
}
