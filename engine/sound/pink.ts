import { whiteNoise } from './circular.ts';

/** Samples after which the slowest pole has forgotten. */
const settle = 8192;

/** One-pole filters that together fall by 3 dB an octave from 40 Hz on at 48 kHz: pole, gain. */
const poles: readonly (readonly [pole: number, gain: number])[] = [
  [0.9977, 0.099],
  [0.963, 0.2965],
  [0.57, 1.0527],
];
const direct = 0.1848;
/** Brings the sum to unit variance, about. */
const scale = 0.352;

/** Pink noise with the loop's period, unit variance. @param frames samples of the loop. */
export function pinkNoise(frames: number, random: () => number): Float32Array<ArrayBuffer> {
  const white = whiteNoise(frames, random);
  const pink = new Float32Array(frames);
  const state = new Float64Array(poles.length);
  for (let n = -Math.min(settle, frames); n < frames; n++) {
    const x = white[n < 0 ? n + frames : n]!;
    let sum = direct * x;
    for (let p = 0; p < poles.length; p++) {
      state[p] = poles[p]![0] * state[p]! + poles[p]![1] * x;
      sum += state[p]!;
    }
    if (n >= 0) pink[n] = sum * scale;
  }
  return pink;
}
