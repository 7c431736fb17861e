import { expect, it } from 'vitest';
import { bake } from '../../engine/bake/bake.ts';
import { requestGpu } from '../../engine/gpu/device.ts';
import { fieldFormats } from '../../engine/gpu/fieldFormats.ts';
import { qualities } from '../../engine/gpu/quality.ts';
import { planMotion } from '../../engine/plan/planner.ts';
import { at, type Pixels } from './support/pixels.ts';
import { framesOf } from './support/scenes.ts';
import { seaside } from './support/seaside.ts';
import { withGpu } from './support/withGpu.ts';

const [width, height] = [120, 80];

/** A device as a GPU's is: without the features that are asked of software adapters alone. */
async function plainDevice(): Promise<{ device: GPUDevice }> {
  const adapter = await navigator.gpu.requestAdapter();
  return { device: await adapter!.requestDevice() };
}

/** Frames of the seaside, with everything that is planned for it, and the formats of its fields. */
async function seaOn(provide: () => Promise<{ device: GPUDevice }>) {
  let frames: Pixels[] = [];
  let formats: string[] = [];
  await withGpu(async (bench) => {
    formats = Object.values(fieldFormats(bench.device));
    const { picture, raster, scene } = seaside(width, height);
    const plan = planMotion(scene, { seed: 1, seconds: 2, fps: 30 });
    const quality = qualities.standard;
    const baked = bake(bench.device, { picture, raster, scene, plan, quality, mark: false, grain: 0 });
    using _resources = baked.resources;
    frames = await framesOf(bench, baked, [0, 20, 45]);
    picture.bitmap.close();
  }, provide);
  return { frames, formats };
}

it('draws with half-floats what it draws with whole ones', async () => {
  const wide = await seaOn(requestGpu);
  const half = await seaOn(plainDevice);
  const { device, software } = await requestGpu();
  device.destroy();
  expect(wide.formats[0]).toBe(software ? 'rg32float' : 'rg16float');
  expect(half.formats).toEqual(['rg16float', 'rgba16float']);
  expect(half.frames[1]!.data, 'nothing moves').not.toEqual(half.frames[0]!.data);
  wide.frames.forEach((frame, i) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let c = 0; c < 3; c++) {
          const difference = Math.abs(at(frame, x, y, c) - at(half.frames[i]!, x, y, c));
          expect(difference, `frame ${i}, channel ${c} at ${x}, ${y}`).toBeLessThanOrEqual(3);
        }
      }
    }
  });
});
