/**
 * Signals on a circle. Every source of a loop has the loop's own period, so whatever linear filters and
 * periodic gains make of it has that period too: the loop closes by construction, without a cross-fade.
 */

type Plane = Float32Array<ArrayBuffer>;

/**
 * White noise with the loop's period: unit variance, uniform. Its samples come from a generator of its own
 * (Marsaglia's xorshift32), which `random` seeds: a call a sample would take longer than all else about it.
 * @param frames samples of the loop.
 */
export function whiteNoise(frames: number, random: () => number): Plane {
  const noise = new Float32Array(frames);
  const scale = Math.sqrt(3) / 2 ** 31;
  let state = Math.trunc(random() * 2 ** 32) | 1;
  for (let i = 0; i < frames; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    noise[i] = state * scale;
  }
  return noise;
}

/**
 * A smooth random curve round the loop: `cells` random values, joined by Catmull-Rom splines.
 * @returns `phase -> value`, period 1, about 0..1 with slight overshoot.
 */
export function circularCurve(cells: number, random: () => number): (phase: number) => number {
  const knots = Float32Array.from({ length: cells }, () => random());
  return (phase) => {
    const place = (phase - Math.floor(phase)) * cells;
    const cell = Math.floor(place);
    const t = place - cell;
    const at = (offset: number) => knots[(cell + offset + cells) % cells]!;
    const [a, b, c, d] = [at(-1), at(0), at(1), at(2)];
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  };
}

/** Sums curves of doubling speed and halving height, 0..1: gusts as they are measured. */
export function gustyCurve(cells: number, octaves: number, random: () => number): (phase: number) => number {
  const curves = Array.from({ length: octaves }, (_, i) => circularCurve(cells * 2 ** i, random));
  const total = 2 - 2 ** (1 - octaves);
  return (phase) => {
    let sum = 0;
    for (const [i, curve] of curves.entries()) sum += curve(phase) / 2 ** i;
    return Math.min(1, Math.max(0, sum / total));
  };
}

/** Samples between two values of a control curve, about: 4 ms, faster than any gust. */
const controlStep = 192;

/** Values of a control signal, evenly spaced in time. */
export interface ControlCurve {
  readonly values: Float32Array<ArrayBuffer>;
  /** Samples from one value to the next; the loop is a whole number of them. */
  readonly step: number;
}

/**
 * A function of the phase 0..1 at points about 4 ms apart, from `lead` samples before the loop to its end at least.
 * What is drawn between the points has the loop's period as well.
 */
export function controlCurve(frames: number, lead: number, valueAt: (phase: number) => number): ControlCurve {
  const steps = Math.max(1, Math.round(frames / controlStep));
  const step = frames / steps;
  const values = Float32Array.from({ length: Math.ceil((lead + frames) / step) + 1 }, (_, i) => {
    const phase = (i % steps) / steps - lead / frames;
    return valueAt(phase - Math.floor(phase));
  });
  return { values, step };
}

/** Adds a short sound into a loop; what hangs over the end goes on at the beginning. */
export function addAround(loop: Plane, from: number, grain: Float32Array, gain: number): void {
  const { length } = loop;
  let at = ((Math.round(from) % length) + length) % length;
  for (let i = 0; i < grain.length; at = 0) {
    const end = Math.min(grain.length, i + length - at);
    for (; i < end; i++, at++) loop[at] = loop[at]! + grain[i]! * gain;
  }
}

/** Instants of a Poisson process round the loop, in samples. @param rate events a second. */
export function randomInstants(
  frames: number,
  sampleRate: number,
  rate: number,
  random: () => number,
): number[] {
  const count = Math.max(1, Math.round((rate * frames) / sampleRate));
  return Array.from({ length: count }, () => Math.floor(random() * frames));
}
