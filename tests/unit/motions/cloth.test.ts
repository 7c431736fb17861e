import { describe, expect, it } from 'vitest';
import { clothModes } from '../../../engine/motions/cloth/field.ts';
import { planCloth } from '../../../engine/motions/cloth/plan.ts';
import { modesAt } from '../../../engine/motions/modes.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, sceneWith } from '../engine/support/scenes.ts';
import { expectLoop, faceAt } from './support.ts';

const flag = maskOf(80, 60, (u, v) => (u > 0.3 && u < 0.7 && v > 0.3 && v < 0.55 ? 1 : 0));
const curtain = maskOf(80, 60, (u, v) => (u > 0.4 && u < 0.6 && v > 0.1 && v < 0.9 ? 1 : 0));
const motion = { kind: 'cloth', enabled: true, cycles: 2, heading: 0, wave: 0.04, shade: 0.12 } as const;
const scene = sceneWith({ cloth: flag });
const sway = (mask: typeof flag, x: number, y: number, channel: number, heading = 0) => {
  const { wave } = clothModes(scene, mask, { ...motion, heading }, 5);
  return Math.max(
    ...Array.from({ length: 24 }, (_, k) => Math.abs(modesAt(wave, y * 80 + x, channel, k / 24)) * 60),
  );
};

describe('cloth', () => {
  it('streams from its pole: still there, waving across the wind at its free end, and nowhere else', () => {
    expect(sway(flag, 24, 25, 1), 'pole').toBeLessThan(0.01);
    expect(sway(flag, 54, 25, 1), 'free end').toBeGreaterThan(0.3);
    expect(sway(flag, 54, 25, 1)).toBeLessThan(4);
    expect(sway(flag, 54, 25, 1)).toBeGreaterThan(2 * sway(flag, 54, 25, 0));
    expect(sway(flag, 24, 25, 1, Math.PI), 'with the wind from the right').toBeGreaterThan(0.3);
    expect(sway(flag, 10, 50, 1), 'elsewhere').toBe(0);
  });

  it('hangs from its rail where it is tall, whatever the wind', () => {
    expect(sway(curtain, 40, 6, 0)).toBeLessThan(0.01);
    expect(sway(curtain, 40, 52, 0)).toBeGreaterThan(0.3);
  });

  it('leaves faces before it alone, stays within the picture, and waves no farther than looks like cloth', () => {
    const full = maskOf(80, 60, () => 1);
    const behind = sceneWith({ cloth: full }, { faces: [faceAt(0.7, 0.5, 0.2, 4 / 3)] });
    const far = ({ x, y }: { readonly x: number; readonly y: number }, its = behind) => {
      const { wave } = clothModes(its, full, { ...motion, wave: 0.15 }, 5);
      return Math.max(
        ...Array.from({ length: 24 }, (_, k) => Math.abs(modesAt(wave, y * 80 + x, 1, k / 24))),
      );
    };
    expect(far({ x: 56, y: 30 }), 'a face').toBeLessThan(0.002);
    expect(far({ x: 56, y: 30 }, scene), 'without a face').toBeGreaterThan(0.01);
    for (const y of [0, 59]) expect(far({ x: 70, y }, scene), `border ${y}`).toBe(0);
    expect(far({ x: 70, y: 20 }, scene)).toBeLessThan(0.12);
  });

  it.each([
    ['empty', maskOf(80, 60, () => 0)],
    ['full', maskOf(80, 60, () => 1)],
    [
      'of a pixel',
      maskOf(80, 60, (u, v) => (Math.floor(u * 80) === 40 && Math.floor(v * 60) === 30 ? 1 : 0)),
    ],
    ['of a strip', maskOf(160, 10, (u) => (u < 0.5 ? 1 : 0))],
  ])('is at rest at the beginning and loops with a mask that is %s', (_, mask) => {
    const wide = sceneWith({ cloth: mask }, { picture: { width: 1600, height: 100 } });
    const { wave, light } = clothModes(wide, mask, motion, 5);
    expectLoop(wave);
    expectLoop(light);
  });

  it('is planned where the user has shown it, and obeys', () => {
    const context = (prompt = '') => ({
      scene,
      seconds: 4,
      wind: { heading: 0, lean: 0 },
      side: 1,
      wishes: readPrompt(prompt).wishes,
    });
    expect(planCloth(context())).toHaveLength(1);
    expect(planCloth({ ...context(), scene: sceneWith({}) })).toEqual([]);
    expect(planCloth(context('the flag waves to the left'))[0]!.heading).toBeCloseTo(Math.PI, 3);
    expect(planCloth(context('die Fahne steht still'))[0]!.enabled).toBe(false);
  });
});
