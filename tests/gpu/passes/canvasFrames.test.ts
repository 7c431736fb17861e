import { expect, it } from 'vitest';
import { animate } from '../../../engine/animate.ts';
import { requestGpu } from '../../../engine/gpu/device.ts';
import { CanvasFrames, canvasPixelsAreRight } from '../../../engine/render/canvasFrames.ts';
import photo from '../../fixtures/photos/sunset.jpg?url';
import { paint } from '../support/pixels.ts';
import { camera, framesOf, sceneOf } from '../support/scenes.ts';
import { withGpu } from '../support/withGpu.ts';

it('survives a probe that costs the device: an adapter taken for hardware still gives its loop', async () => {
  const { report } = await animate(
    await (await fetch(photo)).blob(),
    { seconds: 1, fps: 5, longSide: 96 },
    { signal: new AbortController().signal, onProgress: () => undefined },
    async () => ({ ...(await requestGpu()), software: false }),
  );
  expect(report.frames).toBe(5);
});

it('trusts only canvases whose frames hold what was drawn', async () => {
  const { device } = await requestGpu();
  const right = await canvasPixelsAreRight(device);
  device.destroy();
  expect(typeof right).toBe('boolean');
  // Where canvases do not work the engine reads back instead: readback.test.ts.
  if (!right) return;
  await withGpu(async (bench) => {
    const picture = paint(64, 32, (x, y) => [3 * x + 20, 6 * y + 20, 160, 255]);
    const scene = sceneOf(bench, picture, { camera });
    const indices = [0, 3, 6];
    const expected = await framesOf(bench, scene, indices);
    const before = bench.alive();
    {
      using frames = new CanvasFrames(scene);
      for (const [i, index] of indices.entries()) {
        const frame = await frames.draw(index, { timestamp: 5000 * i, duration: 5000 });
        const bytes = new Uint8Array(frame.allocationSize({ format: 'RGBA' }));
        await frame.copyTo(bytes, { format: 'RGBA' });
        expect([frame.codedWidth, frame.codedHeight, frame.timestamp]).toEqual([64, 32, 5000 * i]);
        frame.close();
        bytes.forEach((value, at) => {
          if (at % 4 === 3) return;
          const difference = Math.abs(value - expected[i]!.data[at]!);
          expect(difference, `frame ${index}, byte ${at}`).toBeLessThanOrEqual(2);
        });
      }
    }
    expect(bench.alive(), 'after disposal').toEqual(before);
  });
});
