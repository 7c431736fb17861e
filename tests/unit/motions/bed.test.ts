import { describe, expect, it } from 'vitest';
import { bedField } from '../../../engine/motions/flow/bed.ts';
import { flowField } from '../../../engine/motions/flow/field.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { maskOf, paint, sceneWith } from '../engine/support/scenes.ts';

const [width, height] = [80, 80];
/** A river that winds from the top to the bottom, a fifth of the picture wide. */
const middle = (v: number) => 0.5 + 0.2 * Math.sin(2 * Math.PI * v);
const river = maskOf(width, height, (u, v) => (Math.abs(u - middle(v)) < 0.1 ? 1 : 0));
const at = (field: Float32Array, u: number, v: number) => {
  const i = Math.floor(v * height) * width + Math.floor(u * width);
  return { x: field[2 * i]!, y: field[2 * i + 1]! };
};

describe('bedField', () => {
  const field = bedField(river, null, 1, 0);

  it('follows the bends, down the picture, fastest in the middle and zero at the banks', () => {
    for (let v = 0.15; v < 0.9; v += 0.05) {
      const { x, y } = at(field, middle(v), v);
      const slope = 0.4 * Math.PI * Math.cos(2 * Math.PI * v);
      expect(y, `down at ${v}`).toBeGreaterThan(0.2);
      const off = Math.atan2(y, x) - Math.atan2(1, slope);
      expect(Math.abs(Math.atan2(Math.sin(off), Math.cos(off))), `along the bed at ${v}`).toBeLessThan(0.45);
      const near = at(field, middle(v) - 0.085, v);
      expect(Math.hypot(near.x, near.y)).toBeLessThan(0.6 * Math.hypot(x, y));
    }
  });

  it('is exactly zero on land, and finite and bounded everywhere', () => {
    const moved = [...river.values.keys()].filter(
      (i) => river.values[i] === 0 && (field[2 * i] !== 0 || field[2 * i + 1] !== 0),
    );
    expect(moved).toEqual([]);
    for (const value of [() => 0, () => 1, (u: number, v: number) => (u < 0.02 && v < 0.02 ? 1 : 0)]) {
      for (const aspect of [1, 16, 1 / 16]) {
        const other = bedField(
          maskOf(40, 30, value),
          paint(40, 30, (u) => [u, u, u]),
          aspect,
          0.6,
        );
        expect(other.every((x) => Number.isFinite(x) && Math.abs(x) < 1.6)).toBe(true);
      }
    }
  });

  it('falls straight down where it falls, and runs along plain streaks', () => {
    const { x, y } = at(bedField(river, null, 1, 1), middle(0.5), 0.5);
    expect(Math.abs(x)).toBeLessThan(0.05);
    expect(y).toBeGreaterThan(0.5);
    // Streaks at 45 degrees down to the right, across a pool without bends.
    const pool = maskOf(width, height, () => 1);
    const streaky = paint(width, height, (u, v) => {
      const shade = 0.5 + 0.4 * Math.sin(60 * (u - v));
      return [shade, shade, shade];
    });
    const plain = at(bedField(pool, null, 1, 0), 0.5, 0.5);
    const streaked = at(bedField(pool, streaky, 1, 0), 0.5, 0.5);
    expect(Math.abs(plain.x)).toBeLessThan(0.05);
    expect(streaked.x).toBeGreaterThan(0.2);
    expect(streaked.y).toBeGreaterThan(0.2);
  });

  it('carries what the plan lets flow, as far as it says', () => {
    const scene = sceneWith(
      { water: river },
      { water: { kind: 'flowing', confidence: 1 }, picture: { width: 400, height: 400 } },
    );
    const [flow] = planMotion(scene, { seed: 1, seconds: 4, fps: 30 }).motions.flatMap((m) =>
      m.kind === 'flow' ? [m] : [],
    );
    expect(flow?.course).toBe('bed');
    const { vectors } = flowField(scene, flow!, 1, 'region');
    let longest = 0;
    for (let i = 0; i < width * height; i++)
      longest = Math.max(longest, Math.hypot(vectors[2 * i]!, vectors[2 * i + 1]!));
    expect(longest / Math.SQRT2).toBeGreaterThan(0.5 * flow!.travel);
    expect(longest / Math.SQRT2).toBeLessThan(1.2 * flow!.travel);
  });
});
