import { describe, expect, it } from 'vitest';
import { confine } from '../../../engine/motions/flow/confine.ts';
import { flowField } from '../../../engine/motions/flow/field.ts';
import { withoutObstacles } from '../../../engine/motions/flow/obstacles.ts';
import type { FlowMotion } from '../../../engine/motions/flow/schema.ts';
import { maskOf, paint, sceneWith } from '../engine/support/scenes.ts';

const [width, height] = [96, 80];
const pool = maskOf(width, height, () => 1);
const isStone = (u: number, v: number) => Math.hypot(u - 0.5, (v - 0.5) * (height / width)) < 0.025;
/** Rapids with a dark stone, and a dark streak of shadow. */
const rapids = paint(width, height, (u, v, noise) => {
  const grey = isStone(u, v) ? 0.12 : Math.abs(v - 0.85) < 0.02 ? 0.3 : 0.5 + 0.2 * (noise - 0.5);
  return [grey, grey, grey];
});
const cellAt = (u: number, v: number) => Math.floor(v * height) * width + Math.floor(u * width);

describe('withoutObstacles', () => {
  it('takes a stone from the water, but neither streaks nor the water itself', () => {
    const { values } = withoutObstacles(pool, rapids);
    expect(values[cellAt(0.5, 0.5)]).toBe(0);
    expect(values[cellAt(0.5, 0.85)]).toBe(1);
    expect(values.filter((value) => value === 0).length).toBeLessThan(0.02 * width * height);
  });

  it('leaves a mask that no picture goes with as it is', () => {
    expect(withoutObstacles(pool, null)).toBe(pool);
    const empty = maskOf(width, height, () => 0);
    expect(withoutObstacles(empty, rapids)).toBe(empty);
  });
});

it('lets water flow around a stone and never show it anywhere else', () => {
  const scene = sceneWith({ water: pool }, { picture: { width: 960, height: 800 } });
  const motion: FlowMotion = {
    kind: 'flow',
    enabled: true,
    region: 'water',
    course: 'bed',
    cycles: 2,
    heading: 0,
    travel: 0.04,
    perspective: 0,
    turbulence: 0,
  };
  const { vectors } = flowField(scene, motion, 1, 'region', rapids);
  for (let i = 0; i < width * height; i++) {
    const [u, v] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height];
    const [dx, dy] = [vectors[2 * i]!, vectors[2 * i + 1]!];
    if (isStone(u, v)) expect(Math.hypot(dx, dy)).toBe(0);
    else for (const s of [-1, -0.5, 0.5, 1]) expect(isStone(u + s * dx, v + s * dy)).toBe(false);
  }
  const far = cellAt(0.5, 0.15);
  expect(Math.hypot(vectors[2 * far]!, vectors[2 * far + 1]!)).toBeGreaterThan(0.02);
});

it('confines travels to their region and leaves those alone that stay within', () => {
  const right = maskOf(width, height, (u) => (u > 0.5 ? 1 : 0));
  const vectors = new Float32Array(2 * width * height);
  for (let i = 0; i < width * height; i++) vectors[2 * i] = 0.1;
  confine(vectors, right);
  expect(vectors[2 * cellAt(0.52, 0.5)]!).toBeLessThan(0.03);
  expect(vectors[2 * cellAt(0.9, 0.5)]!).toBeCloseTo(0.1);
});
