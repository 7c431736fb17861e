/** The interpolator of ITU-R BS.1770-4, annex 2: four phases of twelve taps; the last two mirror the first. */
const firstPhase = [
  0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625,
  0.97216796875, -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
];
const secondPhase = [
  -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625, 0.77978515625,
  -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
];
const phases = [firstPhase, secondPhase, secondPhase.toReversed(), firstPhase.toReversed()].map((taps) =>
  Float32Array.from(taps),
);
const taps = 12;
/** True peaks are at most this many times as high as the samples: the greatest sum of a phase's taps. */
export const mostOvershoot = Math.max(
  ...phases.map((phase) => phase.reduce((sum, tap) => sum + Math.abs(tap), 0)),
);

/**
 * The greatest amplitude near each sample of a loop, between samples too (four times oversampled).
 * @returns one value a sample; the interpolated ones count for the sample 6 back, in the filter's middle.
 */
export function peakNearSamples(channel: Float32Array): Float32Array<ArrayBuffer> {
  const frames = channel.length;
  const peaks = new Float32Array(frames);
  const window = new Float32Array(frames + taps);
  window.set(channel);
  for (let i = 0; i < taps; i++) window[frames + i] = channel[i % frames]!;
  for (let n = 0; n < frames; n++) {
    let peak = Math.abs(window[n + taps / 2]!);
    for (const phase of phases) {
      let sum = 0;
      for (let k = 0; k < taps; k++) sum += phase[k]! * window[n + taps - 1 - k]!;
      const size = sum < 0 ? -sum : sum;
      if (size > peak) peak = size;
    }
    peaks[(n + taps / 2) % frames] = peak;
  }
  return peaks;
}

/** True peak of a loop in dBTP: 0 = full scale; -Infinity for silence. */
export function truePeak(channels: readonly Float32Array[]): number {
  let peak = 0;
  for (const channel of channels) for (const value of peakNearSamples(channel)) peak = Math.max(peak, value);
  return 20 * Math.log10(peak);
}
