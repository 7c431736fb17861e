import { whiteNoise } from './circular.ts';

/** Samples after which the slowest pole has forgotten. */
const settle = 8192;

/** One-pole filters that together fall by 3 dB an octave from 40 Hz on at 48 kHz: pole and gain of each. */
const slow = { pole: 0.9977, gain: 0.099 };
const middle = { pole: 0.963, gain: 0.2965 };
const quick = { pole: 0.57, gain: 1.0527 };
const direct = 0.1848;
/** Brings the sum to unit variance, about. */
const scale = 0.352;

/** Pink noise with the loop's period, unit variance. @param frames samples of the loop. */
export function pinkNoise(frames: number, random: () => number): Float32Array<ArrayBuffer> {
  const white = whiteNoise(frames, random);
  const pink = new Float32Array(frames);
  let [a, b, c] = [0, 0, 0];
  // The filters have heard the loop's end before they begin.
  for (let n = frames - Math.min(settle, frames); n < 2 * frames; n++) {
    const at = n < frames ? n : n - frames;
    const x = white[at]!;
    a = slow.pole * a + slow.gain * x;
    b = middle.pole * b + middle.gain * x;
    c = quick.pole * c + quick.gain * x;
    pink[at] = (a + b + c + direct * x) * scale;
  }
  return pink;
}
