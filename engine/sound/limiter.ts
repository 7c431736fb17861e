import { fromDecibels, sampleRate } from './loudness.ts';
import { mostOvershoot, peakNearSamples } from './truePeak.ts';

/** True peaks are held below this, in dBTP: room for what the codec adds to the -1 that is promised. */
export const ceiling = -2;

/** Half of the window over which the gain gives way, in samples: 3 ms. */
const reach = Math.round(0.003 * sampleRate);

/**
 * Holds a loop's true peaks under the ceiling, in place: the gain gives way before a peak and comes back after
 * it, smoothly, and round the loop's end too. @returns whether anything had to give way.
 */
export function limitPeaks(channels: readonly Float32Array[]): boolean {
  const limit = fromDecibels(ceiling);
  const frames = channels[0]!.length;
  if (channels.every((channel) => channel.every((x) => Math.abs(x) * mostOvershoot < limit))) return false;
  const peaks = channels.map(peakNearSamples);
  const wanted = new Float32Array(frames).fill(1);
  let over = false;
  for (let n = 0; n < frames; n++) {
    let peak = 0;
    for (const plane of peaks) peak = Math.max(peak, plane[n]!);
    if (peak <= limit) continue;
    over = true;
    // The least gain holds for the whole reach, so that its mean is no greater at the peak itself.
    for (let i = -reach; i <= reach; i++) {
      const at = (((n + i) % frames) + frames) % frames;
      wanted[at] = Math.min(wanted[at]!, limit / peak);
    }
  }
  if (!over) return false;
  const gain = circularMean(wanted);
  for (const channel of channels) for (let n = 0; n < frames; n++) channel[n]! *= gain[n]!;
  return true;
}

/** Mean over `reach` samples to both sides, round the end. */
function circularMean(values: Float32Array): Float32Array {
  const frames = values.length;
  const out = new Float32Array(frames);
  const at = (n: number) => values[((n % frames) + frames) % frames]!;
  let sum = 0;
  for (let i = -reach; i <= reach; i++) sum += at(i);
  for (let n = 0; n < frames; n++) {
    out[n] = sum / (2 * reach + 1);
    sum += at(n + reach + 1) - at(n - reach);
  }
  return out;
}
