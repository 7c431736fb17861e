/** A bitmap as JPEG, scaled down to `longSide` at most. @param longSide pixels. */
export async function jpegOf(bitmap: ImageBitmap, longSide: number): Promise<Blob> {
  const scale = Math.min(1, longSide / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(bitmap.width * scale)),
    Math.max(1, Math.round(bitmap.height * scale)),
  );
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.86 });
}

/** Grey values 0..1 as PNG. */
export function greyPng(width: number, height: number, values: Float32Array): Promise<Blob> {
  return pixelsPng(width, height, (i) => {
    const grey = values[i]! * 255;
    return [grey, grey, grey];
  });
}

/** RGB 0..255 a pixel index as PNG. */
export function pixelsPng(
  width: number,
  height: number,
  colourOf: (index: number) => readonly [number, number, number],
): Promise<Blob> {
  const image = new ImageData(width, height);
  for (let i = 0; i < width * height; i++) image.data.set([...colourOf(i), 255], 4 * i);
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
