import {
  BufferTarget,
  EncodedAudioPacketSource,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import type { FrameSource } from '../render/frameSource.ts';
import type { SoundTrack } from './encodeSound.ts';
import { FramesTwice } from './framesTwice.ts';
import type { VideoEncoding } from './videoEncoding.ts';

/** Frames between drawing and encoding. */
const framesInFlight = 3;
/**
 * Frames encoded before the loop begins: its own last ones, cut away by an edit list. A lone key frame at the
 * start is coarser than what follows, and would be seen as a pulse each time the loop comes round.
 */
const preRoll = 30;

/** Frames before 0 in a loop of `count`. */
export const leadFrames = (count: number) => Math.min(preRoll, count - 1);

export interface EncodeInput {
  /** Stirred where the encoding holds still (shaders/render/patches/stirring.wgsl). */
  readonly frames: FrameSource;
  readonly encoding: VideoEncoding;
  readonly count: number;
  /** Frames a second. */
  readonly fps: number;
  /** Its sound, made meanwhile; null = none. A track that turns out null leaves none. */
  readonly sound: { readonly track: Promise<SoundTrack | null> } | null;
  readonly signal: AbortSignal;
  /** Shown each frame of the loop once, by its index, before it is encoded. */
  readonly look?: (frame: VideoFrame, index: number) => void;
  /** Called after each frame with the number encoded so far. */
  readonly onFrame: (done: number) => void;
}

export interface EncodedVideo {
  /** Fast-start MP4. */
  readonly mp4: Blob;
  /** Full codec string, such as `avc1.64001f`. */
  readonly codec: string;
  /** Milliseconds spent waiting for frames, the encoder and the sound; all three are made at once. */
  readonly waits: { readonly frames: number; readonly encoder: number; readonly sound: number };
}

/**
 * Draws and encodes all frames, overlapped: while one frame is encoded the next ones are drawn.
 * @throws the signal's reason when aborted.
 */
export async function encodeMp4(input: EncodeInput): Promise<EncodedVideo> {
  const { fps, count, signal } = input;
  const { codec, quality } = input.encoding;
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  let codecString: string = codec;
  const source = new VideoSampleSource({
    codec,
    quality,
    onEncoderConfig: (config) => {
      codecString = config.codec;
    },
  });
  output.addVideoTrack(source, { frameRate: fps });
  const hear = input.sound && soundWriter(output, input.sound.track);
  await output.start();
  const waits = { frames: 0, encoder: 0, sound: 0 };
  const drawn: Promise<VideoFrame>[] = [];
  using frames = new FramesTwice(input.frames);
  try {
    const lead = leadFrames(count);
    for (let next = -lead, done = -lead; done < count; done++) {
      signal.throwIfAborted();
      for (; next < count && drawn.length < framesInFlight; next++) {
        const timestamp = Math.round((next * 1e6) / fps);
        const frame = frames.draw((next + count) % count, {
          timestamp,
          duration: Math.round(((next + 1) * 1e6) / fps) - timestamp,
        });
        frame.catch(() => undefined);
        drawn.push(frame);
      }
      const from = performance.now();
      const frame = await drawn[0]!;
      if (done >= 0) input.look?.(frame, done);
      using sample = new VideoSample(frame, { timestamp: done / fps, duration: 1 / fps });
      drawn.shift();
      const ready = performance.now();
      // One group of pictures: a key frame in mid-loop would be seen as a pulse.
      await source.add(sample, { keyFrame: done === -lead });
      waits.frames += ready - from;
      waits.encoder += performance.now() - ready;
      input.onFrame(Math.max(0, done + 1));
      await hear?.upTo((done + 1) / fps);
    }
    const waiting = performance.now();
    await hear?.rest();
    const from = performance.now();
    waits.sound = from - waiting;
    await output.finalize();
    waits.encoder += performance.now() - from;
  } catch (error) {
    await output.cancel().catch(() => undefined);
    throw error;
  } finally {
    for (const frame of drawn) frame.then((late) => late.close()).catch(() => undefined);
  }
  return { mp4: new Blob([target.buffer!], { type: 'video/mp4' }), codec: codecString, waits };
}

/** Hands a sound to the muxer beside the frames, as soon as there is one. */
function soundWriter(output: Output, made: Promise<SoundTrack | null>) {
  // Tracks are declared before anything is written, and the codec is known later; one that stays empty is left out.
  const sources = { aac: new EncodedAudioPacketSource('aac'), opus: new EncodedAudioPacketSource('opus') };
  for (const source of Object.values(sources)) output.addAudioTrack(source);
  let track: SoundTrack | null = null;
  let next = 0;
  made.then(
    (ready) => {
      track = ready;
    },
    () => undefined,
  );
  const upTo = async (seconds: number) => {
    for (; track && next < track.packets.length && track.packets[next]!.timestamp < seconds; next++) {
      const meta = next === 0 ? track.meta : undefined;
      await sources[track.codec].add(track.packets[next]!, meta);
    }
  };
  return {
    upTo,
    rest: async () => {
      track = await made;
      await upTo(Number.POSITIVE_INFINITY);
      for (const source of Object.values(sources)) source.close();
    },
  };
}
