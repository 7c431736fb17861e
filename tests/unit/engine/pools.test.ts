import { describe, expect, it } from 'vitest';
import { withoutUnsurePools } from '../../../engine/analyse/pools.ts';
import { maskOf } from './support/scenes.ts';

const [width, height] = [80, 60];
/** A lake over the whole width, and a pond below it. */
const isLake = (v: number) => v > 0.3 && v < 0.6;
const isPond = (u: number, v: number) => u > 0.6 && u < 0.8 && v > 0.75 && v < 0.9;
const water = maskOf(width, height, (u, v) => (isLake(v) || isPond(u, v) ? 0.9 : 0));
const left = (lake: number, pond: number, mask = water) => {
  const probability = maskOf(width, height, (u, v) => (isLake(v) ? lake : isPond(u, v) ? pond : 0)).values;
  return withoutUnsurePools(mask, probability).values;
};
const at = (u: number, v: number) => Math.floor(v * height) * width + Math.floor(u * width);

describe('pools', () => {
  it('go where they stand apart and the net is not sure of them', () => {
    const values = left(0.6, 0.3);
    expect(values[at(0.7, 0.82)]).toBe(0);
    expect(values[at(0.7, 0.45)]).toBeCloseTo(0.9);
  });

  it('stay where the net is sure of them', () => {
    expect(left(0.6, 0.5)).toEqual(water.values);
  });

  it('stay where they are the largest water, however unsure: whether there is any is decided elsewhere', () => {
    expect(left(0.2, 0.9)).toEqual(water.values);
  });

  it('are none in a picture without water', () => {
    const dry = maskOf(width, height, () => 0);
    expect(left(0, 0, dry)).toEqual(dry.values);
  });
});
