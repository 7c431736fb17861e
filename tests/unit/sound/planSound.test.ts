import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Face, SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { chooseSound, planSound, type SoundContext } from '../../../engine/sound/planSound.ts';
import { soundPlanSchema } from '../../../engine/sound/soundPlan.ts';
import { maskOf, sceneWith, seaScene } from '../engine/support/scenes.ts';

const face = { box: { x: 0.3, y: 0.2, width: 0.3, height: 0.4 }, depicted: false } as Face;
const sea = (changes: Partial<SceneAnalysis> = {}) =>
  seaScene({ water: { kind: 'sea', confidence: 0.8 }, ...changes });

const plan = (scene: SceneAnalysis, changes: Partial<SoundContext> = {}, words = '') =>
  planSound({ scene, seconds: 4, motions: [], wishes: readPrompt(words).sound, ...changes });
const heard = (...args: Parameters<typeof plan>) =>
  plan(...args)
    .layers.filter(({ enabled }) => enabled)
    .map(({ kind }) => kind);

describe('what is heard', () => {
  it('is surf at the sea, by the kind of water', () => {
    expect(heard(sea())).toContain('surf');
    expect(v.is(soundPlanSchema, plan(sea()))).toBe(true);
    const kinds = [
      ['still', 'lake'],
      ['flowing', 'stream'],
      ['fall', 'waterfall'],
    ] as const;
    for (const [water, kind] of kinds) {
      expect(heard(seaScene({ water: { kind: water, confidence: 0.5 } }))[0]).toBe(kind);
    }
    expect(heard(seaScene({ water: { kind: 'flowing', confidence: 0.39 } }))[0]).toBe('lake');
  });

  it('is a chord in portraits and paintings, whatever lies behind, and nothing in graphics', () => {
    expect(heard(sea({ faces: [face] }))).toEqual(['pad']);
    expect(heard(sea({ kind: 'painting' }))).toEqual(['pad']);
    expect(heard(sea({ kind: 'graphic' }))).toEqual([]);
    const statue = { ...face, depicted: true };
    expect(heard(sea({ faces: [statue] }))).toContain('surf');
  });

  it('is trees and birds by day, insects by night, a town, a room', () => {
    const green = { foliage: maskOf(32, 24, () => 0.8) };
    expect(heard(sceneWith(green))).toEqual(['leaves', 'birds']);
    expect(heard(sceneWith(green, { light: 'night' }))).toEqual(['leaves', 'insects']);
    const town = { sky: maskOf(32, 24, () => 0.3), structure: maskOf(32, 24, () => 0.6) };
    expect(heard(sceneWith(town))).toEqual(['city']);
    expect(heard(sceneWith({ structure: maskOf(32, 24, () => 0.8) }))).toEqual(['city']);
    expect(heard(sceneWith({ structure: maskOf(32, 24, () => 0.4) }))).toEqual(['room']);
    expect(heard(sceneWith({}))).toEqual(['room']);
  });

  it('is no town where built things are hardly sure: a cliff behind the sea', () => {
    const cliff = { structure: maskOf(32, 24, (u) => (u < 0.2 ? 0.9 : 0), 0.6) };
    expect(heard(sea({ masks: { ...sea().masks, ...cliff } }))).not.toContain('city');
    expect(heard(sceneWith({ ...cliff, sky: maskOf(32, 24, () => 0.3) }))).toEqual(['wind']);
  });

  it('is louder, brighter and stronger near than far, and comes from where it is', () => {
    const at = (depth: number, left: boolean) =>
      plan(
        sceneWith(
          { water: maskOf(32, 24, (u) => (u < 0.4 === left ? 1 : 0)) },
          { water: { kind: 'sea', confidence: 1 }, depth: maskOf(32, 24, () => depth) },
        ),
      ).layers[0]!;
    expect(at(0.9, true).gain).toBeGreaterThan(at(0.2, true).gain + 4);
    expect(at(0.9, true).brightness).toBeGreaterThan(at(0.2, true).brightness + 0.2);
    expect(at(0.9, true).pan).toBeLessThan(-0.3);
    expect(at(0.9, false).pan).toBeGreaterThan(0.2);
  });

  it('is the fire that is seen, first of all: a candle softer than a blaze, and no chord beside it', () => {
    const motions = [{ kind: 'flame', cycles: 3, enabled: true }];
    const burning = (size: number, changes: Partial<SceneAnalysis> = {}) =>
      sceneWith({ flame: maskOf(32, 24, (u, v) => (u > 0.7 && v < size ? 1 : 0)) }, changes);
    expect(heard(burning(0.1), { motions })).toEqual(['fire']);
    expect(heard(burning(0.1, { faces: [face] }), { motions })).toEqual(['fire']);
    expect(heard({ ...sea(), masks: { ...sea().masks, ...burning(0.1).masks } }, { motions })[0]).toBe(
      'fire',
    );
    const [candle, blaze] = [0.1, 0.9].map((size) => plan(burning(size), { motions }).layers[0]!);
    expect(blaze!.gain).toBeGreaterThan(candle!.gain + 2);
    expect(blaze!.strength).toBeGreaterThan(candle!.strength + 0.3);
    expect(candle!.pan).toBeGreaterThan(0.3);
    // The planner moves what surely burns; what may be a lamp is not heard either.
    expect(heard(burning(0.1))).toEqual(['room']);
    expect(heard(burning(0.1), { motions }, 'no fire sound')).not.toContain('fire');
  });

  it('keeps time with the waves that are seen', () => {
    const waves = { kind: 'waves', cycles: 3, enabled: true };
    expect(plan(sea(), { motions: [waves] }).layers[0]!.cycles).toBe(3);
    expect(plan(sea(), { seconds: 15 }).layers[0]!.cycles).toBe(3);
  });
});

describe('wishes', () => {
  it.each([
    ['with rain', 'rain'],
    ['mit Wellenrauschen', 'surf'],
    ['clouds drift slowly, with birds and crickets', 'insects'],
    ['Vogelgezwitscher', 'birds'],
    ['am Lagerfeuer, mit Feuer', 'fire'],
  ])('%s brings %s', (words, kind) => {
    expect(heard(sceneWith({}), {}, words)).toContain(kind);
  });

  it.each(['no sound', 'ohne Ton', 'kein Geräusch', 'silent', 'lautlos'])('%s: nothing is heard', (words) => {
    expect(heard(sea(), {}, words)).toEqual([]);
    // Motion goes on.
    for (const wish of Object.values(readPrompt(words).wishes)) expect(wish.moves).toBeNull();
  });

  it('take away what is not wanted', () => {
    const green = { foliage: maskOf(32, 24, () => 0.8) };
    expect(heard(sceneWith(green), {}, 'no birds')).toEqual(['leaves']);
  });

  it('leave words of motion to motion', () => {
    const { wishes, sound } = readPrompt('waves move fast, with rain');
    expect(wishes.water).toMatchObject({ moves: true, pace: 1.6 });
    expect(sound).toEqual({ silent: false, wanted: ['rain'], unwanted: [], gain: 0 });
  });
});

describe('a choice', () => {
  it('is one kind alone, or nothing', () => {
    expect(heard(sea(), { choice: 'fire' })).toEqual(['fire']);
    expect(heard(sea(), { choice: 'none' })).toEqual([]);
    expect(heard(sea(), { choice: 'auto' })).toEqual(heard(sea()));
  });

  it('changes a given plan too', () => {
    const given = plan(sea());
    const context = (choice: SoundContext['choice']) => ({
      scene: sea(),
      seconds: 4,
      motions: [],
      wishes: readPrompt('').sound,
      choice,
    });
    expect(chooseSound(given, context(undefined))).toBe(given);
    expect(chooseSound(given, context('none'))).toEqual({ layers: [] });
    expect(chooseSound(given, context('rain'))!.layers.map(({ kind }) => kind)).toEqual(['rain']);
  });
});
