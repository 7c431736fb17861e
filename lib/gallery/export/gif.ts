import { applyPalette, type Encoder, GIFEncoder, type Palette, quantize } from 'gifenc';

const colours = 256;
/** How far ordered dithering moves a value, of 255: about the distance between neighbours in the palette. */
const spread = 20;
/** Thresholds of 4 × 4 pixels (Bayer 1973), 0..15. */
const thresholds = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

/** Trades bands in skies for a fine pattern, the same in every frame, so that nothing crawls. */
function dithered(rgba: Uint8ClampedArray, width: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(rgba);
  for (let at = 0, pixel = 0; at < out.length; at += 4, pixel++) {
    const x = pixel % width;
    const y = (pixel - x) / width;
    const shift = (thresholds[(y % 4) * 4 + (x % 4)]! / 15 - 0.5) * spread;
    out[at] = rgba[at]! + shift;
    out[at + 1] = rgba[at + 1]! + shift;
    out[at + 2] = rgba[at + 2]! + shift;
  }
  return out;
}

/** Writes an endless GIF with one palette for all frames, taken from the first. */
export class GifWriter {
  readonly #encoder: Encoder = GIFEncoder();
  readonly #width: number;
  readonly #height: number;
  #palette: Palette | null = null;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
  }

  /** @param rgba width × height pixels @param milliseconds a multiple of ten */
  add(rgba: Uint8ClampedArray, milliseconds: number): void {
    const first = this.#palette === null;
    this.#palette ??= quantize(rgba, colours);
    const indices = applyPalette(dithered(rgba, this.#width), this.#palette);
    this.#encoder.writeFrame(indices, this.#width, this.#height, {
      ...(first ? { palette: this.#palette, repeat: 0 } : {}),
      delay: milliseconds,
    });
  }

  finish(): Blob {
    this.#encoder.finish();
    return new Blob([this.#encoder.bytes()], { type: 'image/gif' });
  }
}
