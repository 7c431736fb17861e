/** Loudness as in ITU-R BS.1770-4: K-weighting (annex 1, tables 1 and 2), blocks of 400 ms, two gates. */

/** The tables hold for this rate, which is the engine's. */
export const sampleRate = 48_000;

type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

/** The head's effect, a shelf above 1.5 kHz. */
const shelf: Biquad = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585,
];
/** The RLB curve, a high-pass at 38 Hz. */
const highPass: Biquad = [1, -2, 1, -1.99004745483398, 0.99007225036621];

const blockSeconds = 0.4;
/** Blocks overlap by 75 %. */
const hopSeconds = blockSeconds / 4;
const absoluteGate = -70;
const relativeGate = -10;
/** Longer than the filters remember. */
const settleSamples = sampleRate / 2;

/**
 * Integrated loudness of a loop played round and round, in LUFS; -Infinity for silence.
 * @param channels left and right, or one alone, at 48 kHz; at least 0.4 s.
 */
export function loopLoudness(channels: readonly Float32Array[]): number {
  const frames = channels[0]!.length;
  const hop = hopSeconds * sampleRate;
  const hops = Math.max(1, Math.round(frames / hop));
  // Mean square of each hop; a block is four of them, and the last ones go on at the beginning.
  const power = new Float64Array(hops);
  for (const channel of channels) {
    const weighted = kWeighted(channel);
    for (let h = 0; h < hops; h++) {
      const from = Math.round((h * frames) / hops);
      const to = Math.round(((h + 1) * frames) / hops);
      let sum = 0;
      for (let i = from; i < to; i++) sum += weighted[i]! * weighted[i]!;
      power[h]! += sum / (to - from);
    }
  }
  const blocks = Array.from(power, (_, h) => {
    let sum = 0;
    for (let i = 0; i < 4; i++) sum += power[(h + i) % hops]!;
    return sum / 4;
  });
  return gated(blocks);
}

function gated(blocks: readonly number[]): number {
  const audible = blocks.filter((power) => lufs(power) > absoluteGate);
  if (audible.length === 0) return -Infinity;
  const gate = lufs(mean(audible)) + relativeGate;
  return lufs(mean(audible.filter((power) => lufs(power) > gate)));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const lufs = (power: number) => -0.691 + 10 * Math.log10(power);

/** A loop through both filters, which have heard its end before. */
const kWeighted = (channel: Float32Array) => filtered(filtered(channel, shelf), highPass);

/** A loop through a filter in direct form 1. */
function filtered(channel: Float32Array, [b0, b1, b2, a1, a2]: Biquad): Float32Array {
  const frames = channel.length;
  const out = new Float32Array(frames);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  for (let n = frames - Math.min(frames, settleSamples); n < 2 * frames; n++) {
    const at = n < frames ? n : n - frames;
    const x = channel[at]!;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    out[at] = y;
  }
  return out;
}

/** Decibels to a factor on amplitude. */
export const fromDecibels = (decibels: number) => 10 ** (decibels / 20);
