import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from 'mediabunny';
import { expect, it } from 'vitest';
import { encodeMp4 } from '../../engine/encode/encodeMp4.ts';
import { chooseEncoding } from '../../engine/encode/videoEncoding.ts';
import type { FrameSource, FrameTiming } from '../../engine/render/frameSource.ts';
import { planesOf } from './support/planes.ts';

const [width, height, count] = [128, 64, 64];

/** A faint wave of 16 pixels that drifts by a quarter of a pixel a frame: nothing changes by two levels at once. */
const lumaAt = (x: number, index: number) =>
  Math.round(128 + 10 * Math.sin((2 * Math.PI * (x - index / 4)) / 16));

const drifting: FrameSource = {
  draw: async (index: number, timing: FrameTiming) => {
    const bytes = new Uint8Array((width * height * 3) / 2).fill(128);
    for (let i = 0; i < width * height; i++) bytes[i] = lumaAt(i % width, index);
    return new VideoFrame(bytes, { format: 'I420', codedWidth: width, codedHeight: height, ...timing });
  },
  [Symbol.dispose]: () => undefined,
};

it('shows what drifts slowly where it is, not where it was: encoders repeat blocks that hardly change', async () => {
  const signal = new AbortController().signal;
  const encoding = await chooseEncoding(width, height, 30);
  const onFrame = () => undefined;
  const { mp4 } = await encodeMp4({
    frames: drifting,
    encoding,
    count,
    fps: 30,
    sound: null,
    signal,
    onFrame,
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
