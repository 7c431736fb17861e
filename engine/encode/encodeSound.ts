import { EncodedPacket } from 'mediabunny';
import type { StereoLoop } from '../sound/loopGraph.ts';
import { sampleRate } from '../sound/loudness.ts';
import type { SoundEncoder } from './audioEncoders.ts';

/** A loop's sound as packets in time, for the muxer. */
export interface SoundTrack {
  readonly codec: 'aac' | 'opus';
  readonly codecString: string;
  /** The first one begins before 0; the last one ends with the loop, to the sample. */
  readonly packets: readonly EncodedPacket[];
  readonly meta: EncodedAudioChunkMetadata;
}

/**
 * Seconds of sound before 0 at most. Players that know no edit lists begin up to 0.3 s before 0 with what they
 * show; more would be encoded for nobody.
 */
const mostLead = 0.35;

/**
 * Encodes a loop so that it can go round without a gap. Packets do not fit into loops, so they are laid from
 * the loop's end backwards, and begin with the loop's own last part before 0, which an edit list hides together
 * with the encoder's priming. A player that knows no edit lists still hears what belongs to the frames it shows.
 * @param shown seconds of the loop that the video holds before 0, under its own edit list.
 */
export async function encodeSound(
  loop: StereoLoop,
  shown: number,
  encoder: SoundEncoder,
  signal: AbortSignal,
): Promise<SoundTrack> {
  const { packetFrames, delay, codec, codecString } = encoder;
  const frames = loop[0].length;
  const lead = Math.min(shown, mostLead);
  const count = Math.ceil((frames + lead * sampleRate) / packetFrames);
  const start = frames - count * packetFrames;
  // What the encoder says while it knows nothing of what came before is left out.
  const dropped = Math.ceil(delay / packetFrames) + 1;
  const from = start + delay - dropped * packetFrames;
  const length = (dropped + count + Math.ceil(delay / packetFrames)) * packetFrames;
  const encoded = await encoder.encode(roundAndRound(loop, from, length), signal);
  const kept = encoded.packets.slice(dropped, dropped + count);
  if (kept.length < count) throw new Error(`The encoder gave ${kept.length} of ${count} packets`);
  return {
    codec,
    codecString,
    packets: kept.map(
      (data, i) =>
        new EncodedPacket(data, 'key', (start + i * packetFrames) / sampleRate, packetFrames / sampleRate),
    ),
    meta: {
      decoderConfig: {
        codec: codecString,
        sampleRate,
        numberOfChannels: 2,
        ...(encoded.description ? { description: encoded.description } : {}),
      },
    },
  };
}

/** `length` samples of a loop from any place, before 0 too. */
function roundAndRound(loop: StereoLoop, from: number, length: number): StereoLoop {
  const frames = loop[0].length;
  const turn = (side: Float32Array) => {
    const out = new Float32Array(length);
    for (let done = 0, at = ((from % frames) + frames) % frames; done < length; at = 0) {
      const piece = side.subarray(at, Math.min(frames, at + length - done));
      out.set(piece, done);
      done += piece.length;
    }
    return out;
  };
  return [turn(loop[0]), turn(loop[1])];
}
