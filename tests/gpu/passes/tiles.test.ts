import { expect, it } from 'vitest';
import { ComposePass } from '../../../engine/render/passes/composePass.ts';
import { download, noise, paint, submit, target, upload, worstDifference } from '../support/pixels.ts';
import { backgroundOf, camera, depthOf, flowOf, framesOf, sceneOf } from '../support/scenes.ts';
import { withGpu } from '../support/withGpu.ts';

it('draws with a kernel a part what one kernel draws of all, whatever moves', async () => {
  await withGpu(async (bench) => {
    const [width, height] = [330, 214];
    const picture = paint(width, height, (x, y) => [
      128 + 90 * Math.sin(x / 9) * Math.cos(y / 7),
      128 + 80 * Math.sin(x / 5 + y / 13),
      x / 2,
      255,
    ]);
    const skyline = (x: number) => 70 + 20 * Math.sin(x / 30);
    const scene = sceneOf(bench, picture, {
      camera: { ...camera, travelX: 0.04, travelY: 0.02, zoom: 0.06 },
      // Nearer and nearer down the picture.
      depth: upload(
        bench,
        'slope',
        paint(1, 16, (_, y) => [y * 17]),
      ),
      seekPixels: 8,
      background: backgroundOf(bench, paint(width, height, noise(2)), (x, y) => [
        Math.min(255, Math.max(0, 128 + 60 * (y - skyline(x)))),
      ]),
      plateFlow: flowOf(bench, [8, 8], () => [0.03, 0.01], [90, 60]),
      near: {
        plate: upload(bench, 'near plate', paint(width, height, noise(3))),
        matte: upload(
          bench,
          'near matte',
          paint(width, height, (x, y) => [
            Math.min(255, Math.max(0, 128 + 50 * (45 - Math.hypot(x - 200, y - 150)))),
          ]),
        ),
        depth: depthOf(bench, 0.9),
      },
      grain: 0.02,
      // Long enough that many kernels pay.
      frames: 800,
    });
    const undivided = await framesOf(bench, scene, [0, 200, 500]);
    const pass = new ComposePass(bench.resources, scene);
    await pass.divide();
    const frame = target(bench, 'rgba8unorm', width, height);
    for (const [i, index] of [0, 200, 500].entries()) {
      submit(bench, (encoder) => pass.record(encoder, index, frame));
      const worst = worstDifference(await download(bench, frame), undivided[i]!);
      expect(worst.difference, `frame ${index} at ${worst.x}, ${worst.y}`).toBeLessThanOrEqual(1);
    }
  });
});
