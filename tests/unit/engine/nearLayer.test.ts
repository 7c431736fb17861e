import { describe, expect, it } from 'vitest';
import { findNearLayer, smooth } from '../../../engine/bake/nearLayer.ts';
import { maskOf, sceneWith } from './support/scenes.ts';

const [width, height] = [96, 64];
const ground = (v: number) => 0.2 + 0.5 * v;
const at = (map: { values: Float32Array }, u: number, v: number) =>
  map.values[Math.floor(v * height) * width + Math.floor(u * width)]!;

describe('smooth', () => {
  const slopes = ({ values }: { values: Float32Array }) =>
    values.map((value, i) => (i % width > 0 ? Math.abs(value - values[i - 1]!) * width : 0));

  it.each([0.2, 0.5, 0.9])('leaves a step of %f less steep than the camera folds', (step) => {
    const wall = smooth(maskOf(width, height, (u) => (u < 0.5 ? step : 0)));
    expect(Math.max(...slopes(wall))).toBeLessThanOrEqual(step > 0.8 ? 10 : 8);
    expect(at(wall, 0.1, 0.5)).toBeCloseTo(step, 5);
    expect(at(wall, 0.9, 0.5)).toBeCloseTo(0, 5);
  });

  it('takes no more from low steps than from slopes', () => {
    const low = smooth(maskOf(width, height, (u) => (u < 0.5 ? 0.2 : 0)));
    const tall = smooth(maskOf(width, height, (u) => (u < 0.5 ? 0.6 : 0)));
    expect(at(low, 0.44, 0.5) / 0.2).toBeGreaterThan(at(tall, 0.44, 0.5) / 0.6);
  });
});

describe('findNearLayer', () => {
  it('finds nothing on bare ground, however steep, and nothing in slopes to the side', () => {
    expect(findNearLayer(sceneWith({}, { depth: maskOf(width, height, (_, v) => v) }))).toBeNull();
    expect(findNearLayer(sceneWith({}, { depth: maskOf(width, height, (u) => u) }))).toBeNull();
    expect(findNearLayer(sceneWith({}, { depth: maskOf(width, height, () => 0.5) }))).toBeNull();
  });

  it('makes a person one layer of one depth, holes closed, and goes on behind it', () => {
    const body = (u: number, v: number) => u > 0.4 && u < 0.6 && v > 0.2;
    const hole = (u: number, v: number) => u > 0.48 && u < 0.52 && v > 0.5 && v < 0.55;
    const person = maskOf(width, height, (u, v) => (body(u, v) && !hole(u, v) ? 1 : 0));
    const depth = maskOf(width, height, (u, v) => (body(u, v) ? 0.75 + 0.1 * v : ground(v)));
    const near = findNearLayer(sceneWith({ person }, { depth }))!;
    expect(at(near.mask, 0.5, 0.52), 'the hole').toBe(1);
    expect(at(near.mask, 0.2, 0.5)).toBe(0);
    const depths = [0.25, 0.5, 0.9].map((v) => at(near.depth, 0.5, v));
    expect(Math.max(...depths) - Math.min(...depths), `a person in ${depths}`).toBeLessThan(1e-3);
    for (const v of [0.3, 0.6]) {
      expect(Math.abs(at(near.behind, 0.5, v) - ground(v)), `behind at ${v}`).toBeLessThan(0.12);
    }
  });

  it('cuts out a post with steep edges in depth, and not a bump that slopes', () => {
    const post = maskOf(width, height, (u, v) => (Math.abs(u - 0.5) < 0.06 ? 0.9 : ground(v)));
    expect(at(findNearLayer(sceneWith({}, { depth: post }))!.mask, 0.5, 0.5)).toBe(1);
    const bump = maskOf(width, height, (u, v) => ground(v) + 0.3 * Math.exp(-(((u - 0.5) / 0.12) ** 2)));
    expect(findNearLayer(sceneWith({}, { depth: bump }))).toBeNull();
  });

  it('has numbers for masks that are full, empty or a pixel wide', () => {
    for (const value of [
      () => 0,
      () => 1,
      (u: number, v: number) => (Math.abs(u - 0.5) < 0.4 / width && Math.abs(v - 0.5) < 0.4 / height ? 1 : 0),
      (u: number) => (Math.abs(u - 0.5) < 0.6 / width ? 1 : 0),
    ]) {
      const scene = sceneWith(
        { person: maskOf(width, height, value) },
        { depth: maskOf(width, height, () => 0.4) },
      );
      const near = findNearLayer(scene);
      if (!near) continue;
      for (const map of [near.mask, near.depth, near.behind]) {
        expect(map.values.every((x) => x >= 0 && x <= 1)).toBe(true);
      }
    }
  });
});
