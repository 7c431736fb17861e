import { describe, expect, it } from 'vitest';
import { ReadbackRing } from '../../../engine/gpu/readback.ts';
import { ReadbackFrames } from '../../../engine/render/readbackFrames.ts';
import { noise, paint } from '../support/pixels.ts';
import { camera, sceneOf } from '../support/scenes.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

const planeUsage = () => GPUTextureUsage.COPY_SRC | GPUTextureUsage.COPY_DST;

/** A plane whose every byte says which frame and which place it is. */
const byteOf = (frame: number, plane: number, x: number, y: number) =>
  (frame * 31 + plane * 101 + x * 3 + y * 7) & 0xff;

const sizes = [
  [300, 18],
  [150, 9],
  [5, 3],
] as const;

function write({ device }: GpuBench, planes: readonly GPUTexture[], frame: number): void {
  planes.forEach((texture, plane) => {
    const { width, height } = texture;
    const data = Uint8Array.from({ length: width * height }, (_, i) =>
      byteOf(frame, plane, i % width, Math.floor(i / width)),
    );
    device.queue.writeTexture({ texture }, data, { bytesPerRow: width }, [width, height]);
  });
}

describe('ReadbackRing', () => {
  it.each([1, 3])('gives the bytes of each frame, in order, with a ring of %i', async (depth) => {
    await withGpu(async (bench) => {
      const { resources, device } = bench;
      const planes = sizes.map(([w, h], i) => resources.texture(`plane ${i}`, 'r8unorm', w, h, planeUsage()));
      const ring = new ReadbackRing(
        resources,
        planes.map((plane) => [plane]),
        depth,
      );
      const arrived: number[] = [];
      const reads: Promise<void>[] = [];
      for (let frame = 0; frame < 10; frame++) {
        await ring.ready(frame);
        write(bench, planes, frame);
        const encoder = device.createCommandEncoder();
        ring.record(encoder, frame);
        device.queue.submit([encoder.finish()]);
        const check = (bytes: Uint8Array) => {
          arrived.push(frame);
          ring.layout.forEach(({ offset, stride }, plane) => {
            const [width, height] = sizes[plane]!;
            for (let i = 0; i < width * height; i++) {
              const [x, y] = [i % width, Math.floor(i / width)];
              const place = `frame ${frame}, plane ${plane} at ${x}, ${y}`;
              expect(bytes[offset + y * stride + x], place).toBe(byteOf(frame, plane, x, y));
            }
          });
        };
        reads.push(ring.read(frame, check));
      }
      await Promise.all(reads);
      await ring.idle();
      expect(arrived).toEqual(Array.from({ length: 10 }, (_, i) => i));
    });
  });

  it('passes on what its user throws, and is free again after', async () => {
    await withGpu(async ({ resources, device }) => {
      const plane = resources.texture('plane', 'r8unorm', 8, 8, planeUsage());
      const ring = new ReadbackRing(resources, [[plane]], 1);
      const use = async (frame: number, work: () => number) => {
        await ring.ready(frame);
        const encoder = device.createCommandEncoder();
        ring.record(encoder, frame);
        device.queue.submit([encoder.finish()]);
        return ring.read(frame, work);
      };
      const failing = use(0, () => {
        throw new Error('no encoder');
      });
      await expect(failing).rejects.toThrow('no encoder');
      await expect(use(1, () => 7)).resolves.toBe(7);
      await ring.idle();
    });
  });
});

/** Timestamp and bytes of the planes. */
async function contentOf(frame: VideoFrame) {
  const bytes = new Uint8Array(frame.allocationSize());
  await frame.copyTo(bytes);
  const { timestamp, duration, format, codedWidth, codedHeight } = frame;
  const { matrix, fullRange } = frame.colorSpace;
  frame.close();
  return { bytes, timestamp, duration, format, codedWidth, codedHeight, matrix, fullRange };
}

describe('ReadbackFrames', () => {
  it('draws many frames at once as it draws them one by one, in order, as BT.709 limited', async () => {
    await withGpu(async (bench) => {
      const scene = sceneOf(bench, paint(48, 32, noise(1)), { camera });
      const order = [0, 5, 1, 7, 2, 2, 6, 3, 4, 0];
      const draw = (frames: ReadbackFrames, index: number, i: number) =>
        frames.draw(index, { timestamp: 1000 * i, duration: 1000 });
      const single: Awaited<ReturnType<typeof contentOf>>[] = [];
      {
        using frames = new ReadbackFrames(scene);
        for (const [i, index] of order.entries()) single.push(await contentOf(await draw(frames, index, i)));
      }
      using frames = new ReadbackFrames(scene);
      const together = await Promise.all(order.map((index, i) => draw(frames, index, i).then(contentOf)));
      together.forEach((frame, i) => {
        expect(frame, `frame ${order[i]}, drawn as number ${i}`).toEqual(single[i]);
      });
      expect(single[0]).toMatchObject({ format: 'I420', codedWidth: 48, codedHeight: 32, duration: 1000 });
      expect(single[0]).toMatchObject({ matrix: 'bt709', fullRange: false });
      expect(single[9]!.bytes, 'the same frame again').toEqual(single[0]!.bytes);
      expect(single[1]!.bytes, 'another frame').not.toEqual(single[0]!.bytes);
    });
  });

  it('frees what it made when disposed of, and nothing else', async () => {
    await withGpu(async (bench) => {
      const scene = sceneOf(bench, paint(32, 16, noise(1)), { camera });
      const before = bench.alive();
      {
        using frames = new ReadbackFrames(scene);
        (await frames.draw(0, { timestamp: 0, duration: 1 })).close();
        expect(bench.alive().length).toBeGreaterThan(before.length);
      }
      expect(bench.alive()).toEqual(before);
    });
  });
});
