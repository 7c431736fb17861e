import { seededRandom } from '../plan/random.ts';
import type { StereoLoop } from '../sound/loopGraph.ts';
import { sampleRate } from '../sound/loudness.ts';
import type { EncodedSound } from './encodedSound.ts';

/** Samples of the probe, of its burst of noise, and where that begins. */
const probe = { length: 16_384, burst: 2048, from: 4096 };
/** No encoder looks farther ahead. */
const mostDelay = 4096;
/** Likeness from which the burst counts as found. */
const leastLikeness = 0.5;

/**
 * By how many samples what a decoder gives comes later than what went into an encoder. No browser tells, and
 * they differ (1024 to 2112 for AAC), so a burst of noise is sent through and looked for.
 * @returns null where the browser cannot decode the codec, or the burst is not found.
 */
export async function measureDelay(
  encode: (sound: StereoLoop, signal: AbortSignal) => Promise<EncodedSound>,
  codec: string,
  signal: AbortSignal,
): Promise<number | null> {
  const random = seededRandom(1);
  const side = new Float32Array(probe.length);
  for (let i = 0; i < probe.burst; i++) side[probe.from + i] = 0.4 * (random() - 0.5);
  try {
    const heard = await decodeLeft(await encode([side, side], signal), codec);
    return delayOf(side, heard);
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

function delayOf(sent: Float32Array, heard: Float32Array): number | null {
  let best = { delay: 0, likeness: 0 };
  for (let delay = 0; delay <= mostDelay; delay++) {
    let [product, energy, sentEnergy] = [0, 1e-9, 1e-9];
    for (let i = probe.from; i < probe.from + probe.burst; i++) {
      const y = heard[i + delay] ?? 0;
      product += sent[i]! * y;
      energy += y * y;
      sentEnergy += sent[i]! ** 2;
    }
    const likeness = product / Math.sqrt(energy * sentEnergy);
    if (likeness > best.likeness) best = { delay, likeness };
  }
  return best.likeness > leastLikeness ? best.delay : null;
}

/** Left side of packets decoded one after the other. */
async function decodeLeft({ packets, description }: EncodedSound, codec: string): Promise<Float32Array> {
  const pieces: Float32Array[] = [];
  let failure: unknown;
  const decoder = new AudioDecoder({
    output: (data) => {
      const piece = new Float32Array(data.numberOfFrames);
      data.copyTo(piece, { planeIndex: 0, format: 'f32-planar' });
      data.close();
      pieces.push(piece);
    },
    error: (error) => {
      failure = error;
    },
  });
  try {
    decoder.configure({ codec, sampleRate, numberOfChannels: 2, ...(description ? { description } : {}) });
    packets.forEach((data, i) => {
      decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: i * 20_000, data }));
    });
    await decoder.flush();
    if (failure) throw failure;
  } finally {
    if (decoder.state !== 'closed') decoder.close();
  }
  const all = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
