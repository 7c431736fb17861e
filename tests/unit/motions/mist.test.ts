import { describe, expect, it } from 'vitest';
import type { SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import { footOf, mistModes } from '../../../engine/motions/mist/field.ts';
import { planMist } from '../../../engine/motions/mist/plan.ts';
import { modesAt } from '../../../engine/motions/modes.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, paint, sceneWith } from '../engine/support/scenes.ts';
import { expectLoop } from './support.ts';

/** A white fall in the middle that ends at half the height, in a dark pool. */
const isFall = (u: number, v: number) => Math.abs(u - 0.5) < 0.1 && v < 0.5;
const raster = paint(80, 60, (u, v) => (isFall(u, v) ? [0.9, 0.9, 0.9] : [0.15, 0.2, 0.2]));
const water = maskOf(80, 60, (u, v) => (isFall(u, v) || v > 0.5 ? 1 : 0));
const contextOf = (prompt = '', changes: Partial<SceneAnalysis> = {}) => ({
  scene: sceneWith(
    { water },
    { water: { kind: 'fall', confidence: 0.8 }, horizon: { y: 0, confidence: 0 }, ...changes },
  ),
  seconds: 4,
  wind: { heading: 0, lean: 0 },
  side: 1,
  wishes: readPrompt(prompt).wishes,
});
const motion = { kind: 'mist', enabled: true, cycles: 1, veil: 0.1, length: 0.3 } as const;

describe('mist', () => {
  it('stands at the foot of the fall', () => {
    const foot = footOf(water, raster);
    const at = (u: number, v: number) => foot[Math.floor(v * 60) * 80 + Math.floor(u * 80)]!;
    expect(at(0.5, 0.47)).toBeGreaterThan(0.7);
    expect(at(0.5, 0.47)).toBeGreaterThan(4 * at(0.5, 0.1));
    expect(at(0.05, 0.5)).toBeLessThan(0.05);
    expect(at(0.5, 0.95)).toBeLessThan(0.05);
  });

  it('is none at the beginning, loops, and is as thick as it says', () => {
    const modes = mistModes(contextOf().scene, water, raster, motion, 3);
    expectLoop(modes);
    const cell = Math.floor(0.47 * 60) * 80 + 40;
    const most = Math.max(...Array.from({ length: 40 }, (_, k) => modesAt(modes, cell, 0, k / 40)));
    expect(most).toBeGreaterThan(0.03);
    expect(most).toBeLessThan(0.5);
  });

  it.each([
    ['empty', maskOf(80, 60, () => 0)],
    ['full', maskOf(80, 60, () => 1)],
    [
      'of a pixel',
      maskOf(80, 60, (u, v) => (Math.floor(u * 80) === 40 && Math.floor(v * 60) === 20 ? 1 : 0)),
    ],
    ['of another size', maskOf(160, 10, () => 1)],
  ])('holds with a mask that is %s', (_, mask) => {
    expectLoop(mistModes(contextOf().scene, mask, raster, motion, 3));
  });

  it('is planned for falls, less of it for cascades, and for no sea or mirror', () => {
    const veil = (changes: Partial<SceneAnalysis>, prompt = '') =>
      planMist(contextOf(prompt, changes))[0]?.veil;
    const fall = veil({})!;
    const sky = maskOf(80, 60, (_, v) => (v < 0.2 ? 1 : 0));
    expect(fall).toBeGreaterThan(veil({ water: { kind: 'flowing', confidence: 0.8 } })!);
    expect(veil({ water: { kind: 'flowing', confidence: 0.8 }, masks: { water, sky } })).toBeUndefined();
    expect(veil({ water: { kind: 'still', confidence: 0.8 } })).toBeUndefined();
    expect(veil({ kind: 'graphic' })).toBeUndefined();
    expect(veil({}, 'more mist')).toBeGreaterThan(fall);
    expect(planMist(contextOf('kein Dunst'))[0]!.enabled).toBe(false);
  });
});
