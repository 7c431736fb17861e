import { describe, expect, it } from 'vitest';
import { rasterFromRgba } from '../../../engine/analyse/raster.ts';
import type { BakeContext } from '../../../engine/motions/bakeContext.ts';
import { bakeBreath } from '../../../engine/motions/breath/bake.ts';
import { bakeLight } from '../../../engine/motions/light/bake.ts';
import type { LightMotion } from '../../../engine/motions/light/schema.ts';
import { maskOf, sceneWith } from '../../unit/engine/support/scenes.ts';
import { at, type Pixels, paint, upload } from '../support/pixels.ts';
import { framesOf, sceneOf } from '../support/scenes.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

const [width, height] = [64, 48];
const picture = paint(width, height, (x, y) =>
  Math.hypot(x - 20, y - 10) < 3 ? [255, 255, 250, 255] : [120, 120, 120, 255],
);
const motion: LightMotion = {
  kind: 'light',
  enabled: true,
  cycles: 1,
  drift: 0.1,
  land: 0.25,
  glow: 0.2,
  rays: 0.1,
  caustics: 0.1,
};
const scene = sceneWith(
  {
    sky: maskOf(width, height, (_, v) => (v < 0.5 ? 1 : 0)),
    water: maskOf(width, height, (_, v) => (v > 0.7 ? 1 : 0)),
    person: maskOf(width, height, (u, v) => (Math.abs(u - 0.5) < 0.15 && v > 0.3 ? 1 : 0)),
  },
  { picture: { width, height } },
);

const contextOf = (bench: GpuBench, changes: Partial<BakeContext['scene']> = {}): BakeContext => ({
  resources: bench.resources,
  scratch: bench.resources,
  encoder: bench.device.createCommandEncoder(),
  scene: { ...scene, ...changes },
  plan: { version: 1, seed: 1, seconds: 4, fps: 2, motions: [] },
  raster: rasterFromRgba(picture.data, width, height),
  picture: upload(bench, 'source', picture),
  background: null,
  displacementScale: 1 / 2,
  matteOf: () => null,
});

const worst = (a: Pixels, b: Pixels) =>
  a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0);

describe('light', () => {
  it('is the picture at the beginning, warms the sky most in mid-loop, and is back at the end', async () => {
    await withGpu(async (bench) => {
      const motions = bakeLight(motion, contextOf(bench));
      const [start, middle, again] = await framesOf(bench, sceneOf(bench, picture, { motions }), [0, 4, 8]);
      expect(worst(start!, picture), 'but for the dither').toBeLessThanOrEqual(1);
      expect(worst(start!, again!)).toBe(0);
      const warmth = (y: number) => at(middle!, 50, y, 0) - at(middle!, 50, y, 2);
      expect(warmth(20), 'sky near the horizon').toBeGreaterThan(10);
      expect(warmth(30), 'land').toBeGreaterThan(1);
      expect(warmth(30)).toBeLessThan(warmth(20) / 2);
    });
  });

  it('has no bands: a slow gradient changes by noise of a level, not by steps along lines', async () => {
    await withGpu(async (bench) => {
      const grey = paint(width, height, () => [100, 100, 100, 255]);
      const motions = bakeLight({ ...motion, glow: 0, rays: 0, caustics: 0, drift: 0.03 }, contextOf(bench));
      const [middle] = await framesOf(bench, sceneOf(bench, grey, { motions }), [4]);
      let mixed = 0;
      for (let y = 2; y < 22; y++) {
        const row = new Set(Array.from({ length: width }, (_, x) => at(middle!, x, y, 0)));
        if (row.size > 1) mixed++;
      }
      expect(mixed, 'rows that mix levels').toBeGreaterThan(15);
    });
  });

  it('holds without sky, water or anything that shines', async () => {
    await withGpu(async (bench) => {
      const motions = bakeLight(motion, contextOf(bench, { masks: {} }));
      const [, middle] = await framesOf(bench, sceneOf(bench, picture, { motions }), [0, 4]);
      expect(middle!.data.every((value, i) => i % 4 === 3 || value > 80)).toBe(true);
    });
  });
});

describe('breath', () => {
  it('lifts the body by its share in mid-breath and leaves the foot', async () => {
    await withGpu(async (bench) => {
      const ramp = paint(width, height, (_, y) => [5 * y, 5 * y, 5 * y, 255]);
      const motions = bakeBreath(
        { kind: 'breath', enabled: true, cycles: 1, region: 'person', rise: 0.01 },
        contextOf(bench),
      );
      const [start, middle, again] = await framesOf(bench, sceneOf(bench, ramp, { motions }), [0, 4, 8]);
      expect(worst(start!, again!)).toBe(0);
      // 1 % of a body of 0.7 picture heights is a third of a pixel, or 1.7 levels of this ramp.
      expect(at(middle!, 32, 20, 0) - at(start!, 32, 20, 0)).toBeGreaterThanOrEqual(1);
      expect(at(middle!, 32, 47, 0)).toBe(at(start!, 32, 47, 0));
      expect(at(middle!, 4, 20, 0), 'beside the body').toBe(at(start!, 4, 20, 0));
    });
  });
});

describe('the finish', () => {
  const finish = { kind: 'finish', enabled: true, cycles: 1, grain: 0.02, vignette: 0.2 } as const;

  it('lays another grain on each frame, the same each loop, and darkens corners in mid-loop only', async () => {
    await withGpu(async (bench) => {
      const grey = paint(width, height, () => [128, 128, 128, 255]);
      const [start, next, middle, again] = await framesOf(
        bench,
        sceneOf(bench, grey, { finish }),
        [0, 1, 4, 8],
      );
      const mean = (frame: Pixels, x0: number, y0: number) => {
        let sum = 0;
        for (let y = 0; y < 6; y++) for (let x = 0; x < 6; x++) sum += at(frame, x0 + x, y0 + y, 0);
        return sum / 36;
      };
      expect(worst(start!, next!), 'grain').toBeGreaterThan(2);
      expect(worst(start!, grey)).toBeLessThanOrEqual(7);
      expect(worst(start!, again!)).toBe(0);
      expect(Math.abs(mean(start!, 0, 0) - 128)).toBeLessThan(2);
      expect(mean(middle!, 0, 0)).toBeLessThan(115);
      expect(Math.abs(mean(middle!, 29, 21) - 128)).toBeLessThan(2);
    });
  });
});
