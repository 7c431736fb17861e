import { describe, expect, it } from 'vitest';
import { rasterFromRgba } from '../../../engine/analyse/raster.ts';
import type { ClassMask, SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import type { MotionDraw } from '../../../engine/motions/motionDraw.ts';
import { bakeWaves } from '../../../engine/motions/waves/bake.ts';
import type { WavesMotion } from '../../../engine/motions/waves/schema.ts';
import type { MotionPlan } from '../../../engine/plan/motionPlan.ts';
import { at, noise, type Pixels, paint, submit, upload, worstDifference } from '../support/pixels.ts';
import { framesOf, sceneOf } from '../support/scenes.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

const [width, height] = [96, 64];
const speckle = noise(5);
/** Dark water with bright specks above a beach that begins at two thirds. */
const sea = paint(width, height, (x, y) => {
  const value = speckle(x, y)[0]! > 235 ? 230 : 60;
  return y < 44 ? [value, value, value, 255] : [150, 140, 120, 255];
});

const mask = (value: (v: number) => boolean): ClassMask => {
  const [w, h] = [48, 32];
  const values = Float32Array.from({ length: w * h }, (_, i) =>
    value((Math.floor(i / w) + 0.5) / h) ? 1 : 0,
  );
  return { width: w, height: h, values, confidence: 1 };
};

const motion: WavesMotion = {
  kind: 'waves',
  enabled: true,
  cycles: 1,
  heading: Math.PI / 2,
  spread: 0.5,
  length: 1,
  height: 0,
  orbit: 1,
  shade: 0,
  glints: 0,
  swash: 0,
  bob: 0,
};

/** The sea at the masks' size. */
const raster = rasterFromRgba(
  Uint8Array.from({ length: 4 * 48 * 32 }, (_, i) =>
    at(sea, 2 * ((i >> 2) % 48), 2 * Math.floor((i >> 2) / 48), i % 4),
  ),
  48,
  32,
);

/** Frames of the sea with these waves only. */
async function frames(
  bench: GpuBench,
  changes: Partial<WavesMotion>,
  indices: readonly number[],
): Promise<Pixels[]> {
  const water = mask((v) => v < 44 / 64);
  const scene: SceneAnalysis = {
    version: 1,
    source: 'test',
    picture: { width, height },
    kind: 'photo',
    light: 'day',
    grey: false,
    masks: { water, ground: mask((v) => v >= 44 / 64) },
    depth: water,
    horizon: { y: 0, confidence: 1 },
    vanishingPoint: { x: 0.5, y: 0, confidence: 0 },
    textures: {},
    faces: [],
  };
  let motions: readonly MotionDraw[] = [];
  submit(bench, (encoder) => {
    motions = bakeWaves(
      {
        resources: bench.resources,
        scratch: bench.resources,
        encoder,
        scene,
        plan: { version: 1, seed: 3, seconds: 4, fps: 30, motions: [] } satisfies MotionPlan,
        raster,
        picture: upload(bench, 'picture', sea),
        background: null,
        displacementScale: 1 / 2,
        matteOf: () => null,
      },
      { ...motion, ...changes },
    );
  });
  return framesOf(bench, sceneOf(bench, sea, { motions }), indices);
}

describe('glints', () => {
  it('let bright specks of the water flare up and die down, and leave the rest and the first frame alone', async () => {
    await withGpu(async (bench) => {
      const [start, later] = await frames(bench, { glints: 1 }, [0, 3]);
      expect(worstDifference(start!, sea).difference).toBe(0);
      let [up, down, elsewhere] = [0, 0, 0];
      const isSpeck = (x: number, y: number) =>
        x >= 0 && x < width && y >= 0 && y < height && at(sea, x, y) >= 100;
      // Flares are drawn at half the size, and reach two pixels further.
      const steps = [-2, -1, 0, 1, 2];
      const isNearSpeck = (x: number, y: number) =>
        steps.some((down) => steps.some((right) => isSpeck(x + right, y + down)));
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const change = at(later!, x, y) - at(sea, x, y);
          if (y > 46 || !isNearSpeck(x, y)) elsewhere = Math.max(elsewhere, Math.abs(change));
          else if (change > 4) up++;
          else if (change < -4) down++;
        }
      }
      expect(elsewhere).toBeLessThanOrEqual(1);
      expect(up).toBeGreaterThan(10);
      expect(down).toBeGreaterThan(10);
    });
  });
});

describe('swash', () => {
  it('runs up the beach with foam and is gone when the loop begins', async () => {
    await withGpu(async (bench) => {
      const [start, high, back] = await frames(bench, { swash: 0.03 }, [0, 4, 7]);
      expect(worstDifference(start!, sea).difference).toBe(0);
      const brightest = (frame: Pixels) => {
        let row = -1;
        let most = 0;
        for (let y = 44; y < 56; y++) {
          let sum = 0;
          for (let x = 10; x < 86; x++) sum += at(frame, x, y) - at(sea, x, y);
          if (sum > most) [most, row] = [sum, y];
        }
        return { row, most };
      };
      expect(brightest(high!).most).toBeGreaterThan(200);
      expect(brightest(high!).row).toBeGreaterThanOrEqual(brightest(back!).row);
      for (let x = 0; x < width; x++) expect(at(high!, x, 62)).toBe(at(sea, x, 62));
    });
  });
});
