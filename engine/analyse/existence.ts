import type { ClassProbabilities, NetClass } from './classProbabilities.ts';
import { colourfulness } from './look.ts';
import { medianOf, shareAbove } from './order.ts';
import { type Raster, smoothstep } from './raster.ts';

export type GatedClass = Exclude<NetClass, 'other'>;

/** What a class has to show to exist: share of the picture, and mean probability where it is likely. */
interface Gate {
  readonly area: number;
  readonly confidence: number;
  /** What covers this share of the picture may be less sure. */
  readonly large?: { readonly area: number; readonly confidence: number };
}

const gates: Readonly<Record<GatedClass, Gate>> = {
  sky: { area: 0.01, confidence: 0.66, large: { area: 0.3, confidence: 0.62 } },
  water: { area: 0.015, confidence: 0.52 },
  trees: { area: 0.02, confidence: 0.45 },
  grass: { area: 0.02, confidence: 0.45 },
  ground: { area: 0.02, confidence: 0.45 },
  mountain: { area: 0.02, confidence: 0.45 },
  structure: { area: 0.02, confidence: 0.5 },
  person: { area: 0.01, confidence: 0.55 },
};

/** Probability from which a place counts as likely of a class. */
const likely = 0.4;

/** Mean probability where a class is likely; null where it does not pass its gate by `caution` more. */
export function confidenceOf(probability: Float32Array, name: GatedClass, caution = 0): number | null {
  const gate = gates[name];
  let count = 0;
  let sum = 0;
  for (let i = 0; i < probability.length; i++) {
    const p = probability[i]!;
    if (p < likely) continue;
    count++;
    sum += p;
  }
  const area = count / probability.length;
  const { confidence } = gate.large && area >= gate.large.area ? gate.large : gate;
  return area < gate.area || sum / count < confidence + caution ? null : sum / count;
}

/** How much surer the net has to be where a picture is all grey or dark: wet streets and pale walls pass for water. */
const gloomCaution = 0.06;

/** How much surer the net has to be of water in a picture without colours or light, 0..0.06. */
export function gloomyCaution(raster: Raster): number {
  const grey = 1 - smoothstep(0.03, 0.07, colourfulness(raster));
  const dark = 1 - smoothstep(0.14, 0.24, medianOf(raster.luma));
  return gloomCaution * Math.max(grey, dark);
}

/** How much surer the net has to be, 0..0.3: behind a person who fills the picture all is blurred. */
export function portraitCaution({ of }: ClassProbabilities): number {
  return 0.3 * shareAbove(of.person, 0.5);
}
