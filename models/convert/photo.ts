import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { PictureInput } from '../modelSpec.ts';
import { installPackages } from './packages.ts';

/** Opaque pixels, RGBA. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A square part of a photo, in pixels. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A committed photo that nets are compared on; by default one of a face. */
export function readPhoto(name: 'astronaut' | 'dandelions' | 'pagoda' = 'astronaut'): Photo {
  const folder = installPackages(['jpeg-js']);
  const require = createRequire(join(folder, 'package.json'));
  const { decode } = require('jpeg-js') as { decode(bytes: Uint8Array, options: object): Photo };
  const path = resolve(import.meta.dirname, '../../tests/fixtures/photos', `${name}.jpg`);
  return decode(readFileSync(path), { useTArray: true });
}

/** A part of the photo as a net's input: a plane a colour, bilinear. */
export function inputOf(
  photo: Photo,
  part: Square,
  { shape, range, colours }: PictureInput,
): Float32Array<ArrayBuffer> {
  const [, channels, rows, columns] = shape;
  const input = new Float32Array(channels * rows * columns);
  const at = (x: number, y: number, channel: number) => {
    const column = Math.min(photo.width - 1, Math.max(0, x));
    const row = Math.min(photo.height - 1, Math.max(0, y));
    return photo.data[4 * (row * photo.width + column) + channel]!;
  };
  for (let y = 0; y < rows; y++) {
    const v = part.y + ((y + 0.5) * part.size) / rows - 0.5;
    for (let x = 0; x < columns; x++) {
      const u = part.x + ((x + 0.5) * part.size) / columns - 0.5;
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [a, b] = [u - left, v - top];
      for (let channel = 0; channel < channels; channel++) {
        const above = (1 - a) * at(left, top, channel) + a * at(left + 1, top, channel);
        const below = (1 - a) * at(left, top + 1, channel) + a * at(left + 1, top + 1, channel);
        const value = ((1 - b) * above + b * below) / 255;
        const plane = colours === 'BGR' ? channels - 1 - channel : channel;
        input[(plane * rows + y) * columns + x] = range[0] + (range[1] - range[0]) * value;
      }
    }
  }
  return input;
}
