import { localDeviation } from './filters.ts';
import { meanWhere, medianOf, shareAbove } from './order.ts';
import type { Raster } from './raster.ts';
import type { ClassMask } from './sceneAnalysis.ts';

/** A photo has smooth places; a picture of which less than this share is smooth has a stroke everywhere. */
const leastSmooth = 0.015;
/** Colourfulness up to which a picture is black and white. */
const mostGrey = 0.03;
/** Deviation within 3 pixels over that within 13, where strokes and not things make the texture. */
const strokeRatio = 0.45;
/** Differences of colour over differences of luma: painters set colours of like brightness side by side. */
const colourRatio = 0.6;

/** True for screenshots, charts and logos: most of the area is perfectly flat, which no photo is. */
export function looksDrawn({ luma, width, height }: Raster): boolean {
  const deviation = localDeviation(luma, width, height, 1);
  return shareAbove(deviation, 1e-3) < 0.4;
}

/**
 * True for paintings in which every place has its brush stroke (after Cutzu et al. 2005: paintings vary in
 * colour where photos vary in brightness). Smooth paintings pass for photos.
 */
export function looksPainted(raster: Raster): boolean {
  const { luma, width, height } = raster;
  const fine = localDeviation(luma, width, height, 1);
  if (shareAbove(fine, 0.01) <= 1 - leastSmooth) return false;
  const coarse = localDeviation(luma, width, height, 6);
  for (let i = 0; i < fine.length; i++) fine[i]! /= coarse[i]! + 0.01;
  if (medianOf(fine) < strokeRatio) return false;
  return colourEdges(raster) > colourRatio;
}

/** Mean gradient of the colour differences over that of the luma. */
function colourEdges({ red, green, blue, luma, width, height }: Raster): number {
  let colour = 0;
  let brightness = 1e-6;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const across = luma[i + 1]! - luma[i - 1]!;
      const down = luma[i + width]! - luma[i - width]!;
      brightness += Math.sqrt(across * across + down * down);
      for (const plane of [red, green, blue]) {
        const u = plane[i + 1]! - plane[i - 1]! - across;
        const v = plane[i + width]! - plane[i - width]! - down;
        colour += Math.sqrt(u * u + v * v);
      }
    }
  }
  return colour / brightness;
}

/** Mean distance between a pixel's strongest and weakest colour, 0..1: 0 = black and white. */
export function colourfulness({ red, green, blue }: Raster): number {
  let sum = 0;
  for (let i = 0; i < red.length; i++)
    sum += Math.max(red[i]!, green[i]!, blue[i]!) - Math.min(red[i]!, green[i]!, blue[i]!);
  return sum / red.length;
}

/** True for black and white, whatever little tint a scanner has left in it. */
export const looksGrey = (raster: Raster): boolean => colourfulness(raster) < mostGrey;

/** Whether a picture was taken in the dark: dark as a whole, or under a dark sky. */
export function lightOf({ luma }: Raster, sky: ClassMask | undefined): 'day' | 'night' {
  if (medianOf(luma) < 0.16) return 'night';
  return sky && meanWhere(luma, sky.values) < 0.22 ? 'night' : 'day';
}
