import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import { expect, it } from 'vitest';
import { encodeMp4 } from '../../engine/encode/encodeMp4.ts';
import { chooseEncoding, type VideoEncoding } from '../../engine/encode/videoEncoding.ts';
import type { FrameSource, FrameTiming } from '../../engine/render/frameSource.ts';
import { ReadbackFrames } from '../../engine/render/readbackFrames.ts';
import { paint } from './support/pixels.ts';
import { planesOf } from './support/planes.ts';
import { sceneOf } from './support/scenes.ts';
import { type GpuBench, withGpu } from './support/withGpu.ts';

const [width, height, count] = [128, 64, 64];

/** A faint wave of 16 pixels that drifts by a quarter of a pixel a frame: nothing changes by two levels at once. */
const lumaAt = (x: number, index: number) =>
  Math.round(128 + 10 * Math.sin((2 * Math.PI * (x - index / 4)) / 16));

/** Frames as they are drawn for this encoding, each of a picture of its own. */
const drifting = (bench: GpuBench, { holdsStill }: VideoEncoding): FrameSource => ({
  draw: async (index: number, timing: FrameTiming) => {
    const picture = paint(width, height, (x) => {
      const grey = Math.round(((lumaAt(x, index) - 16) * 255) / 219);
      return [grey, grey, grey, 255];
    });
    using frames = new ReadbackFrames(sceneOf(bench, picture), { stirred: holdsStill });
    return await frames.draw(index, timing);
  },
  [Symbol.dispose]: () => undefined,
});

it('shows what drifts slowly where it is, not where it was: encoders repeat blocks that hardly change', async () => {
  const signal = new AbortController().signal;
  const encoding = await chooseEncoding(width, height, 30);
  let mp4 = new Blob();
  await withGpu(async (bench) => {
    const frames = drifting(bench, encoding);
    const onFrame = () => undefined;
    ({ mp4 } = await encodeMp4({ frames, encoding, count, fps: 30, sound: null, signal, onFrame }));
  });
  using input = new Input({ source: new BlobSource(mp4), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  let index = 0;
  for await (const sample of new VideoSampleSink(track!).samples(0)) {
    const frame = sample.toVideoFrame();
    sample.close();
    const { y } = await planesOf(frame);
    let error = 0;
    for (let i = 0; i < y.data.length; i++) error += Math.abs(y.data[i]! - lumaAt(i % width, index));
    expect(error / y.data.length, `frame ${index}`).toBeLessThan(2);
    index++;
  }
  expect(index).toBe(count);
});
