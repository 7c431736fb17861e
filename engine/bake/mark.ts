/** Where the visible mark may stand. */
export const markCorners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;
export type MarkCorner = (typeof markCorners)[number];

/** Upper left pixel of a mark that stands in a corner of the picture, in pixels, clear of its edges. */
export function markOriginIn(
  corner: MarkCorner,
  picture: { readonly width: number; readonly height: number },
  mark: { readonly width: number; readonly height: number },
): [number, number] {
  const margin = Math.round(Math.min(picture.width, picture.height) * 0.03);
  return [
    corner.endsWith('left') ? margin : picture.width - mark.width - margin,
    corner.startsWith('top') ? margin : picture.height - mark.height - margin,
  ];
}

/**
 * The visible mark: "AI" on a dark pill, drawn once.
 * @param height of the picture in pixels. @returns its pixels, not premultiplied; one clear pixel without a mark.
 */
export function drawMark(height: number, wanted: boolean): ImageData {
  if (!wanted) return new ImageData(1, 1);
  const size = Math.max(10, Math.round(height * 0.045));
  const canvas = new OffscreenCanvas(Math.round(size * 1.75), Math.round(size * 1.3));
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = 'rgb(0 0 0 / 0.45)';
  context.beginPath();
  context.roundRect(0, 0, canvas.width, canvas.height, canvas.height / 3);
  context.fill();
  context.fillStyle = 'rgb(255 255 255 / 0.92)';
  context.font = `600 ${size * 0.86}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('AI', canvas.width / 2, canvas.height * 0.54);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
