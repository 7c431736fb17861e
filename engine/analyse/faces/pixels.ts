/** An opaque colour picture: RGBA bytes of gamma-encoded sRGB, row-major; alpha is ignored. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** A picture and its halvings, made when asked for: sampling from the right one does not alias. */
export class Pyramid {
  readonly #levels: Pixels[];

  constructor(pixels: Pixels) {
    this.#levels = [pixels];
  }

  /** The picture itself. */
  get base(): Pixels {
    return this.#levels[0]!;
  }

  /** The picture halved `level` times, or as often as it can be. */
  at(level: number): Pixels {
    while (this.#levels.length <= level) {
      const last = this.#levels.at(-1)!;
      if (Math.min(last.width, last.height) < 2) return last;
      this.#levels.push(halve(last));
    }
    return this.#levels[level]!;
  }
}

/** Means of two by two pixels; an odd last row or column is left out. */
function halve({ width, height, data }: Pixels): Pixels {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8Array(4 * w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const from = 4 * (2 * y * width + 2 * x);
      const to = 4 * (y * w + x);
      const below = from + 4 * width;
      for (let c = 0; c < 3; c++)
        out[to + c] =
          (data[from + c]! + data[from + 4 + c]! + data[below + c]! + data[below + 4 + c]! + 2) >> 2;
    }
  return { width: w, height: h, data: out };
}
