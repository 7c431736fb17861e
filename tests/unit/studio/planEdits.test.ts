import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type Motion,
  type MotionPlan,
  motionControls,
  motionKinds,
  motionPlanSchema,
} from '../../../engine/contracts.ts';
import { facesMoved, scaled, withMotion, withSeconds } from '../../../lib/studio/planEdits.ts';
import { plan } from './support.ts';

const isValid = (candidate: MotionPlan) => v.safeParse(motionPlanSchema, candidate).success;

describe('edits of a plan', () => {
  it('change one motion and keep it within its ranges', () => {
    const far = withMotion(plan, 0, { zoom: 5, cycles: 2.6 });
    expect(far.motions[0]).toMatchObject({ zoom: 0.12, cycles: 3 });
    expect(far.motions[1]).toBe(plan.motions[1]);
    expect(isValid(far)).toBe(true);
    expect(withMotion(plan, 1, { enabled: false }).motions[1]?.enabled).toBe(false);
  });

  it('tell which faces move', () => {
    const face = (index: number, enabled: boolean): Motion => ({
      kind: 'face',
      enabled,
      cycles: 1,
      face: index,
      smile: 0.04,
      blinks: [0.3],
      closing: 1,
      sway: 0.01,
    });
    const motions = [...plan.motions, face(0, false), face(2, true), face(3, true)];
    expect([...facesMoved({ ...plan, motions })]).toEqual([2, 3]);
    expect(facesMoved(plan).size).toBe(0);
  });

  it('scale what moves, not how often', () => {
    expect(scaled(plan.motions[0]!, 0.5)).toMatchObject({
      travelX: 0.005,
      zoom: 0.02,
      cycles: 1,
      steady: 0.3,
    });
    expect(scaled(plan.motions[1]!, 100)).toMatchObject({ travel: 0.08 });
  });

  it('keep the pace in a loop of another length', () => {
    const pace = ({ motions, seconds }: MotionPlan) => {
      const flow = motions[1]!;
      return flow.kind === 'flow' ? (flow.travel * flow.cycles) / seconds : 0;
    };
    for (const seconds of [2, 5, 8]) {
      const other = withSeconds(plan, seconds);
      expect(pace(other)).toBeCloseTo(pace(plan), 6);
      expect(other.motions.every(({ cycles }) => Number.isInteger(cycles) && cycles >= 1)).toBe(true);
      expect(isValid(other)).toBe(true);
    }
    expect(withSeconds(plan, 8).sound?.layers[0]?.cycles).toBe(2);
  });
});

describe('controls', () => {
  it('come from the schemas, with their ranges', () => {
    expect(motionControls.camera).toContainEqual({
      type: 'choice',
      field: 'path',
      options: ['orbit', 'dolly', 'zoom', 'pan'],
    });
    expect(motionControls.flow).toContainEqual({
      type: 'number',
      field: 'heading',
      min: -Math.PI,
      max: Math.PI,
      unit: 'angle',
    });
    expect(motionControls.sway).toContainEqual({
      type: 'number',
      field: 'cycles',
      min: 1,
      max: 16,
      unit: 'count',
    });
    for (const kind of motionKinds) expect(motionControls[kind].length, kind).toBeGreaterThan(0);
  });
});
