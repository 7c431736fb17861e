import type { Raster } from '../raster.ts';
import { scratchPlane } from '../scratch.ts';

/** Levels a colour that densities are told apart by. */
const levels = 32;
/** Of the kernel, in parts of the range from black to white. */
const bandwidth = 0.055;
/** More samples than this tell nothing new. */
const mostSamples = 160;

/**
 * How like a few samples a raster's colours are: a kernel density (Parzen 1962), since neither hair nor skin
 * nor clothes have one colour. Worked out once a colour; the kernel is a product of one a channel. Within `inScratch` not
 * to be used after it.
 */
export class ColourSamples {
  readonly #raster: Raster;
  readonly #kernels: readonly Float32Array[];
  readonly #count: number;
  readonly #known = scratchPlane(levels ** 3).fill(-1);

  /** @param indices of the samples in the raster; not empty. */
  constructor(raster: Raster, indices: readonly number[]) {
    this.#raster = raster;
    const step = Math.max(1, Math.ceil(indices.length / mostSamples));
    const samples = indices.filter((_, i) => i % step === 0);
    this.#count = samples.length;
    this.#kernels = [raster.red, raster.green, raster.blue].map((plane) => kernelsOf(plane, samples));
  }

  /** Likeness of the colour at an index: 0 = like none, 1 = like all of the samples. */
  at(index: number): number {
    const { red, green, blue } = this.#raster;
    const r = quantised(red[index]!);
    const g = quantised(green[index]!);
    const b = quantised(blue[index]!);
    const key = (r * levels + g) * levels + b;
    if (this.#known[key]! < 0) this.#known[key] = this.#density(r, g, b);
    return this.#known[key]!;
  }

  #density(r: number, g: number, b: number): number {
    const [reds, greens, blues] = this.#kernels as [Float32Array, Float32Array, Float32Array];
    let density = 0;
    for (let i = 0; i < this.#count; i++) {
      const at = i * levels;
      density += reds[at + r]! * greens[at + g]! * blues[at + b]!;
    }
    return density / this.#count;
  }
}

/** For each sample, how near its value in a plane is to each level, 0..1. */
function kernelsOf(plane: Float32Array, samples: readonly number[]): Float32Array {
  const kernels = scratchPlane(samples.length * levels);
  samples.forEach((sample, i) => {
    for (let level = 0; level < levels; level++) {
      const apart = plane[sample]! - (level + 0.5) / levels;
      kernels[i * levels + level] = Math.exp(-(apart * apart) / (2 * bandwidth ** 2));
    }
  });
  return kernels;
}

const quantised = (value: number) => Math.min(levels - 1, Math.floor(value * levels));
