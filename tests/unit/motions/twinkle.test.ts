import { describe, expect, it } from 'vitest';
import { findNightLights, type NightLights } from '../../../engine/analyse/nightLights.ts';
import { flowField } from '../../../engine/motions/flow/field.ts';
import { planFlows } from '../../../engine/motions/flow/plan.ts';
import { modesAt } from '../../../engine/motions/modes.ts';
import { twinkleModes } from '../../../engine/motions/twinkle/field.ts';
import { planTwinkle } from '../../../engine/motions/twinkle/plan.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, paint, type Rgb, sceneWith } from '../engine/support/scenes.ts';

const [width, height] = [160, 120];
/** Whether a place is within a cell of a point of a sparse grid. */
const onGrid = (u: number, v: number) =>
  Math.floor(u * width) % 12 === 5 && Math.floor(v * height) % 10 === 5;
const sky = maskOf(width, height, (_, v) => (v < 0.5 ? 1 : 0));
/** A city below a sky: lamps, stars, and how bright the sky is. */
const city = (lamps: Rgb, stars: number, brightness: number) =>
  paint(width, height, (u, v, noise) => {
    const speck = 0.01 * noise;
    if (v < 0.5) {
      const light = brightness + speck + (onGrid(u, v) ? stars : 0);
      return [light, light, light];
    }
    return onGrid(u, v) ? lamps : [0.08 + speck, 0.08, 0.1];
  });
const warm: Rgb = [1, 0.85, 0.5];

describe('findNightLights', () => {
  it('finds lamps under a dark sky and stars in it, where they are', () => {
    const lights = findNightLights(city(warm, 0.5, 0.05), { sky }, 'photo')!;
    expect(lights.starry).toBe(true);
    expect(lights.stars.length).toBeGreaterThan(40);
    expect(lights.lamps.length).toBeGreaterThan(50);
    expect(lights.stars.every(({ y }) => y < 0.5)).toBe(true);
    expect(lights.lamps.every(({ y }) => y > 0.5)).toBe(true);
    expect(lights.lamps.every(({ x, y }) => onGrid(x, y))).toBe(true);
  });

  it('finds none by day, without a sky, in drawings, and in the dark without lights', () => {
    expect(findNightLights(city(warm, 0, 0.7), { sky }, 'photo')).toBeNull();
    expect(findNightLights(city(warm, 0.5, 0.05), {}, 'photo')).toBeNull();
    expect(findNightLights(city(warm, 0.5, 0.05), { sky }, 'graphic')).toBeNull();
    expect(findNightLights(city([0.1, 0.1, 0.1], 0, 0.05), { sky }, 'photo')).toBeNull();
  });

  it('takes people and water for no lamps, and holds with empty, full and odd masks', () => {
    const water = maskOf(width, height, (_, v) => (v > 0.5 ? 1 : 0));
    expect(findNightLights(city(warm, 0, 0.05), { sky, water }, 'photo')).toBeNull();
    for (const share of [0, 1]) {
      const all = maskOf(width, height, () => share);
      expect(findNightLights(city(warm, 0, 0.05), { sky: all }, 'photo')?.lamps ?? []).toEqual([]);
    }
    const strip = paint(160, 10, () => [0.02, 0.02, 0.02]);
    expect(findNightLights(strip, { sky: maskOf(160, 10, () => 1) }, 'photo')).toBeNull();
  });
});

const lights: NightLights = {
  starry: true,
  stars: [{ x: 0.25, y: 0.2, radius: 0.005, strength: 0.5 }],
  lamps: [
    { x: 0.5, y: 0.8, radius: 0.01, strength: 1 },
    { x: 1, y: 1, radius: 0.01, strength: 1 },
  ],
};
const motion = { kind: 'twinkle', enabled: true, cycles: 2, lamps: 0.3, stars: 0.3 } as const;

describe('twinkleModes', () => {
  const modes = twinkleModes(lights, motion, 64, 48, 7);
  const at = (x: number, y: number, time: number) => modesAt(modes, y * 64 + x, 0, time);

  it('is at rest at the beginning, returns to it, and swings at lights alone', () => {
    for (let i = 0; i < 64 * 48; i++) {
      expect(modesAt(modes, i, 0, 0)).toBe(0);
      expect(Math.abs(modesAt(modes, i, 0, 1 - 1e-7))).toBeLessThan(1e-5);
    }
    const swing = (x: number, y: number) =>
      Math.max(...Array.from({ length: 40 }, (_, k) => Math.abs(at(x, y, k / 40))));
    expect(swing(32, 38)).toBeGreaterThan(0.1);
    expect(swing(16, 9)).toBeGreaterThan(0.05);
    expect(swing(50, 20), 'between lights').toBe(0);
    expect(swing(32, 38)).toBeLessThan(1);
  });

  it('lets each light twinkle in its own time, and nothing of what is switched off', () => {
    expect(at(32, 38, 0.3)).not.toBeCloseTo(at(63, 47, 0.3), 3);
    const dark = twinkleModes(lights, { ...motion, lamps: 0, stars: 0 }, 64, 48, 7);
    expect(dark.list).toEqual([]);
  });
});

describe('a night', () => {
  const contextOf = (prompt = '', changes = {}) => ({
    scene: sceneWith({ sky }, { light: 'night', lights, ...changes }),
    seconds: 4,
    wind: { heading: 0, lean: 0 },
    side: 1,
    wishes: readPrompt(prompt).wishes,
  });

  it('twinkles as it is told', () => {
    const plan = (prompt = '') => planTwinkle(contextOf(prompt))[0]!;
    expect(plan()).toMatchObject({ enabled: true, cycles: 2 });
    expect(plan('no stars').stars).toBe(0);
    expect(plan('no stars').lamps).toBe(plan().lamps);
    expect(plan('strong stars').stars).toBeGreaterThan(plan().stars);
    expect(plan('keine Sterne, keine Stadtlichter').enabled).toBe(false);
    expect(planTwinkle(contextOf('', { lights: undefined }))).toEqual([]);
  });

  it('keeps its stars where they are, or turns them as one about a point where it is asked to', () => {
    expect(planFlows(contextOf('', { light: 'day' })), 'a starry sky that is not quite dark').toEqual([]);
    const [turn] = planFlows(contextOf('the sky moves'));
    expect(turn).toMatchObject({ course: 'turn', region: 'sky' });
    const { scene } = contextOf();
    const field = flowField(scene, turn!, 1, 'layer');
    const aspect = 640 / 480;
    for (let i = 0; i < field.width * field.height; i++) {
      // Across the line to the pole, and as long as the way to it: a turn keeps all distances.
      const x = (((i % field.width) + 0.5) / field.width - 0.5) * aspect;
      const y = (Math.floor(i / field.width) + 0.5) / field.height - scene.horizon.y;
      const [dx, dy] = [field.vectors[2 * i]! * aspect, field.vectors[2 * i + 1]!];
      expect(Math.abs(dx * x + dy * y)).toBeLessThan(1e-6);
      expect(Math.hypot(dx, dy)).toBeLessThanOrEqual(turn!.travel * Math.hypot(aspect, 1) + 1e-6);
    }
  });
});
