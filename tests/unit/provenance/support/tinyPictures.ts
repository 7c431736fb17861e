import { animatedWebp } from '../../../../lib/gallery/export/animatedWebp.ts';
import { GifWriter } from '../../../../lib/gallery/export/gif.ts';
import type { DerivedType } from '../../../../lib/provenance/derived.ts';

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** One pixel, as browsers' encoders write it. */
export const stillWebp = fromBase64('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA');
const stillPng = fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
);

/** A GIF of 4 × 2 pixels with as many frames as there are delays. */
export function tinyGif(delays: readonly number[]): Blob {
  const writer = new GifWriter(4, 2);
  for (const [at, delay] of delays.entries())
    writer.add(
      Uint8ClampedArray.from({ length: 32 }, (_, i) => (i % 4 === 3 ? 255 : (i * 9 + at * 50) % 256)),
      delay,
    );
  return writer.finish();
}

/** A small picture in each format that videos are turned into. */
export const tinyPictures: Readonly<Record<DerivedType, () => Blob>> = {
  'image/webp': () =>
    animatedWebp(
      [
        { still: stillWebp, milliseconds: 30 },
        { still: stillWebp, milliseconds: 70 },
      ],
      1,
      1,
    ),
  'image/gif': () => tinyGif([50, 50]),
  'image/png': () => new Blob([stillPng]),
};
