import { expect, it } from 'vitest';
import { rasterFromRgba } from '../../../engine/analyse/raster.ts';
import { bakeMist } from '../../../engine/motions/mist/bake.ts';
import { maskOf, sceneWith } from '../../unit/engine/support/scenes.ts';
import { at, paint, upload, worstDifference } from '../support/pixels.ts';
import { framesOf, sceneOf } from '../support/scenes.ts';
import { withGpu } from '../support/withGpu.ts';

const [width, height] = [64, 48];
const isFall = (x: number, y: number) => Math.abs(x - 32) < 6 && y < 24;
const picture = paint(width, height, (x, y) => (isFall(x, y) ? [220, 225, 230, 255] : [40, 50, 50, 255]));

it('lays mist over the foot of a fall, none at the beginning and none elsewhere, and loops', async () => {
  await withGpu(async (bench) => {
    const water = maskOf(width, height, (u, v) => (isFall(u * width, v * height) || v > 0.5 ? 1 : 0));
    const scene = sceneWith({ water }, { picture: { width, height } });
    const motions = bakeMist(
      { kind: 'mist', enabled: true, cycles: 1, veil: 0.2, length: 0.3 },
      {
        resources: bench.resources,
        scratch: bench.resources,
        encoder: bench.device.createCommandEncoder(),
        scene,
        plan: { version: 1, seed: 1, seconds: 4, fps: 2, motions: [] },
        raster: rasterFromRgba(picture.data, width, height),
        picture: upload(bench, 'source', picture),
        background: null,
        displacementScale: 1 / 2,
        matteOf: () => null,
      },
    );
    expect(motions.map(({ target }) => target)).toEqual(['gleam']);
    const frames = await framesOf(bench, sceneOf(bench, picture, { motions }), [0, 2, 4, 6, 8]);
    expect(worstDifference(frames[0]!, picture).difference).toBe(0);
    expect(worstDifference(frames[4]!, picture).difference).toBe(0);
    const near = frames.map((frame) => {
      let most = 0;
      for (let y = 16; y < 34; y++)
        for (let x = 24; x < 40; x++) most = Math.max(most, at(frame, x, y) - at(picture, x, y));
      return most;
    });
    expect(Math.max(...near)).toBeGreaterThan(8);
    expect(Math.min(...frames.map((frame) => at(frame, 2, 2) - at(picture, 2, 2)))).toBe(0);
  });
});
