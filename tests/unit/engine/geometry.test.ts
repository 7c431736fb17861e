import { describe, expect, it } from 'vitest';
import { directionOf, structureTensor } from '../../../engine/analyse/structureTensor.ts';
import { textureDirections } from '../../../engine/analyse/texture.ts';
import { findVanishingPoint } from '../../../engine/analyse/vanishingPoint.ts';
import { kindOf } from '../../../engine/analyse/waterKind.ts';
import { snapWaterline } from '../../../engine/analyse/waterline.ts';
import { maskOf, paint } from './support/scenes.ts';

const width = 160;
const height = 120;
const tensorOf = (grey: (u: number, v: number, noise: number) => number) => {
  const { luma } = paint(width, height, (u, v, n) => {
    const g = grey(u, v, n);
    return [g, g, g];
  });
  return structureTensor(luma, width, height);
};
const everywhere = maskOf(width, height, () => 1);

describe('directions of textures', () => {
  it.each([
    ['level', 0, (_: number, v: number) => 0.5 + 0.4 * Math.sin(80 * v)],
    ['upright', Math.PI / 2, (u: number) => 0.5 + 0.4 * Math.sin(80 * u)],
    [
      'falling to the right',
      Math.PI / 4,
      (u: number, v: number) => 0.5 + 0.4 * Math.sin(60 * (v - u * (4 / 3))),
    ],
  ])('finds stripes that run %s', (_, expected, grey) => {
    const { water } = textureDirections(tensorOf(grey), { water: everywhere });
    expect(Math.abs(Math.sin(water!.angle - expected))).toBeLessThan(0.15);
    expect(water!.coherence).toBeGreaterThan(0.8);
  });

  it('finds none in noise, none in nothing, and tells nothing of specks', () => {
    expect(
      textureDirections(
        tensorOf((_u, _v, n) => n),
        { water: everywhere },
      ).water!.coherence,
    ).toBeLessThan(0.1);
    expect(directionOf(0, 0, 0)).toEqual({ angle: 0, coherence: 0 });
    const speck = maskOf(width, height, (u, v) => (u < 0.03 && v < 0.03 ? 1 : 0));
    expect(
      textureDirections(
        tensorOf(() => 0.5),
        { water: speck },
      ),
    ).toEqual({});
  });
});

describe('findVanishingPoint', () => {
  const horizon = { y: 0.5, confidence: 0.2 };
  // A corridor: rays from one point.
  const rays = (x: number, y: number) => (u: number, v: number) =>
    0.5 + 0.45 * Math.sin(24 * Math.atan2((v - y) * height, (u - x) * width));

  it.each([
    [0.5, 0.5],
    [0.3, 0.4],
  ])('finds where the lines of a corridor meet: %f, %f', (x, y) => {
    const point = findVanishingPoint(tensorOf(rays(x, y)), { structure: everywhere }, horizon);
    expect(Math.hypot(point.x - x, point.y - y)).toBeLessThan(0.08);
    expect(point.confidence).toBeGreaterThan(0.3);
  });

  it('is a guess without confidence for noise, for stripes, and where nothing is built', () => {
    const guess = { x: 0.5, y: 0.5, confidence: 0 };
    const noise = tensorOf((_u, _v, n) => n);
    const stripes = tensorOf((u, v) => 0.5 + 0.4 * Math.sin(60 * (v - u)));
    expect(findVanishingPoint(noise, { structure: everywhere }, horizon)).toEqual(guess);
    expect(findVanishingPoint(stripes, { structure: everywhere }, horizon).confidence).toBeLessThan(0.1);
    expect(findVanishingPoint(tensorOf(rays(0.5, 0.5)), { foliage: everywhere }, horizon)).toEqual(guess);
  });
});

describe('kindOf', () => {
  const traits = { open: 0, rough: 0.3, upright: 0, mirror: 0, tall: 0 };
  it.each([
    ['sea', { open: 1, rough: 0.6 }],
    ['still', { mirror: 0.8, rough: 0.2 }],
    ['still', { rough: 0 }],
    ['flowing', { rough: 1 }],
    ['fall', { upright: 1, tall: 1, rough: 0.8 }],
  ] as const)('calls it %s', (kind, changes) => {
    const character = kindOf({ ...traits, ...changes });
    expect(character.kind).toBe(kind);
    expect(character.confidence).toBeGreaterThan(0.1);
    expect(character.confidence).toBeLessThanOrEqual(1);
  });
});

describe('snapWaterline', () => {
  const shore = 60;
  const picture = paint(width, height, (_, v, n) =>
    v * height < shore ? [0.8, 0.85, 0.9] : [0.3 + 0.05 * n, 0.4, 0.5],
  );
  const evidence = (from: number, to: number) =>
    maskOf(width, height, (_, v) => (v * height >= from && v * height < to ? 1 : 0)).values;

  it('moves the border of sky and water to the level edge, in every column', () => {
    const sky = evidence(0, shore - 8);
    const water = evidence(shore - 8, height);
    expect(Math.abs(snapWaterline(picture, sky, water)! - shore)).toBeLessThanOrEqual(1);
    for (const x of [3, 80, 150]) {
      expect(sky[(shore - 4) * width + x]).toBe(1);
      expect(water[(shore - 4) * width + x]).toBe(0);
      expect(water[(shore + 4) * width + x]).toBe(1);
    }
  });

  it.each([
    ['which belongs to neither', [0.8, 0.8, 0.85], 0],
    ['but takes the dark sea after the horizon for what it is', [0.55, 0.6, 0.65], 1],
  ] as const)('cuts out a far shore in haze, %s', (_, below, expected) => {
    const end = shore + 8;
    const hazy = paint(width, height, (_, v) => {
      const y = v * height;
      return y < shore ? [0.85, 0.88, 0.92] : y < end ? [0.6, 0.65, 0.7] : below;
    });
    const sky = evidence(0, shore);
    const water = evidence(shore, height);
    snapWaterline(hazy, sky, water);
    for (const x of [3, 80, 150]) {
      expect(sky[(shore + 3) * width + x]).toBe(0);
      expect(water[(shore + 3) * width + x]).toBe(expected);
      expect(water[(end + 4) * width + x]).toBe(1);
    }
  });

  it('leaves water alone that meets no sky, and a border without an edge near it', () => {
    const water = evidence(80, height);
    expect(snapWaterline(picture, evidence(0, 40), water)).toBeNull();
    const low = evidence(90, height);
    expect(snapWaterline(picture, evidence(0, 90), low)).toBeNull();
    expect(low).toEqual(evidence(90, height));
  });
});
