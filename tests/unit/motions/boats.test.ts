import { describe, expect, it } from 'vitest';
import type { ClassMask } from '../../../engine/analyse/sceneAnalysis.ts';
import { ModeBuilder, modesAt } from '../../../engine/motions/modes.ts';
import { addBoats, findBoats } from '../../../engine/motions/waves/boats.ts';
import type { WavesMotion } from '../../../engine/motions/waves/schema.ts';
import { findShore } from '../../../engine/motions/waves/shore.ts';
import { maskOf, paint, sceneWith } from '../engine/support/scenes.ts';

const [width, height] = [96, 72];
const motion: WavesMotion = {
  kind: 'waves',
  enabled: true,
  cycles: 2,
  heading: Math.PI / 2,
  spread: 0.5,
  length: 1,
  height: 0.004,
  orbit: 1,
  shade: 0,
  glints: 0,
  swash: 0.01,
  bob: 0.004,
};

/** Sky above, sea below, and something before both. */
function seaWith(thing: (u: number, v: number) => boolean, name?: 'foliage' | 'person') {
  const is = (u: number, v: number, inside: boolean) => (inside && !thing(u, v) ? 1 : 0);
  const scene = sceneWith({
    sky: maskOf(width, height, (u, v) => is(u, v, v < 0.5)),
    water: maskOf(width, height, (u, v) => is(u, v, v >= 0.5)),
    ...(name ? { [name]: maskOf(width, height, (u, v) => (thing(u, v) ? 1 : 0)) } : {}),
  });
  return { scene, water: scene.masks.water as ClassMask };
}
const boat = (u: number, v: number) => Math.abs(u - 0.4) < 0.08 && v > 0.3 && v < 0.7;

describe('boats', () => {
  it('are what floats on the water, whole before sky and sea', () => {
    const { scene, water } = seaWith(boat);
    const [found, ...others] = findBoats(scene, water);
    expect(others).toEqual([]);
    expect(found!.x).toBeCloseTo(0.4, 1);
    expect(found!.y).toBeCloseTo(0.7, 1);
  });

  it('stand on their hull, however far a boom reaches out', () => {
    const boom = (u: number, v: number) => u > 0.4 && u < 0.85 && Math.abs(v - 0.36) < 0.02;
    const { scene, water } = seaWith((u, v) => boat(u, v) || boom(u, v));
    const [found] = findBoats(scene, water);
    expect(found!.y).toBeCloseTo(0.7, 1);
  });

  it.each([
    [
      'an island at the horizon',
      (u: number, v: number) => Math.abs(u - 0.4) < 0.2 && v > 0.4 && v < 0.52,
      undefined,
    ],
    ['a pier from the border', (u: number, v: number) => u < 0.4 && v > 0.55 && v < 0.65, undefined],
    ['a bather', boat, 'person'],
    ['an island with palms', boat, 'foliage'],
    ['a speck', (u: number, v: number) => Math.hypot(u - 0.5, v - 0.7) < 0.01, undefined],
  ] as const)('are not %s', (_, thing, name) => {
    const { scene, water } = seaWith(thing, name);
    expect(findBoats(scene, water)).toEqual([]);
  });

  it('move whole: no stretch between any two cells of theirs, and no motion far from them', () => {
    const { scene, water } = seaWith(boat);
    const builder = new ModeBuilder(width, height, 2);
    addBoats(builder, scene, water, motion);
    const modes = builder.build();
    const { cells } = findBoats(scene, water)[0]!;
    let stretch = 0;
    let most = 0;
    for (const time of [0.1, 0.35, 0.6, 0.85]) {
      const placeOf = (i: number) => [
        (((i % width) + 0.5) / width + modesAt(modes, i, 0, time)) * (4 / 3),
        (Math.floor(i / width) + 0.5) / height + modesAt(modes, i, 1, time),
      ];
      for (let k = 7; k < cells.length; k += 5) {
        const [a, b] = [cells[k]!, cells[k - 7]!];
        const [ax, ay] = placeOf(a) as [number, number];
        const [bx, by] = placeOf(b) as [number, number];
        const still = Math.hypot(
          (((a % width) - (b % width)) / width) * (4 / 3),
          (Math.floor(a / width) - Math.floor(b / width)) / height,
        );
        stretch = Math.max(stretch, Math.abs(Math.hypot(ax - bx, ay - by) / still - 1));
        most = Math.max(most, Math.abs(modesAt(modes, a, 1, time)));
      }
    }
    expect(stretch).toBeLessThan(0.002);
    expect(most).toBeGreaterThan(0.003);
    expect(modesAt(modes, width * 60 + 90, 1, 0.3)).toBe(0);
  });
});

describe('findShore', () => {
  const beach = (foot: 'ground' | 'structure') => {
    const water = maskOf(width, height, (_, v) => (v > 0.4 && v < 0.7 ? 1 : 0));
    return sceneWith({ water, [foot]: maskOf(width, height, (_, v) => (v >= 0.7 ? 1 : 0)) });
  };

  const sand = [0.7, 0.65, 0.5] as const;
  const raster = paint(width, height, (_, v) => (v < 0.7 ? [0.2, 0.4, 0.5] : sand));

  it('is where sand lies below water, by its distance, and nowhere else', () => {
    const scene = beach('ground');
    const shore = findShore(scene, raster, scene.masks.water!, 1)!;
    const at = (v: number) =>
      Array.from(shore.values.subarray(4 * (Math.floor(v * height) * width + 40)).slice(0, 3));
    expect(at(0.69)[0]).toBeGreaterThan(0);
    expect(at(0.71)[0]).toBeLessThanOrEqual(0);
    expect(at(0.71)[2]).toBe(1);
    expect(at(0.45), 'the far shore').toEqual([0, 0, 0]);
    expect(at(0.95), 'dry sand').toEqual([0, 0, 0]);
  });

  it('is none at walls, none without water, and none where the waterline cannot be told', () => {
    const scene = beach('ground');
    expect(
      findShore(
        scene,
        paint(width, height, () => sand),
        scene.masks.water!,
        1,
      ),
    ).toBeNull();
    const walled = beach('structure');
    expect(findShore(walled, raster, walled.masks.water!, 1)).toBeNull();
    const dry = sceneWith({ ground: maskOf(8, 8, () => 1), water: maskOf(8, 8, () => 0) });
    expect(
      findShore(
        dry,
        paint(8, 8, () => sand),
        dry.masks.water!,
        1,
      ),
    ).toBeNull();
  });
});
