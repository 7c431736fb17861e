import { describe, expect, it } from 'vitest';
import { analyseClassically } from '../../../engine/analyse/classical.ts';
import { guessDepth } from '../../../engine/analyse/depth.ts';
import { findHorizon } from '../../../engine/analyse/horizon.ts';
import { rasterFromRgba, smoothstep } from '../../../engine/analyse/raster.ts';
import type { ScalarMap, SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import { findSky } from '../../../engine/analyse/sky.ts';
import { findWater } from '../../../engine/analyse/water.ts';
import { clearSky, maskOf, paint, type Rgb, roughGround } from './support/scenes.ts';

const width = 160;
const height = 120;
const landscape = (horizon: number) =>
  paint(width, height, (_, v, noise) => (v < horizon ? clearSky(v) : roughGround(noise)));

const at = ({ values, ...map }: ScalarMap, u: number, v: number) =>
  values[Math.floor(v * map.height) * map.width + Math.floor(u * map.width)]!;

/** Share of pixels on the wrong side. */
function errorOf(map: ScalarMap, truth: (u: number, v: number) => boolean): number {
  let wrong = 0;
  map.values.forEach((value, i) => {
    const u = ((i % map.width) + 0.5) / map.width;
    const v = (Math.floor(i / map.width) + 0.5) / map.height;
    if (value > 0.5 !== truth(u, v)) wrong++;
  });
  return wrong / map.values.length;
}

/** Everything in an analysis lies within its range. */
function expectSound(scene: SceneAnalysis, name: string) {
  const maps = { depth: scene.depth, ...scene.masks };
  for (const [map, { values }] of Object.entries(maps)) {
    expect(
      values.every((x) => x >= 0 && x <= 1),
      `${name}: ${map} within 0..1`,
    ).toBe(true);
    expect(values.length, `${name}: length of ${map}`).toBe(scene.picture.width * scene.picture.height);
  }
  for (const mask of Object.values(scene.masks)) {
    expect(mask.confidence >= 0 && mask.confidence <= 1, `${name}: confidence`).toBe(true);
  }
  const { y, confidence } = scene.horizon;
  expect(y >= 0 && y <= 1 && confidence >= 0 && confidence <= 1, `${name}: horizon`).toBe(true);
}

describe('findSky', () => {
  it.each([0.2, 0.35, 0.5, 0.7])(
    'finds a clear sky over rough ground to the row, horizon at %f',
    (horizon) => {
      const sky = findSky(landscape(horizon));
      expect(sky, 'there is a sky').not.toBeNull();
      expect(
        errorOf(sky!, (_, v) => v < horizon),
        'share of wrong pixels',
      ).toBeLessThan(0.015);
      expect(sky!.confidence).toBeGreaterThan(0.7);
    },
  );

  it('follows a ridge and leaves a tower out', () => {
    const isSky = (u: number, v: number) =>
      v < 0.45 + 0.12 * Math.sin(7 * u) && !(u > 0.6 && u < 0.68 && v > 0.15);
    const raster = paint(width, height, (u, v, n) => (isSky(u, v) ? clearSky(v) : roughGround(n)));
    expect(errorOf(findSky(raster)!, isSky)).toBeLessThan(0.03);
  });

  it('finds grey and golden skies too', () => {
    for (const colour of [
      [0.78, 0.79, 0.8],
      [0.95, 0.75, 0.5],
    ] as Rgb[]) {
      const raster = paint(width, height, (_, v, n) => (v < 0.4 ? colour : roughGround(n)));
      const sky = findSky(raster);
      expect(sky, `sky of ${colour}`).not.toBeNull();
      expect(
        errorOf(sky!, (_, v) => v < 0.4),
        `sky of ${colour}`,
      ).toBeLessThan(0.03);
    }
  });

  it('sees no sky in noise, in foliage, or in a landscape upside down', () => {
    const none = {
      noise: paint(width, height, (u, v, n) => [n, (n * 7 + u) % 1, (n * 13 + v) % 1]),
      foliage: paint(width, height, (_u, _v, n) => [0.1 + 0.3 * n, 0.3 + 0.4 * n, 0.05 + 0.2 * n]),
      'upside down': paint(width, height, (_, v, n) => (v > 0.6 ? clearSky(v) : roughGround(n))),
    };
    for (const [name, raster] of Object.entries(none)) expect(findSky(raster) === null, name).toBe(true);
  });

  it('takes a picture that is all sky as all sky', () => {
    const raster = paint(width, height, (_, v, n) => clearSky(v).map((c) => c + 0.01 * n) as unknown as Rgb);
    const sky = findSky(raster);
    expect(sky && errorOf(sky, () => true)).toBeLessThan(0.01);
  });
});

describe('findHorizon', () => {
  it('is where a flat sky ends, surely', () => {
    const { y, confidence } = findHorizon(maskOf(40, 100, (_, v) => (v < 0.37 ? 1 : 0)));
    expect(y).toBeCloseTo(0.37, 2);
    expect(confidence).toBe(1);
  });

  it('ignores a tower', () => {
    const { y } = findHorizon(maskOf(40, 100, (u, v) => (v < (u > 0.4 && u < 0.6 ? 0.1 : 0.5) ? 1 : 0)));
    expect(y).toBeCloseTo(0.5, 2);
  });

  it('lies at the feet of mountains, and is less sure there', () => {
    const { y, confidence } = findHorizon(maskOf(100, 100, (u, v) => (v < 0.1 + 0.5 * u ? 1 : 0)));
    expect(y).toBeGreaterThan(0.5);
    expect(confidence).toBeLessThan(0.4);
  });

  it('is a guess without confidence where there is no sky', () => {
    expect(findHorizon(undefined)).toEqual({ y: 0.35, confidence: 0 });
  });
});

describe('guessDepth', () => {
  it('puts the sky infinitely far and the ground nearer from the horizon down', () => {
    const raster = landscape(0.5);
    const sky = maskOf(width, height, (_, v) => (v < 0.5 ? 1 : 0));
    const depth = guessDepth(raster, { sky }, { y: 0.5, confidence: 1 });
    expect(at(depth, 0.5, 0.2)).toBe(0);
    const rows = [0.55, 0.65, 0.75, 0.85, 0.95].map((v) => at(depth, 0.5, v));
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    expect(rows.at(-1)! - rows[0]!).toBeGreaterThan(0.4);
  });

  it('puts what is sharp before what is blurred where there is no horizon', () => {
    const raster = paint(width, height, (u, _v, n) => (u < 0.5 ? [n, n, n] : [0.5, 0.5, 0.5]));
    const depth = guessDepth(raster, {}, { y: 0.35, confidence: 0 });
    expect(at(depth, 0.25, 0.5)).toBeGreaterThan(at(depth, 0.75, 0.5) + 0.2);
  });
});

/** Blue sky, then to the left of `shore` waves at a grazing angle, and rough ground elsewhere. */
const lake = (shore: number, wave: (v: number) => Rgb) =>
  paint(width, height, (u, v, n) => (v < 0.4 ? clearSky(v) : u < shore ? wave(v) : roughGround(n)));
const ripple = (v: number): Rgb => {
  const light = 0.08 * Math.sin(140 * v);
  return [0.3 + light, 0.45 + light, 0.6 + light];
};

describe('findWater', () => {
  const skyMask = maskOf(width, height, (_, v) => (v < 0.4 ? 1 : 0));
  const horizon = { y: 0.4, confidence: 1 };

  it('finds rippled blue water below the horizon, and no ground', () => {
    const water = findWater(lake(0.6, ripple), skyMask, horizon);
    expect(water, 'there is water').not.toBeNull();
    expect(errorOf(water!, (u, v) => v > 0.4 && u < 0.6)).toBeLessThan(0.06);
  });

  it('finds none without a sky, on rough ground, or in a puddle too small to move', () => {
    expect(findWater(lake(0.6, ripple), undefined, horizon), 'without a sky').toBeNull();
    expect(findWater(lake(0, ripple), skyMask, horizon), 'ground').toBeNull();
    expect(findWater(lake(0.02, ripple), skyMask, horizon), 'puddle').toBeNull();
  });

  it('does not take a dark silhouette for water, whatever stripes it has', () => {
    const dark = (v: number): Rgb => {
      const light = 0.02 + 0.02 * Math.sin(140 * v);
      return [light, light, light];
    };
    expect(findWater(lake(1, dark), skyMask, horizon) === null).toBe(true);
  });
});

describe('analyseClassically', () => {
  it('sees sky, water, horizon and daylight in a seascape', () => {
    const scene = analyseClassically(lake(1, ripple));
    expectSound(scene, 'seascape');
    expect(scene).toMatchObject({ version: 1, source: 'classical', kind: 'photo', light: 'day', faces: [] });
    expect(scene.picture).toEqual({ width, height });
    expect(Object.keys(scene.masks)).toEqual(['sky', 'water']);
    expect(scene.horizon.y).toBeCloseTo(0.4, 1);
    expect(scene.vanishingPoint.y).toBe(scene.horizon.y);
  });

  it('gives the same analysis for the same picture', () => {
    expect(analyseClassically(lake(0.6, ripple))).toEqual(analyseClassically(lake(0.6, ripple)));
  });

  it('calls a flat drawing a graphic and sees neither sky nor water in it', () => {
    const chart = paint(width, height, (u, v) =>
      v < 0.5 ? [0.4, 0.6, 0.95] : u < 0.3 ? [1, 1, 1] : [0.2, 0.4, 0.8],
    );
    const scene = analyseClassically(chart);
    expectSound(scene, 'chart');
    expect(scene.kind).toBe('graphic');
    expect(scene.masks).toEqual({});
  });

  it('calls a dark picture night', () => {
    const dark = paint(width, height, (_u, _v, n) => [0.1 * n, 0.1 * n, 0.15 * n]);
    expect(analyseClassically(dark).light).toBe('night');
  });

  it('stays sound on single colours and on sizes that break careless loops', () => {
    const colours: Rgb[] = [
      [0, 0, 0],
      [1, 1, 1],
      [0.4, 0.6, 0.9],
      [0, 1, 0],
    ];
    for (const [w, h] of [
      [1, 1],
      [1, 40],
      [40, 1],
      [2, 2],
      [320, 20],
      [20, 320],
    ] as const) {
      for (const colour of colours) expectSound(analyseClassically(paint(w, h, () => colour)), `${w}x${h}`);
      const noisy = paint(w, h, (_u, v, n) => (v < 0.5 ? [0.5, 0.6 + 0.05 * n, 0.9] : [n, n, n]));
      expectSound(analyseClassically(noisy), `${w}x${h} noisy`);
    }
  });
});

describe('raster', () => {
  it('splits bytes into planes and Rec. 709 luma, whatever the alpha', () => {
    const raster = rasterFromRgba(new Uint8Array([255, 0, 51, 0, 0, 255, 0, 255]), 2, 1);
    expect([...raster.red]).toEqual([1, 0]);
    expect(raster.blue[0]).toBeCloseTo(0.2, 6);
    expect(raster.luma[0]).toBeCloseTo(0.2126 + 0.0722 * 0.2, 6);
    expect(raster.luma[1]).toBeCloseTo(0.7152, 6);
  });

  it('steps smoothly, also down', () => {
    expect([-1, 0, 0.5, 1, 2].map((x) => smoothstep(0, 1, x))).toEqual([0, 0, 0.5, 1, 1]);
    expect([0, 0.05, 0.6, 1].map((x) => smoothstep(0.6, 0.05, x))).toEqual([1, 1, 0, 0]);
  });
});
