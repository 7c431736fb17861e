import { hexOf } from '../hash.ts';
import { listFiles, removeFile, writeFile } from '../opfs.ts';

/** Longest side of a kept thumbnail, in pixels, and of what is decoded. */
const longSide = 256;
const maxSide = 4096;
const maxKept = 400;

/**
 * Keeps a picture of a stranger's as a small JPEG in `thumbnails/`, named by the hash of its source.
 * @returns its name, or null where it is no picture.
 */
export async function keepThumbnail(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(new Blob([bytes], { type }));
  } catch {
    return null;
  }
  try {
    const { width, height } = bitmap;
    if (Math.max(width, height) > maxSide) return null;
    const scale = Math.min(1, longSide / Math.max(width, height));
    const canvas = new OffscreenCanvas(Math.max(1, width * scale), Math.max(1, height * scale));
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const id = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    await writeFile('thumbnails', id, await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }));
    return id;
  } finally {
    bitmap.close();
  }
}

/** Forgets thumbnails: all of them, or where there are too many, to be called when nobody looks at one. */
export async function sweepThumbnails(all: boolean): Promise<void> {
  const names = await listFiles('thumbnails');
  if (!all && names.length <= maxKept) return;
  for (const name of names) await removeFile('thumbnails', name);
}
