import { describe, expect, it } from 'vitest';
import { analyseClassically } from '../../engine/analyse/classical.ts';
import { bake } from '../../engine/bake/bake.ts';
import { decodePicture } from '../../engine/decode/decode.ts';
import type { MotionKind } from '../../engine/plan/motionPlan.ts';
import { planMotion } from '../../engine/plan/planner.ts';
import cascade from '../fixtures/photos/cascade.jpg?url';
import dandelions from '../fixtures/photos/dandelions.jpg?url';
import pagoda from '../fixtures/photos/pagoda.jpg?url';
import picos from '../fixtures/photos/picos.jpg?url';
import sunset from '../fixtures/photos/sunset.jpg?url';
import { goldenText } from '../unit/engine/support/golden.ts';
import { measureLoop } from './support/metrics.ts';
import { rasterOf } from './support/pictures.ts';
import type { Pixels } from './support/pixels.ts';
import { framesOf } from './support/scenes.ts';
import { withGpu } from './support/withGpu.ts';

const never = new AbortController().signal;
const longSide = 192;

/** A loop of 3 s of a photo, every third frame of ten a second, with these motions alone, or without these. */
async function loopOf(url: string, choice: { only?: MotionKind[]; without?: MotionKind[] }) {
  const picture = await decodePicture(await (await fetch(url)).blob(), longSide, never);
  const raster = rasterOf(picture);
  const { width, height } = picture;
  const scene = { ...analyseClassically(raster), picture: { width, height } };
  const plan = planMotion(scene, { seed: 7, seconds: 3, fps: 10, ...choice });
  let frames: Pixels[] = [];
  let source: Pixels | undefined;
  await withGpu(async (bench) => {
    const baked = bake(bench.device, { picture, raster, scene, plan, mark: false, grain: 0 });
    using _resources = baked.resources;
    const indices = Array.from({ length: baked.frames }, (_, i) => i);
    frames = await framesOf(bench, baked, indices);
    const still = {
      ...baked,
      background: null,
      near: null,
      motions: [],
      pictureFlow: null,
      plateFlow: null,
      camera: null,
      finish: null,
    };
    [source] = await framesOf(bench, still, [0]);
  });
  picture.bitmap.close();
  const { sky } = scene.masks;
  const skyAt = (i: number) => {
    const x = Math.floor((((i % width) + 0.5) / width) * (sky?.width ?? 1));
    const y = Math.floor(((Math.floor(i / width) + 0.5) / height) * (sky?.height ?? 1));
    return sky?.values[y * sky.width + x] ?? 0;
  };
  return measureLoop(
    frames,
    source!,
    (i) => skyAt(i) < 0.02,
    (i) => skyAt(i) > 0.98,
  );
}

describe.each([
  ['pagoda', pagoda],
  ['picos', picos],
  ['sunset', sunset],
])('the loop of %s', (_, url) => {
  it('flows in the sky alone, begins with the photo, and has no seam', async () => {
    const { seam, flicker, leak, identity } = await loopOf(url, { only: ['flow'] });
    expect(seam).toBeLessThan(2.2);
    expect(flicker).toBeLessThan(1);
    expect(leak).toBeLessThan(0.12);
    expect(identity).toBeGreaterThan(34);
  });

  it('stays whole under the camera, light and film', async () => {
    const { seam, hole, identity } = await loopOf(url, { only: ['camera', 'light', 'finish'] });
    expect(seam).toBeLessThan(2.2);
    expect(hole).toBeLessThan(0.002);
    expect(identity).toBeGreaterThan(34);
  });
});

it.each([
  ['cascade', cascade],
  ['dandelions', dandelions],
  ['pagoda', pagoda],
  ['picos', picos],
  ['sunset', sunset],
])('plans for %s what it planned before', async (name, url) => {
  const picture = await decodePicture(await (await fetch(url)).blob(), 640, never);
  const scene = {
    ...analyseClassically(rasterOf(picture)),
    picture: { width: picture.width, height: picture.height },
  };
  picture.bitmap.close();
  const plan = planMotion(scene, { seed: 7, seconds: 4, fps: 30 });
  await expect(goldenText(plan)).toMatchFileSnapshot(`../fixtures/plans/${name}.txt`);
});
