import { EngineError } from '../errors.ts';
import { pictureKindOf, pictureTypes } from './pictureKind.ts';
import { readSvg } from './svg.ts';
import { type Size, workingSize } from './workingSize.ts';

/** A picture ready to be worked on: upright, opaque, sRGB, 8 bit, sides even. Its owner closes the bitmap. */
export interface Picture {
  readonly bitmap: ImageBitmap;
  /** Size of the bitmap in pixels. */
  readonly width: number;
  readonly height: number;
  /** Size of the file's picture in pixels, upright. */
  readonly original: Size;
}

/** From here on (pixels) only the working size is kept in memory, never the whole picture. */
const largePicture = 16_000_000;
/** A large picture is first brought to this many times the working size, so that the last step is smooth. */
const oversampling = 2;

type Drawable = ImageBitmap | HTMLImageElement;

/**
 * Decodes any picture that the browser can: EXIF orientation applied, transparency on white, the first frame
 * of an animation, colours in sRGB.
 * @param bytes The file; its type is read from its content.
 * @param longSide Longest side wanted, in pixels; see `workingSize`.
 * @throws EngineError `decode-empty` (no bytes, no area), `decode-unsupported` (not a picture, or a kind or
 * size that this browser does not decode); the signal's reason when aborted.
 */
export async function decodePicture(bytes: Blob, longSide: number, signal: AbortSignal): Promise<Picture> {
  signal.throwIfAborted();
  if (bytes.size === 0) throw new EngineError('decode-empty', 'The file has no bytes');
  const kind = await pictureKindOf(bytes);
  const type = kind && pictureTypes[kind];
  if (!type) throw new EngineError('decode-unsupported', `Not a picture this browser decodes: ${kind}`);
  const picture =
    kind === 'svg'
      ? await decodeSvg(bytes, longSide)
      : await decodeRaster(bytes.slice(0, bytes.size, type), longSide);
  if (signal.aborted) picture.bitmap.close();
  signal.throwIfAborted();
  return picture;
}

async function decodeRaster(file: Blob, longSide: number): Promise<Picture> {
  const natural = await withImage(file, async (image) => sizeOf(image.naturalWidth, image.naturalHeight));
  const large = natural.width * natural.height >= largePicture;
  const source = await bitmapOf(file, large ? largeSize(natural, longSide) : null);
  try {
    const original = large ? natural : sizeOf(source.width, source.height);
    return draw(source, original, workingSize(original, longSide));
  } finally {
    source.close();
  }
}

async function decodeSvg(file: Blob, longSide: number): Promise<Picture> {
  const drawing = await readSvg(file);
  const size = workingSize(drawing.size, longSide);
  return withImage(drawing.sizedTo(size), async (image) => draw(image, drawing.size, size));
}

function largeSize(natural: Size, longSide: number): Size {
  const { width, height } = workingSize(natural, longSide);
  const scale = Math.min(oversampling, natural.width / width, natural.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function sizeOf(width: number, height: number): Size {
  if (width < 1 || height < 1) throw new EngineError('decode-empty', 'The picture has no area');
  return { width, height };
}

async function bitmapOf(file: Blob, size: Size | null): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, {
      imageOrientation: 'from-image',
      ...(size ? { resizeWidth: size.width, resizeHeight: size.height, resizeQuality: 'high' } : {}),
    });
  } catch (cause) {
    throw new EngineError('decode-unsupported', `Pixels of ${file.type} cannot be decoded`, { cause });
  }
}

/** Lends the file as a loaded `<img>`: it knows its size before any pixel is decoded, and it draws SVG. */
async function withImage<T>(file: Blob, use: (image: HTMLImageElement) => Promise<T>): Promise<T> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve();
      image.onerror = () => reject(new EngineError('decode-unsupported', `${file.type} does not load`));
      image.src = url;
    });
    return await use(image);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function draw(source: Drawable, original: Size, { width, height }: Size): Picture {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, colorSpace: 'srgb' });
  if (!context) throw new EngineError('decode-unsupported', `No canvas of ${width} x ${height}`);
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return { bitmap: canvas.transferToImageBitmap(), width, height, original };
}
