import {
  BufferTarget,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  Quality,
  type VideoCodec,
  VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import { EngineError } from '../errors.ts';
import type { FrameSource } from '../render/frameSource.ts';

/** Preferred first: H.264 plays everywhere. */
const codecs: VideoCodec[] = ['avc', 'vp9', 'av1'];
/** Frames between drawing and encoding. */
const framesInFlight = 3;
/** Bits a pixel and frame: grass in the wind stays grass. */
const bitsPerPixel = 0.3;
/**
 * Frames encoded before the loop begins: its own last ones, cut away by an edit list. A lone key frame at the
 * start is coarser than what follows, and would be seen as a pulse each time the loop comes round.
 */
const preRoll = 24;

export interface EncodeInput {
  readonly frames: FrameSource;
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Frames a second. */
  readonly fps: number;
  readonly signal: AbortSignal;
  /** Called after each frame with the number encoded so far. */
  readonly onFrame: (done: number) => void;
}

export interface EncodedVideo {
  /** Fast-start MP4. */
  readonly mp4: Blob;
  /** Full codec string, such as `avc1.64001f`. */
  readonly codec: string;
  /** Milliseconds spent waiting for frames and for the encoder; drawing and encoding overlap. */
  readonly waits: { readonly frames: number; readonly encoder: number };
}

/**
 * Draws and encodes all frames, overlapped: while one frame is encoded the next ones are drawn.
 * @throws EngineError `no-encoder` where the browser encodes none of the codecs; the signal's reason.
 */
export async function encodeMp4(input: EncodeInput): Promise<EncodedVideo> {
  const { width, height, fps, count, frames, signal } = input;
  const bitrate = Math.max(400_000, Math.round(width * height * fps * bitsPerPixel));
  const quality = new Quality({ bitrate, bitrateMode: 'variable' });
  const codec = await getFirstEncodableVideoCodec(codecs, { width, height, quality });
  if (!codec) throw new EngineError('no-encoder', `No encoder for ${width}x${height}`);
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
  await output.start();
  const waits = { frames: 0, encoder: 0 };
  const drawn: Promise<VideoFrame>[] = [];
  try {
    const lead = Math.min(preRoll, count - 1);
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
      using sample = new VideoSample(await drawn[0]!, { timestamp: done / fps, duration: 1 / fps });
      drawn.shift();
      const ready = performance.now();
      // One group of pictures: a key frame in mid-loop would be seen as a pulse.
      await source.add(sample, { keyFrame: done === -lead });
      waits.frames += ready - from;
      waits.encoder += performance.now() - ready;
      input.onFrame(Math.max(0, done + 1));
    }
    const from = performance.now();
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
