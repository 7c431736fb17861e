import { describe, expect, it } from 'vitest';
import type { SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import { bendOf } from '../../../engine/motions/sway/bend.ts';
import { furFreedom } from '../../../engine/motions/sway/fur.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, paint, sceneWith } from '../engine/support/scenes.ts';

const [width, height] = [96, 72];
const cell = (u: number, v: number) => Math.floor(v * height) * width + Math.floor(u * width);
/** A round animal with one pointed ear. */
const inBody = (u: number, v: number) => Math.hypot((u - 0.5) * 1.33, v - 0.6) < 0.3;
const inEar = (u: number, v: number) => Math.abs(u - 0.5) < 0.035 && v > 0.12 && v < 0.35;
const pet = (share = 1, confidence = 0.9) =>
  sceneWith(
    { animal: maskOf(width, height, (u, v) => (inBody(u, v) || inEar(u, v) ? share : 0), confidence) },
    { depth: maskOf(width, height, () => 1) },
  );
const motionsOf = (scene: SceneAnalysis, prompt = '') =>
  planMotion(scene, { seed: 1, seconds: 4, fps: 30, prompt: readPrompt(prompt) }).motions;
const furOf = (scene: SceneAnalysis, prompt = '') =>
  motionsOf(scene, prompt).flatMap((motion) =>
    motion.kind === 'sway' && motion.region === 'animal' ? [motion] : [],
  );
const breathOf = (scene: SceneAnalysis, prompt = '') =>
  motionsOf(scene, prompt).flatMap((motion) =>
    motion.kind === 'breath' && motion.region === 'animal' ? [motion] : [],
  );

describe('fur', () => {
  const region = Array.from({ length: width * height }, (_, i) => i).filter(
    (i) => pet().masks.animal!.values[i]! > 0.5,
  );
  const freedom = furFreedom(region, width, height);

  it('is freest at the tip of an ear, freer at the edge than within, and never loose', () => {
    const [tip, root, edge, within] = [
      freedom.get(cell(0.5, 0.14))!,
      freedom.get(cell(0.5, 0.31))!,
      freedom.get(cell(0.5, 0.88))!,
      freedom.get(cell(0.5, 0.6))!,
    ];
    expect(tip).toBeGreaterThan(0.9);
    expect(root).toBeLessThan(tip);
    expect(edge).toBeGreaterThan(2 * within);
    expect(within).toBeCloseTo(0.2, 2);
    expect(Math.max(...freedom.values())).toBeLessThanOrEqual(1);
  });

  it('moves in an animal, and nothing around it', () => {
    const [motion] = furOf(pet());
    const raster = paint(width, height, () => [0.5, 0.4, 0.3]);
    const { weight } = bendOf(pet(), raster, pet().masks.animal!, motion!);
    expect(weight[cell(0.5, 0.6)]).toBeGreaterThan(0.1);
    expect(weight[cell(0.05, 0.1)]).toBe(0);
  });

  it('moves where there is an animal, less where that is not sure, and only with one', () => {
    const [sure, unsure] = [furOf(pet())[0]!, furOf(pet(1, 0.5))[0]!];
    expect(sure.reach).toBeLessThan(0.004);
    expect(unsure.reach).toBeLessThan(sure.reach);
    expect(furOf(sceneWith({}))).toEqual([]);
  });

  it('is asked for and stilled by words, in both languages', () => {
    for (const still of ['keep the cat still', 'no fur', 'die Katze soll ruhig bleiben', 'kein Fell'])
      expect(furOf(pet(), still)[0]!.enabled, still).toBe(false);
    expect(breathOf(pet(), 'keep the dog still')[0]!.enabled).toBe(false);
    expect(furOf(pet(), 'fur moves a lot')[0]!.reach).toBeGreaterThan(furOf(pet())[0]!.reach);
  });
});

describe('an animal', () => {
  it('breathes by itself, and as its own region', () => {
    expect(breathOf(pet())[0]).toMatchObject({ enabled: true, region: 'animal' });
    expect(breathOf(pet(1, 0.5))).toEqual([]);
  });
});
