import { describe, expect, it } from 'vitest';
import { softened } from '../../../engine/motions/body.ts';
import { planBreath } from '../../../engine/motions/breath/plan.ts';
import { finishAt } from '../../../engine/motions/finish/moment.ts';
import { planFinish } from '../../../engine/motions/finish/plan.ts';
import { planLight } from '../../../engine/motions/light/plan.ts';
import { findSun, glowOf } from '../../../engine/motions/light/sources.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, paint, sceneWith } from '../engine/support/scenes.ts';

const contextOf = (changes: Parameters<typeof sceneWith>[1] = {}, prompt = '') => ({
  scene: sceneWith({ sky: maskOf(32, 24, (_, v) => (v < 0.5 ? 1 : 0)) }, changes),
  seconds: 4,
  wind: { heading: 0, lean: 0 },
  side: 1,
  wishes: readPrompt(prompt).wishes,
});

describe('planLight and planFinish', () => {
  it('leave alone what is drawn on a screen', () => {
    const graphic = contextOf({ kind: 'graphic' });
    expect([planLight(graphic), planFinish(graphic), planBreath(graphic)]).toEqual([[], [], []]);
  });

  it('are gentler with paintings, and let lamps breathe at night', () => {
    expect(planLight(contextOf({ kind: 'painting' }))[0]!.drift).toBeLessThan(
      planLight(contextOf())[0]!.drift,
    );
    expect(planFinish(contextOf({ kind: 'painting' }))[0]!.grain).toBeLessThan(
      planFinish(contextOf())[0]!.grain,
    );
    const night = planLight(contextOf({ light: 'night' }))[0]!;
    expect(night.glow).toBeGreaterThan(planLight(contextOf())[0]!.glow);
    expect(night.rays, 'no sun at night').toBe(0);
  });

  it('leave black and white without a tint, unless somebody asks for colour', () => {
    const driftOf = (prompt: string) => planLight(contextOf({ grey: true }, prompt))[0]!.drift;
    expect(driftOf('')).toBe(0);
    expect(driftOf('the colours change')).toBeGreaterThan(0);
  });

  it('do as they are told, in English and in German', () => {
    expect(planLight(contextOf({}, 'no light'))[0]!.enabled).toBe(false);
    expect(planLight(contextOf({}, 'kein Licht'))[0]!.enabled).toBe(false);
    expect(planLight(contextOf({}, 'strong light'))[0]!.drift).toBeGreaterThan(
      planLight(contextOf())[0]!.drift,
    );
  });
});

describe('what shines', () => {
  const disc = paint(64, 48, (u, v) =>
    Math.hypot((u - 0.3) * 64, (v - 0.2) * 48) < 2.5 ? [1, 1, 1] : [0.3, 0.4, 0.5],
  );
  const sunny = paint(64, 48, (u, v) => {
    const far = Math.hypot((u - 0.3) * 64, (v - 0.2) * 48);
    const shine = far < 2.5 ? 1 : 0.6 * Math.exp((2.5 - far) / 6);
    return [0.3 + 0.7 * shine, 0.4 + 0.6 * shine, 0.5 + 0.5 * shine];
  });
  /** A cloud's bright top, with blue sky on one side of it. */
  const cloud = paint(64, 48, (u, v) => {
    if (Math.hypot((u - 0.3) * 64, (v - 0.2) * 48) < 2.5) return [1, 1, 1];
    return v > 0.2 ? [0.8, 0.8, 0.8] : [0.3, 0.4, 0.6];
  });
  const sky = maskOf(64, 48, (_, v) => (v < 0.6 ? 1 : 0));

  it('is found: a lamp glows and its surroundings with it, a white wall does not', () => {
    const glow = glowOf(disc);
    expect(glow.values[10 * 64 + 19]!).toBeGreaterThan(0.5);
    expect(glow.values[40 * 64 + 50]!).toBe(0);
    const wall = glowOf(paint(64, 48, () => [0.95, 0.95, 0.95]));
    expect(Math.max(...wall.values)).toBe(0);
  });

  it('is a sun where it stands alone in the sky', () => {
    const sun = findSun(sunny, sky)!;
    expect(sun.x).toBeCloseTo(0.3, 1);
    expect(sun.y).toBeCloseTo(0.2, 1);
    expect(findSun(sunny, undefined)).toBeNull();
    expect(findSun(cloud, sky), 'a cloud').toBeNull();
    expect(findSun(disc, sky), 'a spot in an even sky').toBeNull();
    expect(
      findSun(
        paint(64, 48, () => [1, 1, 1]),
        sky,
      ),
      'a white sky',
    ).toBeNull();
  });
});

describe('finishAt', () => {
  it('is without vignette at the seam, and loops', () => {
    const motion = { kind: 'finish', enabled: true, cycles: 2, grain: 0.01, vignette: 0.1 } as const;
    expect(finishAt(motion, 0, 120)).toEqual({ grain: 0.01, field: 0, vignette: 0 });
    expect(finishAt(motion, 120, 120)).toEqual(finishAt(motion, 0, 120));
    expect(finishAt(motion, 119, 120).vignette).toBeLessThan(0.001);
    expect(finishAt(null, 7, 120)).toEqual({ grain: 0, field: 7, vignette: 0 });
  });
});

describe('softened', () => {
  it('covers a body up to its edge, fades beyond, and stays empty or full', () => {
    const body = softened(maskOf(80, 40, (u) => (u < 0.5 ? 1 : 0)));
    const row = Array.from({ length: 80 }, (_, x) => body.values[20 * 80 + x]!);
    expect(row[38]!).toBeGreaterThan(0.85);
    expect(row[50]!).toBe(0);
    expect(Math.max(...softened(maskOf(8, 8, () => 0)).values)).toBe(0);
    expect(Math.min(...softened(maskOf(8, 8, () => 1)).values)).toBeCloseTo(1, 6);
  });
});
