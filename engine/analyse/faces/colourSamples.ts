import type { Raster } from '../raster.ts';

/** Levels a colour that densities are told apart by. */
const levels = 32;
/** Of the kernel, in parts of the range from black to white. */
const bandwidth = 0.055;
/** More samples than this tell nothing new. */
const mostSamples = 160;

/**
 * How like a few samples a raster's colours are: a kernel density (Parzen 1962), since neither hair nor skin
 * nor clothes have one colour. Worked out once a colour.
 */
export class ColourSamples {
  readonly #raster: Raster;
  readonly #samples: readonly number[];
  readonly #known = new Map<number, number>();

  /** @param indices of the samples in the raster; not empty. */
  constructor(raster: Raster, indices: readonly number[]) {
    this.#raster = raster;
    const step = Math.max(1, Math.ceil(indices.length / mostSamples));
    this.#samples = indices.filter((_, i) => i % step === 0);
  }

  /** Likeness of the colour at an index: 0 = like none, 1 = like all of the samples. */
  at(index: number): number {
    const { red, green, blue } = this.#raster;
    const [r, g, b] = [quantised(red[index]!), quantised(green[index]!), quantised(blue[index]!)];
    const key = (r * levels + g) * levels + b;
    let density = this.#known.get(key);
    if (density === undefined) {
      density = 0;
      for (const i of this.#samples) {
        const [x, y, z] = [red[i]! - centre(r), green[i]! - centre(g), blue[i]! - centre(b)];
        density += Math.exp(-(x * x + y * y + z * z) / (2 * bandwidth ** 2));
      }
      density /= this.#samples.length;
      this.#known.set(key, density);
    }
    return density;
  }
}

const quantised = (value: number) => Math.min(levels - 1, Math.floor(value * levels));
const centre = (level: number) => (level + 0.5) / levels;
