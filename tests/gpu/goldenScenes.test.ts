import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { analyseClassically } from '../../engine/analyse/classical.ts';
import { type ScalarMap, type SceneSummary, summarise } from '../../engine/analyse/sceneAnalysis.ts';
import { decodePicture } from '../../engine/decode/decode.ts';
import { type MotionPlan, motionPlanSchema } from '../../engine/plan/motionPlan.ts';
import { planMotion } from '../../engine/plan/planner.ts';
import { seedOf } from '../../engine/plan/random.ts';
import cascade from '../fixtures/photos/cascade.jpg?url';
import dandelions from '../fixtures/photos/dandelions.jpg?url';
import pagoda from '../fixtures/photos/pagoda.jpg?url';
import picos from '../fixtures/photos/picos.jpg?url';
import sunset from '../fixtures/photos/sunset.jpg?url';
import { rasterOf } from './support/pictures.ts';

type Place = readonly [u: number, v: number];

/** What is to be seen in a photo. */
interface Golden {
  readonly url: string;
  /** Shares of the picture, to 0.03. */
  readonly areas: SceneSummary['areas'];
  /** Row, to the tolerance: hazy or ragged borders move it with the size the picture is looked at. */
  readonly horizon: { readonly y: number; readonly within: number };
  /** Places that anyone would call sky, and that nobody would: share of the width and of the height. */
  readonly sky: readonly Place[];
  readonly notSky: readonly Place[];
  /** The plan at seed 7 for 4 s. */
  readonly motions: readonly string[];
}

const goldens: Record<string, Golden> = {
  // Rocks and a brook under trees: no sky, and falls are beyond colour and texture.
  cascade: {
    url: cascade,
    areas: {},
    horizon: { y: 0.35, within: 0 },
    sky: [],
    notSky: [
      [0.5, 0.05],
      [0.5, 0.5],
    ],
    motions: ['camera', 'light', 'finish'],
  },
  // A strip of glowing sky above a meadow out of focus.
  dandelions: {
    url: dandelions,
    areas: { sky: 0.128 },
    horizon: { y: 0.18, within: 0.08 },
    sky: [[0.5, 0.03]],
    notSky: [
      [0.3, 0.35],
      [0.5, 0.6],
      [0.8, 0.9],
    ],
    motions: ['camera', 'flow sky', 'light', 'finish'],
  },
  // A tower before a hazy sky that passes into a lake without a border.
  pagoda: {
    url: pagoda,
    areas: { sky: 0.446 },
    horizon: { y: 0.738, within: 0.03 },
    sky: [
      [0.1, 0.1],
      [0.6, 0.05],
      [0.9, 0.2],
    ],
    notSky: [
      [0.32, 0.3],
      [0.32, 0.7],
      [0.5, 0.95],
      [0.95, 0.7],
    ],
    motions: ['camera', 'flow sky', 'light', 'finish'],
  },
  // Blue sky with a white cloud behind grey peaks with snow.
  picos: {
    url: picos,
    areas: { sky: 0.273 },
    horizon: { y: 0.223, within: 0.03 },
    sky: [
      [0.1, 0.05],
      [0.6, 0.1],
      [0.25, 0.2],
    ],
    notSky: [
      [0.1, 0.35],
      [0.7, 0.45],
      [0.9, 0.62],
      [0.5, 0.9],
    ],
    motions: ['camera', 'flow sky', 'light', 'finish'],
  },
  // The sun above far ridges; rough ground in the shade.
  sunset: {
    url: sunset,
    areas: { sky: 0.467 },
    horizon: { y: 0.441, within: 0.03 },
    sky: [
      [0.1, 0.1],
      [0.5, 0.4],
      [0.95, 0.3],
    ],
    notSky: [
      [0.1, 0.7],
      [0.75, 0.75],
      [0.3, 0.95],
    ],
    motions: ['camera', 'flow sky', 'light', 'finish'],
  },
};

/** Analyses a photo as the engine does at this working size. */
async function analyse(url: string, longSide: number) {
  const file = await (await fetch(url)).blob();
  const picture = await decodePicture(file, longSide, new AbortController().signal);
  const raster = rasterOf(picture);
  const { width, height } = picture;
  picture.bitmap.close();
  return { raster, scene: { ...analyseClassically(raster), picture: { width, height } } };
}

const at = ({ width, height, values }: ScalarMap, [u, v]: Place) =>
  values[Math.floor(v * height) * width + Math.floor(u * width)]!;

const namesOf = ({ motions }: MotionPlan) =>
  motions.map((motion) => (motion.kind === 'flow' ? `flow ${motion.region}` : motion.kind));

describe.each(Object.entries(goldens))('%s', (_, golden) => {
  it.each([640, 720])('is seen for what it is at %i pixels', async (longSide) => {
    const { scene } = await analyse(golden.url, longSide);
    const { kind, light, areas, horizon, faces } = summarise(scene);
    expect({ kind, light, faces, classes: Object.keys(areas) }).toEqual({
      kind: 'photo',
      light: 'day',
      faces: 0,
      classes: Object.keys(golden.areas),
    });
    for (const [name, share] of Object.entries(golden.areas)) {
      const found = areas[name as keyof typeof areas]!;
      expect(Math.abs(found - share), `share of ${name}: ${found}, not ${share}`).toBeLessThan(0.03);
    }
    const off = Math.abs(horizon.y - golden.horizon.y);
    expect(off, `horizon at ${horizon.y}, not ${golden.horizon.y}`).toBeLessThanOrEqual(
      golden.horizon.within,
    );
    const { sky } = scene.masks;
    for (const place of golden.sky) expect(at(sky!, place), `sky at ${place}`).toBeGreaterThan(0.8);
    for (const place of sky ? golden.notSky : []) {
      expect(at(sky!, place), `no sky at ${place}`).toBeLessThan(0.2);
      expect(at(scene.depth, place), `near at ${place}`).toBeGreaterThan(0.1);
    }
  });

  it('gets the plan that suits it, the same each time', async () => {
    const { raster, scene } = await analyse(golden.url, 640);
    const plan = planMotion(scene, { seed: 7, seconds: 4, fps: 30 });
    expect(namesOf(plan)).toEqual(golden.motions);
    const serialised = JSON.stringify(plan);
    expect(v.parse(motionPlanSchema, JSON.parse(serialised))).toEqual(plan);
    for (const motion of plan.motions) {
      expect(motion.enabled, `${motion.kind} is on`).toBe(true);
      if (motion.kind === 'camera') {
        expect(motion.cycles).toBe(1);
        expect(motion.zoom, 'a zoom that is seen and does not tear').toBeGreaterThan(0.02);
        expect(motion.zoom).toBeLessThan(0.07);
      } else if (motion.kind === 'flow') {
        const speed = (motion.travel * motion.cycles) / plan.seconds;
        expect(speed, `diagonals a second of the ${motion.region}`).toBeGreaterThan(0.015);
        expect(speed, `diagonals a second of the ${motion.region}`).toBeLessThan(0.04);
        // Wind blows sideways, and leans a little with the seed.
        expect(Math.abs(Math.sin(motion.heading)), `heading ${motion.heading}`).toBeLessThan(0.16);
      }
    }
    const again = await analyse(golden.url, 640);
    expect(seedOf(again.raster.luma), 'the seed taken from the picture').toBe(seedOf(raster.luma));
    expect(JSON.stringify(planMotion(again.scene, { seed: 7, seconds: 4, fps: 30 }))).toBe(serialised);
  });
});
