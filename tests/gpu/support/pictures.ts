import { analysisLongSide } from '../../../engine/analyse/classical.ts';
import { type Raster, rasterFromRgba } from '../../../engine/analyse/raster.ts';
import type { Picture } from '../../../engine/decode/decode.ts';

/** A picture drawn on a 2D canvas; the caller closes its bitmap. */
export function drawnPicture(
  width: number,
  height: number,
  draw: (context: OffscreenCanvasRenderingContext2D) => void,
): Picture {
  const canvas = new OffscreenCanvas(width, height);
  draw(canvas.getContext('2d', { alpha: false })!);
  return { bitmap: canvas.transferToImageBitmap(), width, height, original: { width, height } };
}

/** A picture as the analysis looks at it. */
export function rasterOf({ bitmap, width, height }: Picture): Raster {
  const scale = Math.min(1, analysisLongSide / Math.max(width, height));
  const [w, h] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  const context = new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, w, h);
  return rasterFromRgba(context.getImageData(0, 0, w, h).data, w, h);
}
