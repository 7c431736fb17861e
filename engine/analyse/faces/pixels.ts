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
    halveRow(data, 8 * y * width, 4 * width, out.subarray(4 * y * w, 4 * (y + 1) * w));
  return { width: w, height: h, data: out };
}

/** @param start of the upper row. @param stride from a row to the one below. */
function halveRow(data: Pixels['data'], start: number, stride: number, out: Uint8Array): void {
  for (let to = 0; to < out.length; to++) {
    if ((to & 3) === 3) continue;
    const from = start + 2 * to - (to & 3);
    out[to] = (data[from]! + data[from + 4]! + data[from + stride]! + data[from + stride + 4]! + 2) >> 2;
  }
}
