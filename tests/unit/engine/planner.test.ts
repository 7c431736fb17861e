import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Motion, type MotionPlan, motionPlanSchema } from '../../../engine/plan/motionPlan.ts';
import { type PlanDirectives, planMotion, selectMotions } from '../../../engine/plan/planner.ts';
import { maskOf, sceneWith, seaScene } from './support/scenes.ts';

const directives: PlanDirectives = { seed: 7, seconds: 4, fps: 30 };
const enabledOf = ({ motions }: MotionPlan) =>
  motions.filter(({ enabled }) => enabled).map(({ kind }) => kind);
const flowsOf = ({ motions }: MotionPlan) => motions.filter((motion) => motion.kind === 'flow');

describe('planMotion', () => {
  it('gives the same plan for the same scene and seed', () => {
    expect(planMotion(seaScene(), directives)).toEqual(planMotion(seaScene(), directives));
  });

  it('gives another wind or another camera for another seed', () => {
    const plans = Array.from({ length: 12 }, (_, seed) => planMotion(seaScene(), { ...directives, seed }));
    const headings = new Set(plans.map((plan) => flowsOf(plan)[0]?.heading));
    const sides = new Set(
      plans.map(({ motions }) => motions[0]?.kind === 'camera' && motions[0].travelX > 0),
    );
    expect(headings.size, 'headings of the sky').toBeGreaterThan(6);
    expect(sides.size, 'sides the camera goes to').toBe(2);
  });

  it('moves camera, sky and water, and only what the scene has', () => {
    const names = (plan: MotionPlan) =>
      plan.motions.map((m: Motion) => (m.kind === 'flow' ? m.region : m.kind));
    expect(names(planMotion(seaScene(), directives))).toEqual([
      'camera',
      'sky',
      'water',
      'waves',
      'light',
      'finish',
    ]);
    const still = ['camera', 'light', 'finish'];
    expect(names(planMotion(sceneWith({}), directives)), 'nothing to move').toEqual(still);
    const speck = sceneWith({ sky: maskOf(32, 24, (x, y) => (x < 0.1 && y < 0.1 ? 1 : 0)) });
    expect(names(planMotion(speck, directives)), 'a patch of sky of 1 %').toEqual(still);
    const screenshot = planMotion(sceneWith({}, { kind: 'graphic' }), directives);
    expect(names(screenshot), 'every pixel of a screenshot is meant').toEqual(['camera']);
  });

  it('switches motions by name: only these, without those', () => {
    const plan = (change: Partial<PlanDirectives>) =>
      enabledOf(planMotion(seaScene(), { ...directives, ...change }));
    expect(plan({})).toEqual(['camera', 'flow', 'flow', 'waves', 'light', 'finish']);
    expect(plan({ only: ['camera'] })).toEqual(['camera']);
    expect(plan({ only: ['flow'] })).toEqual(['flow', 'flow']);
    expect(plan({ without: ['camera'] })).toEqual(['flow', 'flow', 'waves', 'light', 'finish']);
    expect(plan({ only: ['camera', 'flow'], without: ['flow'] })).toEqual(['camera']);
    expect(plan({ only: [] })).toEqual([]);
  });

  it('never switches on what a given plan has switched off', () => {
    const off = planMotion(seaScene(), { ...directives, without: ['camera'] }).motions;
    expect(selectMotions(off, { only: ['camera'] }).some(({ enabled }) => enabled)).toBe(false);
  });

  it('chooses the same motions whether or not some are switched off', () => {
    const strip = (plan: MotionPlan) => plan.motions.map((motion) => ({ ...motion, enabled: true }));
    const all = planMotion(seaScene(), directives);
    expect(strip(planMotion(seaScene(), { ...directives, without: ['camera'] }))).toEqual(strip(all));
  });

  it('makes valid plans with whole cycles and bounded travel and speed for loops of 1 to 20 s', () => {
    const scenes = { sea: seaScene(), drawn: seaScene({ kind: 'graphic' }) };
    for (const [name, scene] of Object.entries(scenes)) {
      for (let seconds = 1; seconds <= 20; seconds += 0.5) {
        for (const seed of [0, 1, 0xffffffff]) {
          const plan = planMotion(scene, { seed, seconds, fps: 30 });
          const at = `${name}, ${seconds} s, seed ${seed}`;
          expect(v.safeParse(motionPlanSchema, plan).issues ?? [], at).toEqual([]);
          for (const motion of plan.motions) {
            expect(motion.cycles % 1, `${at}: cycles of ${motion.kind}`).toBe(0);
            if (motion.kind !== 'flow') continue;
            const speed = (motion.travel * motion.cycles) / seconds;
            expect(motion.travel, `${at}: travel in one cycle tears the texture`).toBeLessThanOrEqual(0.0501);
            expect(speed, `${at}: diagonals a second`).toBeGreaterThan(0.002);
            expect(speed, `${at}: diagonals a second`).toBeLessThan(0.06);
          }
        }
      }
    }
  });

  it('moves a region the slower the less sure it is', () => {
    const travel = (confidence: number) =>
      flowsOf(planMotion(sceneWith({ sky: maskOf(8, 8, () => 1, confidence) }), directives))[0]!.travel;
    expect(travel(0.3)).toBeLessThan(travel(0.9));
  });

  it('holds the camera calmer on drawings and on faces', () => {
    const zoom = (scene: Parameters<typeof planMotion>[0]) => {
      const [camera] = planMotion(scene, directives).motions;
      return camera?.kind === 'camera' ? camera.zoom : Number.NaN;
    };
    const face = {
      box: { x: 0.4, y: 0.3, width: 0.2, height: 0.3 },
      landmarks: [],
      eyeOpenness: { left: 1, right: 1 },
      mouthOpenness: 0,
      glasses: 0,
      interOcular: 60,
      pose: { yaw: 0, pitch: 0, roll: 0 },
      score: 1,
      depicted: false,
    };
    const plain = zoom(sceneWith({}));
    expect(zoom(sceneWith({}, { faces: [face] }))).toBeLessThan(plain);
    expect(zoom(sceneWith({}, { kind: 'graphic' }))).toBeLessThan(plain);
  });
});

describe('motionPlanSchema', () => {
  const plan = planMotion(seaScene(), directives);

  it('takes a plan back that went through JSON', () => {
    expect(v.parse(motionPlanSchema, JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  const [camera, sky] = plan.motions;
  const wrong: Record<string, unknown> = {
    'an unknown version': { ...plan, version: 2 },
    'an unknown key': { ...plan, extra: 1 },
    'no motions': { ...plan, motions: undefined },
    'a seed below zero': { ...plan, seed: -1 },
    'a seed over 32 bits': { ...plan, seed: 2 ** 32 },
    'a seed that is no whole number': { ...plan, seed: 0.5 },
    'a loop too short': { ...plan, seconds: 0.5 },
    'a loop too long': { ...plan, seconds: 21 },
    'half frames a second': { ...plan, fps: 29.97 },
    'too many frames a second': { ...plan, fps: 61 },
    'an unknown kind': { ...plan, motions: [{ ...camera, kind: 'explosion' }] },
    'no kind': { ...plan, motions: [{ enabled: true, cycles: 1 }] },
    'half a cycle': { ...plan, motions: [{ ...sky, cycles: 1.5 }] },
    'no cycle': { ...plan, motions: [{ ...sky, cycles: 0 }] },
    'too many cycles': { ...plan, motions: [{ ...sky, cycles: 17 }] },
    'an unknown region': { ...plan, motions: [{ ...sky, region: 'lava' }] },
    'a heading beyond a turn': { ...plan, motions: [{ ...sky, heading: 4 }] },
    'a travel too long': { ...plan, motions: [{ ...sky, travel: 0.2 }] },
    'a travel of NaN': { ...plan, motions: [{ ...sky, travel: Number.NaN }] },
    'a missing travel': { ...plan, motions: [{ ...sky, travel: undefined }] },
    'a key of another kind': { ...plan, motions: [{ ...sky, zoom: 0.01 }] },
    'too much zoom': { ...plan, motions: [{ ...camera, zoom: 0.5 }] },
    'too much travel of the camera': { ...plan, motions: [{ ...camera, travelX: 0.1 }] },
    'a switch that is no boolean': { ...plan, motions: [{ ...camera, enabled: 1 }] },
  };
  it.each(Object.entries(wrong))('refuses %s', (_, value) => {
    expect(v.safeParse(motionPlanSchema, value).success).toBe(false);
  });
});
