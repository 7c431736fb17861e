import { binOf } from './histogram.ts';
import type { Raster } from './raster.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Cells on each of the three axes. */
export const colourBins = 12;

/** What a picture's colours come down to: luma and two differences, which tell haze from rock better than RGB. */
export interface Colours {
  /** Blue against red, -1..1. */
  readonly blueness: Plane;
  /** Green against the mean of the other two, -1..1. */
  readonly greenness: Plane;
  /** Each pixel's cell of luma, blueness and greenness: 0..`colourBins` ** 3 - 1, luma outermost. */
  readonly cells: Uint16Array<ArrayBuffer>;
}

const known = new WeakMap<Raster, Colours>();

/** A raster's colours, worked out once: the sky, all classes and what floats go by them. */
export function coloursOf(raster: Raster): Colours {
  const found = known.get(raster);
  if (found) return found;
  const { red, green, blue, luma } = raster;
  const blueness = new Float32Array(luma.length);
  const greenness = new Float32Array(luma.length);
  const cells = new Uint16Array(luma.length);
  for (let i = 0; i < luma.length; i++) {
    const cool = blue[i]! - red[i]!;
    const verdant = green[i]! - 0.5 * (red[i]! + blue[i]!);
    blueness[i] = cool;
    greenness[i] = verdant;
    const row = binOf(luma[i]!, colourBins) * colourBins + binOf(0.5 + 1.2 * cool, colourBins);
    cells[i] = row * colourBins + binOf(0.5 + 1.6 * verdant, colourBins);
  }
  const colours = { blueness, greenness, cells };
  known.set(raster, colours);
  return colours;
}
