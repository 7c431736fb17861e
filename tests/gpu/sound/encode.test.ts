import { ALL_FORMATS, AudioSampleSink, BlobSource, Input } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { measureDelay } from '../../../engine/encode/audioDelay.ts';
import {
  type FindEncoder,
  opusEncoder,
  type SoundEncoder,
  wasmAacEncoder,
} from '../../../engine/encode/audioEncoders.ts';
import { encodeMp4, leadFrames } from '../../../engine/encode/encodeMp4.ts';
import { encodeSound } from '../../../engine/encode/encodeSound.ts';
import { makeSound } from '../../../engine/encode/makeSound.ts';
import { chooseEncoding } from '../../../engine/encode/videoEncoding.ts';
import type { MotionPlan } from '../../../engine/plan/motionPlan.ts';
import type { FrameSource } from '../../../engine/render/frameSource.ts';
import type { StereoLoop } from '../../../engine/sound/loopGraph.ts';
import { sampleRate } from '../../../engine/sound/loudness.ts';
import { renderSound } from '../../../engine/sound/renderSound.ts';

const never = new AbortController().signal;
const fps = 30;

/** Frames of one colour that changes. */
const frames: FrameSource = {
  draw: async (index, timing) => {
    const canvas = new OffscreenCanvas(64, 64);
    const context = canvas.getContext('2d')!;
    context.fillStyle = `hsl(${index * 3}deg 60% 50%)`;
    context.fillRect(0, 0, 64, 64);
    return new VideoFrame(canvas, timing);
  },
  [Symbol.dispose]: () => undefined,
};

const loopOf = async (count: number) =>
  (await renderSound(
    {
      layers: [
        { kind: 'stream', enabled: true, gain: 0, pan: 0.3, brightness: 0.7, strength: 0.6, cycles: 1 },
      ],
    },
    Math.round((count / fps) * sampleRate),
    11,
    never,
  ))!;

async function film(count: number, loop: StereoLoop | null, encoder: SoundEncoder): Promise<Input> {
  const encoding = await chooseEncoding(64, 64, fps);
  const track = loop && encodeSound(loop, leadFrames(count) / fps, encoder, never);
  const sound = track && { track };
  const onFrame = () => undefined;
  const { mp4 } = await encodeMp4({ frames, encoding, count, fps, sound, signal: never, onFrame });
  return new Input({ source: new BlobSource(mp4), formats: ALL_FORMATS });
}

/** One side of what is heard from 0 on, by the file's own times. */
async function heard(input: Input, length: number): Promise<Float32Array> {
  const out = new Float32Array(length);
  const sink = new AudioSampleSink((await input.getPrimaryAudioTrack())!);
  for await (const sample of sink.samples()) {
    const piece = new Float32Array(sample.numberOfFrames);
    sample.copyTo(piece, { planeIndex: 0, format: 'f32-planar' });
    const from = Math.round(sample.timestamp * sampleRate);
    for (let i = 0; i < piece.length; i++) if (from + i >= 0 && from + i < length) out[from + i] = piece[i]!;
    sample.close();
  }
  return out;
}

/** Likeness of two signals, the second moved by `lag` samples. */
function likeness(a: Float32Array, b: Float32Array, lag: number, from = 0, to = a.length): number {
  let [ab, aa, bb] = [0, 1e-12, 1e-12];
  for (let i = from; i < to; i++) {
    const y = b[(i + lag + b.length) % b.length]!;
    ab += a[i]! * y;
    aa += a[i]! ** 2;
    bb += y ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

describe.each([
  ['AAC by FFmpeg in WebAssembly', wasmAacEncoder],
  ['Opus by the browser', opusEncoder],
] as const)('%s', (_, encoder) => {
  it.each([120, 101])('comes back from the MP4 in step, to the sample, over %i frames', async (count) => {
    const loop = await loopOf(count);
    using input = await film(count, loop, encoder);
    const length = loop[0].length;
    const back = await heard(input, length);
    expect(likeness(loop[0], back, 0)).toBeGreaterThan(0.9);
    for (const lag of [-2, 2]) {
      expect(likeness(loop[0], back, lag)).toBeLessThan(likeness(loop[0], back, 0));
    }
    // The ends are as good as the middle: nothing is primed, faded or padded there.
    const piece = 2048;
    expect(likeness(loop[0], back, 0, 0, piece)).toBeGreaterThan(0.8);
    expect(likeness(loop[0], back, 0, length - piece, length)).toBeGreaterThan(0.8);
  });

  it('lasts as long as the video', async () => {
    using input = await film(101, await loopOf(101), encoder);
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
    const [seen, sounds] = [await video!.computeDuration(), await audio!.computeDuration()];
    expect(seen).toBeCloseTo(101 / fps, 3);
    expect(Math.abs(sounds - seen)).toBeLessThan(0.001);
  });
});

describe('an MP4', () => {
  it('may have no sound', async () => {
    using input = await film(30, null, wasmAacEncoder);
    expect(await input.getPrimaryAudioTrack()).toBeNull();
  });

  it('has no sound where none could be made', async () => {
    const encoding = await chooseEncoding(64, 64, fps);
    const sound = { track: Promise.resolve(null) };
    const { mp4 } = await encodeMp4({
      frames,
      encoding,
      count: 30,
      fps,
      sound,
      signal: never,
      onFrame: () => undefined,
    });
    using input = new Input({ source: new BlobSource(mp4), formats: ALL_FORMATS });
    expect(await input.getPrimaryAudioTrack()).toBeNull();
    expect(await input.computeDuration()).toBeCloseTo(1, 2);
  });
});

describe('a sound in the making', () => {
  const layer = { kind: 'stream', enabled: true, gain: 0, pan: 0, brightness: 0.7, strength: 0.6 } as const;
  const plan = {
    version: 1,
    seed: 3,
    seconds: 1,
    fps,
    motions: [],
    sound: { layers: [{ ...layer, cycles: 1 }] },
  } as MotionPlan;
  const failing: FindEncoder = async () => ({
    ...wasmAacEncoder,
    encode: () => Promise.reject(new Error('No memory')),
  });
  const missing: FindEncoder = () => Promise.reject(new Error('Not asked'));

  it('is Opus where AAC fails while it encodes', async () => {
    const sound = makeSound(plan, never, [missing, failing, async () => opusEncoder])!;
    const encoding = await chooseEncoding(64, 64, fps);
    const { mp4 } = await encodeMp4({
      frames,
      encoding,
      count: 30,
      fps,
      sound,
      signal: never,
      onFrame: () => undefined,
    });
    using input = new Input({ source: new BlobSource(mp4), formats: ALL_FORMATS });
    expect((await input.getAudioTracks()).map(({ codec }) => codec)).toEqual(['opus']);
    expect(sound.report()).toMatchObject({ kinds: ['stream'], codec: 'opus' });
    expect(sound.report().problem).toBeUndefined();
  });

  it('is none, and says why, where nothing encodes', async () => {
    const sound = makeSound(plan, never, [missing, failing, async () => null])!;
    expect(await sound.track).toBeNull();
    expect(sound.report()).toMatchObject({ codec: null, problem: 'Error: Not asked' });
  });

  it('ends with the job', async () => {
    const stop = new AbortController();
    const sound = makeSound(plan, stop.signal)!;
    stop.abort(new Error('Enough'));
    await expect(sound.track).rejects.toThrow('Enough');
  });
});

describe('the delay of an encoder', () => {
  it('is found by a burst of noise', async () => {
    expect(await measureDelay(wasmAacEncoder.encode, 'mp4a.40.2', never)).toBe(wasmAacEncoder.delay);
  });

  it('is unknown where nothing comes back', async () => {
    const deaf = async () => ({ packets: [] });
    expect(await measureDelay(deaf, 'mp4a.40.2', never)).toBeNull();
  });
});
