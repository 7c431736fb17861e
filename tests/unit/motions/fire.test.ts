import { describe, expect, it } from 'vitest';
import { findFlames } from '../../../engine/analyse/flames.ts';
import { flameModes } from '../../../engine/motions/flame/field.ts';
import { planFlame } from '../../../engine/motions/flame/plan.ts';
import { planFlows } from '../../../engine/motions/flow/plan.ts';
import { modesAt } from '../../../engine/motions/modes.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, paint, type Rgb, sceneWith } from '../engine/support/scenes.ts';
import { expectLoop } from './support.ts';

const mix = (a: Rgb, b: Rgb, t: number): Rgb => {
  const at = Math.min(1, Math.max(0, t));
  return [0, 1, 2].map((c) => a[c]! + (b[c]! - a[c]!) * at) as unknown as Rgb;
};

/** A candle in a room: a flame at (0.5, 0.5), its halo, and how bright the room is. */
const candle = (room: number, core: Rgb = [1, 0.95, 0.7], soft = true) =>
  paint(160, 120, (u, v) => {
    const x = (u - 0.5) * 160;
    const y = (v - 0.5) * 120;
    const r = Math.hypot(x / 3, y / 6);
    if (r < 1) return mix(core, [1, 0.7, 0.3], (r - 0.75) * 4);
    const walls: Rgb = [room, room, room];
    return soft ? mix([0.65, 0.4, 0.15], walls, Math.hypot(x, y) / 28) : walls;
  });

describe('findFlames', () => {
  it('finds a candle in the dark, where it burns', () => {
    const mask = findFlames(candle(0.06), {}, 'photo')!;
    expect(mask.values[60 * 160 + 80]!).toBeGreaterThan(0.9);
    expect(mask.values[60 * 160 + 100]!).toBe(0);
    expect(mask.values.filter((value) => value > 0.5).length).toBeLessThan(120);
  });

  it.each([
    ['a bright room', findFlames(candle(0.5), {}, 'photo')],
    ['a white lamp', findFlames(candle(0.06, [0.9, 0.95, 1]), {}, 'photo')],
    ['an orange blossom', findFlames(candle(0.06, [0.95, 0.5, 0.1]), {}, 'photo')],
    ['a hard-edged light', findFlames(candle(0.06, [1, 0.95, 0.7], false), {}, 'photo')],
    ['a drawing', findFlames(candle(0.06), {}, 'graphic')],
    ['a sun in the sky', findFlames(candle(0.06), { sky: maskOf(160, 120, () => 1) }, 'photo')],
    [
      'a dark room',
      findFlames(
        paint(160, 120, () => [0.05, 0.05, 0.05]),
        {},
        'photo',
      ),
    ],
    [
      'a strip of light',
      findFlames(
        paint(160, 10, () => [1, 0.9, 0.6]),
        {},
        'photo',
      ),
    ],
  ])('takes %s for none', (_, found) => expect(found).toBeNull());
});

const flame = maskOf(80, 60, (u, v) => (Math.abs(u - 0.5) < 0.05 && Math.abs(v - 0.5) < 0.15 ? 1 : 0), 0.9);
const contextOf = (prompt = '', confidence = 0.9, more = {}) => ({
  scene: sceneWith({ flame: { ...flame, confidence }, ...more }, { light: 'night' }),
  seconds: 4,
  wind: { heading: 0, lean: 0 },
  side: 1,
  wishes: readPrompt(prompt).wishes,
});
const motion = { kind: 'flame', enabled: true, cycles: 3, lick: 0.1, flicker: 0.15 } as const;

describe('flames', () => {
  const { scene } = contextOf();
  const { lick, light } = flameModes(scene, flame, motion, 7);

  it('are at rest at the beginning, loop, and stay at their root and away from the fire', () => {
    expectLoop(lick);
    expectLoop(light);
    const sway = (x: number, y: number) =>
      Math.max(...Array.from({ length: 24 }, (_, k) => Math.abs(modesAt(lick, y * 80 + x, 0, k / 24)) * 80));
    expect(sway(40, 22), 'tip').toBeGreaterThan(3 * sway(40, 36));
    expect(sway(40, 39), 'root').toBe(0);
    expect(sway(10, 30), 'far off').toBe(0);
    expect(sway(40, 22)).toBeGreaterThan(0.5);
    expect(sway(40, 22)).toBeLessThan(6);
  });

  it('light what is around them', () => {
    const lit = (x: number) =>
      Math.max(...Array.from({ length: 24 }, (_, k) => Math.abs(modesAt(light, 30 * 80 + x, 0, k / 24))));
    expect(lit(40)).toBeGreaterThan(lit(52));
    expect(lit(52)).toBeGreaterThan(0);
    expect(lit(78)).toBe(0);
  });

  it.each([
    ['empty', maskOf(80, 60, () => 0)],
    ['full', maskOf(80, 60, () => 1)],
    [
      'of a pixel',
      maskOf(80, 60, (u, v) => (Math.floor(u * 80) === 40 && Math.floor(v * 60) === 30 ? 1 : 0)),
    ],
    ['of a strip', maskOf(160, 10, (u) => (u < 0.5 ? 1 : 0))],
  ])('hold with a mask that is %s', (_, mask) => {
    const wide = sceneWith({ flame: mask }, { picture: { width: 1600, height: 100 } });
    const modes = flameModes(wide, mask, motion, 7);
    expectLoop(modes.lick);
    expectLoop(modes.light);
  });

  it('burn where they are sure, or asked for', () => {
    expect(planFlame(contextOf())).toHaveLength(1);
    expect(planFlame(contextOf('', 0.4))).toEqual([]);
    expect(planFlame(contextOf('the flames flicker', 0.4))).toHaveLength(1);
    expect(planFlame(contextOf('keine Flammen'))[0]!.enabled).toBe(false);
    expect(planFlame(contextOf('strong flames'))[0]!.lick).toBeGreaterThan(planFlame(contextOf())[0]!.lick);
  });
});

it('lets smoke rise where the user has shown some, or go where it is sent', () => {
  const smoke = maskOf(32, 24, (u) => (u < 0.05 ? 1 : 0), 0.9);
  const [flow] = planFlows(contextOf('', 0.9, { smoke }));
  expect(flow).toMatchObject({ region: 'smoke', course: 'wind', perspective: 0 });
  expect(Math.sin(flow!.heading)).toBeLessThan(-0.9);
  expect(planFlows(contextOf('smoke drifts left', 0.9, { smoke }))[0]!.heading).toBeCloseTo(Math.PI, 3);
  expect(planFlows(contextOf('', 0.9))).toEqual([]);
});
