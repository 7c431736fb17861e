import { expect, it } from 'vitest';
import { encodeMp4, leadFrames } from '../../../engine/encode/encodeMp4.ts';
import { FramesTwice } from '../../../engine/encode/framesTwice.ts';
import { chooseEncoding } from '../../../engine/encode/videoEncoding.ts';
import type { FrameSource, FrameTiming } from '../../../engine/render/frameSource.ts';

const side = 64;

/** Frames in main memory, each of one grey, and the indices that were drawn. */
function greys() {
  const drawn: number[] = [];
  const source: FrameSource = {
    draw: async (index: number, timing: FrameTiming) => {
      drawn.push(index);
      const bytes = new Uint8Array((side * side * 3) / 2).fill(128).fill(16 + index, 0, side * side);
      return new VideoFrame(bytes, { format: 'I420', codedWidth: side, codedHeight: side, ...timing });
    },
    [Symbol.dispose]: () => undefined,
  };
  return { source, drawn };
}

it('draws each frame of a loop once, although its last ones are encoded twice', async () => {
  const { source, drawn } = greys();
  const count = 100;
  const signal = new AbortController().signal;
  const encoding = await chooseEncoding(side, side, 30);
  const onFrame = () => undefined;
  await encodeMp4({ frames: source, encoding, count, fps: 30, sound: null, signal, onFrame });
  expect(leadFrames(count)).toBeGreaterThan(10);
  expect(drawn.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
});

it('gives a kept frame its new time, and draws again what there was no room for', async () => {
  const { source, drawn } = greys();
  using frames = new FramesTwice(source, 1.5 * side * side);
  for (const index of [7, 8]) (await frames.draw(index, { timestamp: -100 + index, duration: 5 })).close();
  const kept = await frames.draw(7, { timestamp: 40, duration: 6 });
  expect(kept).toMatchObject({ timestamp: 40, duration: 6, format: 'I420' });
  const pixel = new Uint8Array(kept.allocationSize());
  await kept.copyTo(pixel);
  expect(pixel[0]).toBe(23);
  kept.close();
  (await frames.draw(8, { timestamp: 41, duration: 6 })).close();
  expect(drawn).toEqual([7, 8, 8]);
});
