import { expect, it } from 'vitest';
import { bake } from '../engine/bake/bake.ts';
import type { BakedScene } from '../engine/bake/bakedScene.ts';
import { encodeMp4 } from '../engine/encode/encodeMp4.ts';
import { framesFor } from '../engine/encode/framesFor.ts';
import { chooseEncoding, grainFor, type VideoEncoding } from '../engine/encode/videoEncoding.ts';
import { requestGpu } from '../engine/gpu/device.ts';
import { measureAdapter } from '../engine/gpu/measureAdapter.ts';
import { memoryOf } from '../engine/gpu/memory.ts';
import { levelOf, qualities } from '../engine/gpu/quality.ts';
import { ReadbackRing } from '../engine/gpu/readback.ts';
import { GpuResources } from '../engine/gpu/resources.ts';
import type { MotionKind } from '../engine/plan/motionPlan.ts';
import { planMotion } from '../engine/plan/planner.ts';
import type { FrameSource } from '../engine/render/frameSource.ts';
import { planesOf, ReadbackFrames } from '../engine/render/readbackFrames.ts';
import { seaside } from '../tests/gpu/support/seaside.ts';

const fps = 30;
const seconds = 2;

/** Bakes the seaside with these motions. */
function bakeSeaside(
  device: GPUDevice,
  [width, height]: readonly [number, number],
  only: MotionKind[] | undefined,
  quality = qualities.standard,
  grain = 0,
) {
  const { picture, raster, scene } = seaside(width, height);
  const plan = planMotion(scene, { seed: 1, seconds, fps, only });
  const baked = bake(device, { picture, raster, scene, plan, quality, mark: true, grain });
  picture.bitmap.close();
  return { baked, plan };
}

/** Milliseconds that encoding all frames of a source takes. */
async function timeOf(frames: FrameSource, encoding: VideoEncoding): Promise<number> {
  const from = performance.now();
  const signal = new AbortController().signal;
  await encodeMp4({
    frames,
    encoding,
    count: seconds * fps,
    fps,
    signal,
    sound: null,
    onFrame: () => undefined,
  });
  return performance.now() - from;
}

/** Frames drawn before, so that only encoding is timed. */
async function recorded(source: FrameSource): Promise<FrameSource> {
  const frames: VideoFrame[] = [];
  for (let i = 0; i < seconds * fps; i++) frames.push(await source.draw(i, { timestamp: 0, duration: 1 }));
  return {
    draw: async (index, { timestamp, duration }) => new VideoFrame(frames[index]!, { timestamp, duration }),
    [Symbol.dispose]: () => {
      for (const frame of frames) frame.close();
    },
  };
}

/** Milliseconds of copying planes to buffers and mapping them, as often as frames are drawn. */
async function timeReadback({ resources, picture }: BakedScene, count: number): Promise<number> {
  using own = new GpuResources(resources.device);
  const ring = new ReadbackRing(own, planesOf(own, picture.width, picture.height));
  const from = performance.now();
  const reading: Promise<number>[] = [];
  for (let i = 0; i < count; i++) {
    await ring.ready(i);
    const encoder = resources.device.createCommandEncoder();
    ring.record(encoder, i);
    resources.device.queue.submit([encoder.finish()]);
    reading.push(ring.read(i, (bytes) => bytes[0]!));
  }
  await Promise.all(reading);
  return performance.now() - from;
}

const rows: Record<string, unknown>[] = [];

it.each([
  ['clouds, water, camera', ['camera', 'flow', 'waves'] as MotionKind[]],
  ['everything planned', undefined],
])('renders and encodes %s at 720 px within 2.2 times the floor', async (name, only) => {
  const gpu = await requestGpu();
  const { device } = gpu;
  try {
    const size = [720, 480] as const;
    const encoding = await chooseEncoding(...size, fps);
    const speed = await measureAdapter(device, gpu.description);
    const { baked, plan } = bakeSeaside(device, size, only, qualities[levelOf(speed)], grainFor(encoding));
    using _resources = baked.resources;
    using live = await framesFor(baked, gpu, encoding);
    using still = await recorded(live);
    // In turns, and the best of each: others use this machine too.
    const best = { whole: Infinity, encoder: Infinity, readback: Infinity };
    for (let round = 0; round < 6; round++) {
      best.encoder = Math.min(best.encoder, await timeOf(still, encoding));
      best.whole = Math.min(best.whole, await timeOf(live, encoding));
      best.readback = Math.min(best.readback, await timeReadback(baked, 40 + seconds * fps));
    }
    const floor = Math.max(best.encoder, best.readback);
    rows.push({
      motions: name,
      kinds: plan.motions.filter(({ enabled }) => enabled).length,
      adapter: gpu.description,
      level: levelOf(speed),
      'samples/µs': Math.round(speed),
      'encoder ms': Math.round(best.encoder),
      'readback ms': Math.round(best.readback),
      'whole ms': Math.round(best.whole),
      ratio: Number((best.whole / floor).toFixed(2)),
      wanted: gpu.software ? '<= 2.2' : '<= 1.3',
    });
    console.log(JSON.stringify(rows.at(-1)));
    if (only) expect(best.whole / floor).toBeLessThanOrEqual(gpu.software ? 2.2 : 1.3);
  } finally {
    device.destroy();
  }
});

it('takes less than 400 MB of GPU memory at 1080p', async () => {
  const { device } = await requestGpu();
  try {
    const { baked } = bakeSeaside(device, [1920, 1080], undefined);
    using _resources = baked.resources;
    using frames = new ReadbackFrames(baked);
    (await frames.draw(0, { timestamp: 0, duration: 1 })).close();
    const megabytes = memoryOf(device).peak / 1e6;
    console.log(`GPU memory at 1080p: at most ${megabytes.toFixed(0)} MB (wanted < 400)`);
    expect(megabytes).toBeLessThan(400);
    expect(qualities.high.longSide).toBeLessThanOrEqual(1920);
  } finally {
    device.destroy();
  }
});
