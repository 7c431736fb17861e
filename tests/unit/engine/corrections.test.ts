import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { correctScene } from '../../../engine/analyse/correct.ts';
import { rasterFromRgba } from '../../../engine/analyse/raster.ts';
import {
  type Correctable,
  correctable,
  correctionsSchema,
  packCorrection,
  unpackCorrection,
} from '../../../engine/plan/corrections.ts';
import { faceAt } from '../motions/support.ts';
import { seaScene } from './support/scenes.ts';

const scene = seaScene();
const { width, height } = scene.depth;
const raster = rasterFromRgba(new Uint8ClampedArray(4 * width * height).fill(128), width, height);
/** A stroke of a share over a box in picture units. */
const stroke = (what: Correctable, share: number, [left, top, right, bottom]: readonly number[]) =>
  packCorrection(
    what,
    Float32Array.from({ length: width * height }, (_, i) => {
      const [x, y] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
      return x > left! && x < right! && y > top! && y < bottom! ? share : 0;
    }),
    width,
    height,
  );
const middle = [0.4, 0.2, 0.6, 0.4] as const;
const inMiddle = (i: number) => {
  const [x, y] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
  return x > 0.4 && x < 0.6 && y > 0.2 && y < 0.4;
};

describe('corrections', () => {
  it('pack and unpack to within half a level', () => {
    const values = Float32Array.from([0, 0, 1, 1, -1, 0.5, 0.02, -0.02]);
    const packed = packCorrection('sky', values, 4, 2);
    expect(v.is(correctionsSchema, [packed])).toBe(true);
    expect(packed.runs.slice(0, 3)).toEqual([
      [0, 2],
      [15, 2],
      [-15, 1],
    ]);
    unpackCorrection(packed).forEach((value, i) => {
      expect(Math.abs(value - values[i]!)).toBeLessThanOrEqual(0.5 / 15 + 1e-6);
    });
  });

  it.each(
    Object.entries({
      'runs that do not fill the grid': [{ what: 'sky', width: 4, height: 4, runs: [[0, 15]] }],
      'a level of no end': [{ what: 'sky', width: 2, height: 1, runs: [[99, 2]] }],
      'a class of its own': [{ what: 'unicorn', width: 1, height: 1, runs: [[0, 1]] }],
      'a face of no number': [{ what: 'faces', off: [-1] }],
      'a face of no size': [{ what: 'faces', off: [], told: [{ x: 0, y: 0, width: 0, height: 0.1 }] }],
      'a crowd of faces': [
        { what: 'faces', off: [], told: Array(9).fill({ x: 0, y: 0, width: 0.1, height: 0.1 }) },
      ],
      'a class twice': [stroke('sky', 1, middle), stroke('sky', -1, middle)],
    }),
  )('refuse %s', (_, corrections) => {
    expect(v.is(correctionsSchema, corrections)).toBe(false);
  });

  it('add to one class, take it from the others, and leave all other places as they were', () => {
    const { masks } = correctScene(scene, raster, [stroke('structure', 1, middle)]);
    expect(masks.structure?.confidence).toBeGreaterThan(0.8);
    masks.structure!.values.forEach((value, i) => {
      expect(value).toBe(inMiddle(i) ? 1 : 0);
    });
    masks.sky!.values.forEach((value, i) => {
      expect(value).toBeCloseTo(inMiddle(i) ? 0 : scene.masks.sky!.values[i]!, 6);
    });
    expect(scene.masks.structure).toBeUndefined();
  });

  it('let smoke carry nobody along that a broad brush goes over', () => {
    const values = scene.depth.values.map((_, i) => (inMiddle(i) ? 1 : 0)) as typeof scene.depth.values;
    const person = { ...scene.depth, values, confidence: 0.9 };
    const seen = { ...scene, masks: { ...scene.masks, person } };
    const { masks } = correctScene(seen, raster, [stroke('smoke', 1, [0.3, 0.1, 0.7, 0.5])]);
    masks.smoke!.values.forEach((value, i) => {
      if (inMiddle(i)) expect(value).toBe(0);
    });
    expect(masks.smoke!.values.some((value) => value === 1)).toBe(true);
    expect(masks.person!.values).toEqual(values);
    const worn = correctScene(seen, raster, [stroke('cloth', 1, middle)]);
    expect(worn.masks.cloth!.values.some((value) => value === 1)).toBe(true);
  });

  it('drop a class of which nothing is left, and describe one that is new', () => {
    const without = correctScene(scene, raster, [stroke('water', -1, [0, 0, 1, 1])]);
    expect(without.masks.water).toBeUndefined();
    const dry = { ...scene, masks: without.masks };
    delete (dry as { water?: unknown }).water;
    expect(correctScene(dry, raster, [stroke('water', 1, [0, 0.6, 1, 1])]).water).toBeDefined();
  });

  it('give what is no sky the depth of its surroundings, and change depth where told', () => {
    const land = correctScene(scene, raster, [stroke('sky', -1, middle)]);
    const at = (map: Float32Array) => map[Math.floor(0.3 * height) * width + Math.floor(0.5 * width)]!;
    expect(at(land.depth.values)).toBeGreaterThan(at(scene.depth.values) + 0.05);
    const near = correctScene(scene, raster, [stroke('depth', 1, middle)]);
    near.depth.values.forEach((d, i) => {
      expect(d).toBe(inMiddle(i) ? 1 : scene.depth.values[i]!);
    });
  });

  it('leave a scene alone that nobody corrected', () => {
    expect(correctScene(scene, raster, undefined)).toBe(scene);
    expect(correctScene(scene, raster, [])).toBe(scene);
    expect(correctable).toContain('depth');
  });

  it('leave a face alone that is switched off, and keep the others in their places', () => {
    const people = { ...scene, faces: [faceAt(0.4, 0.5, 0.1, 0), faceAt(0.7, 0.5, 0.1, 0)] };
    const off = [{ what: 'faces' as const, off: [0] }];
    expect(v.is(correctionsSchema, off)).toBe(true);
    const { faces } = correctScene(people, raster, off);
    expect(faces[0]!.landmarks).toEqual([]);
    expect(faces[1]).toBe(people.faces[1]);
    expect(correctScene(people, raster, []).faces).toBe(people.faces);
  });
});
