import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { stillnessOf } from '../../../engine/bake/freeze.ts';
import { guidedField } from '../../../engine/motions/flow/arrows.ts';
import type { FlowField } from '../../../engine/motions/flow/field.ts';
import { type Arrow, guidanceSchema, packFreeze, unpackFreeze } from '../../../engine/plan/guidance.ts';
import { motionPlanSchema } from '../../../engine/plan/motionPlan.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { maskOf, sceneWith, seaScene } from '../engine/support/scenes.ts';

const arrow: Arrow = { x: 0.5, y: 0.75, dx: 0, dy: 0.2, speed: 0.02 };
const [width, height] = [32, 24];
const still = (): FlowField => ({ width, height, vectors: new Float32Array(2 * width * height) });
const drift = (): FlowField => ({ ...still(), vectors: new Float32Array(2 * width * height).fill(0.01) });
const at = ({ vectors }: FlowField, u: number, y: number) => {
  const i = Math.floor(y * height) * width + Math.floor(u * width);
  return { x: vectors[2 * i]!, y: vectors[2 * i + 1]! };
};

describe('guidance', () => {
  it('packs and unpacks what is frozen, whichever cell comes first', () => {
    for (const cells of [
      [1, 1, 0, 0, 1, 0],
      [0, 0, 0, 0, 0, 0],
      [1, 1, 1, 1, 1, 1],
      [0, 1, 0, 1, 0, 1],
    ]) {
      const packed = packFreeze(cells, 3, 2);
      expect(v.is(guidanceSchema, { freeze: packed })).toBe(true);
      expect([...unpackFreeze(packed).values]).toEqual(cells);
    }
    expect(packFreeze([1, 1, 0, 0, 0, 1], 3, 2).runs).toEqual([0, 2, 3, 1]);
  });

  it.each(
    Object.entries({
      'runs that do not fill the grid': { freeze: { width: 4, height: 4, runs: [15] } },
      'a grid too large': { freeze: { width: 1024, height: 1, runs: [1024] } },
      'a foot outside the picture': { arrows: [{ ...arrow, x: 1.2 }] },
      'a speed of no end': { arrows: [{ ...arrow, speed: 5 }] },
      'too many arrows': { arrows: Array.from({ length: 65 }, () => arrow) },
    }),
  )('refuses %s', (_, guidance) => {
    expect(v.is(guidanceSchema, guidance)).toBe(false);
  });

  it('is carried by the plan', () => {
    const guidance = { arrows: [arrow], freeze: packFreeze([0, 1], 2, 1) };
    const plan = planMotion(seaScene(), { seed: 1, seconds: 4, fps: 30, guidance });
    expect(v.parse(motionPlanSchema, JSON.parse(JSON.stringify(plan))).guidance).toEqual(guidance);
    expect(planMotion(seaScene(), { seed: 1, seconds: 4, fps: 30 })).not.toHaveProperty('guidance');
  });

  it('is wholly still on frozen cells and wherever sampling meets them, and free far away', () => {
    const cells = Float32Array.from({ length: 64 * 64 }, (_, i) =>
      i % 64 === 20 && i >= 640 && i < 1280 ? 1 : 0,
    );
    const { values } = stillnessOf(packFreeze(cells, 64, 64));
    cells.forEach((frozen, i) => {
      if (!frozen) return;
      for (const j of [i, i - 1, i + 1, i - 64, i + 64, i - 65, i + 65]) expect(values[j]).toBe(1);
    });
    expect(values[50]).toBe(0);
    expect(stillnessOf(packFreeze(new Float32Array(16), 4, 4)).values.every((x) => x === 0)).toBe(true);
    expect(stillnessOf(packFreeze(new Float32Array(16).fill(1), 4, 4)).values.every((x) => x === 1)).toBe(
      true,
    );
  });
});

describe('guidedField', () => {
  it('turns all of the water that an arrow stands in, and nothing outside it', () => {
    const guided = guidedField(drift(), seaScene(), [arrow], 1);
    const diagonal = Math.hypot(640, 480) / 480;
    for (const u of [0.1, 0.5, 0.9]) {
      const { x, y } = at(guided, u, 0.75);
      expect(x, `sideways at ${u}`).toBeCloseTo(0, 6);
      expect(y, `down at ${u}`).toBeCloseTo(0.02 * diagonal, 6);
    }
    expect(at(guided, 0.5, 0.25).x, 'the sky goes its way').toBeCloseTo(0.01, 6);
  });

  it('weighs arrows by their distance, and an anchor holds', () => {
    const left = { ...arrow, x: 0.1 };
    const right = { ...arrow, x: 0.9, speed: 0 };
    const guided = guidedField(still(), seaScene(), [left, right], 1);
    const rows = [0.1, 0.4, 0.6, 0.9].map((u) => at(guided, u, 0.75).y);
    expect(rows).toEqual([...rows].sort((a, b) => b - a));
    expect(rows[3]! / rows[0]!).toBeLessThan(0.01);
  });

  it('moves only what is near its foot where nothing flows as a whole', () => {
    const guided = guidedField(still(), sceneWith({}), [{ ...arrow, x: 0.1, y: 0.1 }], 1);
    expect(at(guided, 0.1, 0.1).y).toBeGreaterThan(0.02);
    expect(at(guided, 0.9, 0.9)).toEqual({ x: 0, y: 0 });
  });

  it('stays finite for arrows without a direction, empty, full and tiny masks and strips', () => {
    for (const picture of [
      { width: 1600, height: 100 },
      { width: 100, height: 1600 },
    ]) {
      for (const value of [() => 0, () => 1, (u: number, w: number) => (u < 0.04 && w < 0.05 ? 1 : 0)]) {
        const scene = sceneWith({ water: maskOf(width, height, value) }, { picture });
        const arrows = [
          arrow,
          { ...arrow, dx: 0, dy: 0 },
          { ...arrow, x: 0, y: 0 },
          { ...arrow, x: 1, y: 1 },
        ];
        expect(guidedField(still(), scene, arrows, 1).vectors.every(Number.isFinite)).toBe(true);
      }
    }
  });
});
