import { expect, it } from 'vitest';
import { decodePicture } from '../../engine/decode/decode.ts';

const signal = new AbortController().signal;

const fixtures = {
  'cmyk.jpg': new URL('../fixtures/odd/cmyk.jpg', import.meta.url),
  'deep.png': new URL('../fixtures/odd/deep.png', import.meta.url),
  'animated.gif': new URL('../fixtures/odd/animated.gif', import.meta.url),
  'animated.webp': new URL('../fixtures/odd/animated.webp', import.meta.url),
  'animated.avif': new URL('../fixtures/odd/animated.avif', import.meta.url),
};

const untyped = async (url: URL) => new Blob([await (await fetch(url)).arrayBuffer()]);

/** Left half red, right half blue. */
async function halves(width: number, height: number, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'red';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = 'blue';
  context.fillRect(width / 2, 0, width / 2, height);
  return canvas.convertToBlob({ type, quality: 0.9 });
}

/** Puts an EXIF segment with an orientation behind the JPEG's start marker (Exif 2.32, 4.5.2). */
async function oriented(jpeg: Blob, orientation: number): Promise<Blob> {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const payload = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const segment = [0xff, 0xe1, 0, payload.length + 2, ...payload];
  return new Blob([jpeg.slice(0, 2), new Uint8Array(segment), jpeg.slice(2)]);
}

/** Colour at a place given in shares of width and height. */
function colourAt(bitmap: ImageBitmap, x: number, y: number): number[] {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return [...context.getImageData(Math.floor(x * bitmap.width), Math.floor(y * bitmap.height), 1, 1).data];
}

function expectColour(found: number[], wanted: number[], tolerance = 12): void {
  for (const [index, value] of [...wanted, 255].entries()) {
    expect(Math.abs(found[index]! - value), `${found} is not ${wanted}`).toBeLessThanOrEqual(tolerance);
  }
}

async function decode(file: Blob, longSide = 720) {
  const picture = await decodePicture(file, longSide, signal);
  expect([picture.bitmap.width, picture.bitmap.height]).toEqual([picture.width, picture.height]);
  expect(picture.width % 2).toBe(0);
  expect(picture.height % 2).toBe(0);
  return picture;
}

it('turns a picture upright by its EXIF orientation', async () => {
  const picture = await decode(await oriented(await halves(64, 32, 'image/jpeg'), 6));
  expect(picture.original).toEqual({ width: 32, height: 64 });
  expect([picture.width, picture.height]).toEqual([64, 128]);
  expectColour(colourAt(picture.bitmap, 0.5, 0.1), [254, 0, 0]);
  expectColour(colourAt(picture.bitmap, 0.5, 0.9), [0, 0, 254]);
});

it.each(Object.entries(fixtures))(
  'decodes %s: first frame, right colours, type unknown',
  async (name, url) => {
    const picture = await decode(await untyped(url), 48);
    expect(picture.original).toEqual({ width: 48, height: 32 });
    // CMYK without a profile has no exact sRGB.
    const tolerance = name === 'cmyk.jpg' ? 60 : 24;
    expectColour(colourAt(picture.bitmap, 0.2, 0.5), [255, 0, 0], tolerance);
    expectColour(colourAt(picture.bitmap, 0.8, 0.5), [0, 0, 255], tolerance);
  },
);

it('puts transparency on white', async () => {
  const canvas = new OffscreenCanvas(40, 20);
  const context = canvas.getContext('2d')!;
  context.fillStyle = 'rgb(255 0 0 / 50%)';
  context.fillRect(0, 0, 20, 20);
  const picture = await decode(await canvas.convertToBlob(), 40);
  expectColour(colourAt(picture.bitmap, 0.25, 0.5), [255, 127, 127]);
  expectColour(colourAt(picture.bitmap, 0.75, 0.5), [255, 255, 255], 0);
});

it.each([
  ['one pixel', 1, 1, [16, 16]],
  ['small', 40, 30, [80, 60]],
  ['odd sides', 721, 405, [720, 404]],
  ['panorama 12:1', 1200, 100, [720, 60]],
  ['sliver', 4, 900, [16, 720]],
])('brings %s to its working size', async (_name, width, height, wanted) => {
  const picture = await decode(await halves(width, height, 'image/png'));
  expect([picture.width, picture.height]).toEqual(wanted);
  expect(picture.original).toEqual({ width, height });
});

it('decodes 24 megapixels, turned, at the working size', async () => {
  const picture = await decode(await oriented(await halves(6000, 4000, 'image/jpeg'), 6));
  expect(picture.original).toEqual({ width: 4000, height: 6000 });
  expect([picture.width, picture.height]).toEqual([480, 720]);
  expectColour(colourAt(picture.bitmap, 0.5, 0.1), [254, 0, 0]);
  expectColour(colourAt(picture.bitmap, 0.5, 0.9), [0, 0, 254]);
});

const shapes =
  '<rect width="50%" height="100%" fill="red"/><rect x="50%" width="50%" height="100%" fill="blue"/>';
const svg = (attributes: string, before = '') =>
  new Blob([`${before}<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${shapes}</svg>`]);

it.each([
  ['size', svg('width="200" height="100"'), [200, 100]],
  ['physical size', svg('width="1in" height="36pt" viewBox="0 0 2 1"'), [96, 48]],
  ['a view box only', svg('viewBox="0 0 400 100"', '<?xml version="1.0"?>\n<!-- drawn -->\n'), [400, 100]],
  ['no size at all', svg('width="100%"'), [300, 150]],
])('draws an SVG with %s', async (_name, file, wanted) => {
  const picture = await decode(file);
  expect([picture.original.width, picture.original.height]).toEqual(wanted);
  expect(picture.width).toBe(Math.min(720, 2 * wanted[0]!));
  expectColour(colourAt(picture.bitmap, 0.1, 0.5), [255, 0, 0]);
  expectColour(colourAt(picture.bitmap, 0.9, 0.5), [0, 0, 255]);
});

it.each([
  ['nothing', new Blob([]), 'decode-empty'],
  ['text', new Blob(['hello']), 'decode-unsupported'],
  ['a web page', new Blob(['<!doctype html><svg></svg>'], { type: 'image/png' }), 'decode-unsupported'],
  [
    'a broken drawing',
    new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>']),
    'decode-unsupported',
  ],
  [
    'a PNG cut short',
    new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])]),
    'decode-unsupported',
  ],
  ['HEIC', new Blob(['\0\0\0\x18ftypheic\0\0\0\0mif1heic']), 'decode-unsupported'],
])('says that %s is no picture', async (_name, file, code) => {
  await expect(decodePicture(file, 720, signal)).rejects.toMatchObject({ name: 'EngineError', code });
});

it('stops when aborted', async () => {
  const file = await halves(64, 64, 'image/png');
  await expect(decodePicture(file, 720, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
});
