import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type MotionPlan, motionPlanSchema } from '../../../engine/contracts.ts';
import { withOwnPreset } from '../../../lib/studio/ownPresets.ts';
import { withNewMotions } from '../../../lib/studio/planEdits.ts';
import { planText, readPlan } from '../../../lib/studio/planJson.ts';
import { presetNames, withPreset } from '../../../lib/studio/presets.ts';
import { plan } from './support.ts';

const zoomOf = ({ motions: [first] }: MotionPlan) => (first?.kind === 'camera' ? first.zoom : -1);
const current: MotionPlan = {
  ...plan,
  seconds: 8,
  fps: 24,
  guidance: { arrows: [{ x: 0, y: 0, dx: 0, dy: 0, speed: 0 }] },
};

describe('presets', () => {
  it.each(presetNames)('%s gives a plan that holds, of the same length and with what was drawn', (name) => {
    const made = withPreset(name, plan, current, 12345);
    expect(v.is(motionPlanSchema, made)).toBe(true);
    expect(made).toMatchObject({ seconds: 8, fps: 24, guidance: current.guidance, sound: current.sound });
    expect(made.motions.map(({ kind }) => kind)).toEqual(plan.motions.map(({ kind }) => kind));
    // Looks build on the planner's plan, not on each other.
    expect(withPreset(name, plan, made, 12345)).toEqual(made);
  });

  it('move less, more, or the camera alone', () => {
    expect(zoomOf(withPreset('subtle', plan, plan, 0))).toBeCloseTo(0.02, 6);
    expect(zoomOf(withPreset('alive', plan, plan, 0))).toBeGreaterThan(0.05);
    expect(withPreset('cameraOnly', plan, plan, 0).motions.map(({ enabled }) => enabled)).toEqual([
      true,
      false,
    ]);
    expect(withPreset('dreamy', plan, plan, 0).motions[0]).toMatchObject({ path: 'dolly' });
  });

  it('of luck are the same for the same seed, and others for others', () => {
    const lucky = (seed: number) => withPreset('lucky', plan, plan, seed);
    expect(lucky(1)).toEqual(lucky(1));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => JSON.stringify(lucky(seed)))).size).toBe(20);
  });

  it('of the user’s own move what the picture has', () => {
    const look = {
      name: 'mine',
      plan: { ...plan, motions: [{ ...plan.motions[1]!, heading: 2 }] } as MotionPlan,
    };
    const { motions } = withOwnPreset(look, plan);
    expect(motions[0]).toMatchObject({ kind: 'camera', enabled: false });
    expect(motions[1]).toMatchObject({ kind: 'flow', heading: 2 });
  });

  it('are not needed for what corrections bring: new motions join the others', () => {
    const without = { ...plan, motions: [plan.motions[0]!] };
    expect(withNewMotions(without, plan).motions).toEqual(plan.motions);
    expect(withNewMotions(plan, plan)).toBe(plan);
  });
});

describe('a plan as text', () => {
  it('comes back as it was', () => {
    expect(readPlan(planText(plan))).toEqual({ plan });
  });

  it('says where it is wrong', () => {
    const wrong = { ...plan, motions: [{ ...plan.motions[0]!, zoom: 7 }] };
    expect(readPlan(JSON.stringify(wrong))).toMatchObject({ where: 'motions.0.zoom' });
    expect(readPlan('{ "version": 2')).toMatchObject({ where: '' });
    expect(readPlan('7')).toMatchObject({ where: '' });
    expect(readPlan(JSON.stringify({ ...plan, extra: 1 }))).toMatchObject({ where: 'extra' });
  });
});
