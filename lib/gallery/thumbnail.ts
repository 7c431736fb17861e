/** Pixels: what a card of the popup takes on a screen of twice the density. */
const longSide = 384;
/** Of the browser's JPEG encoder, 0..1. */
const quality = 0.8;

/** A small JPEG of a poster, as bytes: a database gives many of them at once. @throws where it is no picture */
export type Shrink = (poster: Blob) => Promise<Uint8Array<ArrayBuffer>>;

export const shrinkPoster: Shrink = async (poster) => {
  const whole = await createImageBitmap(poster);
  const scale = Math.min(1, longSide / Math.max(whole.width, whole.height));
  const width = Math.max(1, Math.round(whole.width * scale));
  const height = Math.max(1, Math.round(whole.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, width, height);
  whole.close();
  const small = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await small.arrayBuffer());
};
