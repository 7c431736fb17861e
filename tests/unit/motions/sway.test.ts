import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../engine/analyse/raster.ts';
import type { SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import { modesAt } from '../../../engine/motions/modes.ts';
import { bendOf } from '../../../engine/motions/sway/bend.ts';
import { swayModes } from '../../../engine/motions/sway/field.ts';
import type { SwayMotion } from '../../../engine/motions/sway/schema.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, paint, type Rgb, sceneWith } from '../engine/support/scenes.ts';

const [width, height] = [96, 72];
const leaf: Rgb = [0.2, 0.5, 0.1];
const bark: Rgb = [0.42, 0.41, 0.4];
/** A tree on the ground: a crown from 0.2 to 0.5 of the height, a trunk below it. */
const inCrown = (u: number, v: number) => Math.hypot((u - 0.5) * 1.33, v - 0.35) < 0.2;
const inTrunk = (u: number, v: number) => Math.abs(u - 0.5) < 0.05 && v >= 0.5 && v < 0.85;
const tree = () =>
  sceneWith(
    {
      foliage: maskOf(width, height, (u, v) => (inCrown(u, v) || inTrunk(u, v) ? 1 : 0)),
      ground: maskOf(width, height, (_, v) => (v > 0.85 ? 1 : 0)),
    },
    { depth: maskOf(width, height, () => 1) },
  );
const treeRaster = paint(width, height, (u, v) =>
  inCrown(u, v) ? leaf : inTrunk(u, v) ? bark : [0.6, 0.6, 0.62],
);

const swayOf = (scene: SceneAnalysis, prompt = ''): SwayMotion[] =>
  planMotion(scene, { seed: 1, seconds: 4, fps: 30, prompt: readPrompt(prompt) }).motions.flatMap((m) =>
    m.kind === 'sway' ? [m] : [],
  );
const modesOf = (scene: SceneAnalysis, raster: Raster, motion: SwayMotion) =>
  swayModes(scene, raster, scene.masks[motion.region]!, motion, 1);
const cellAt = (u: number, v: number) => Math.floor(v * height) * width + Math.floor(u * width);

describe('sway', () => {
  const [motion] = swayOf(tree());
  const { weight } = bendOf(tree(), treeRaster, tree().masks.foliage!, motion!);

  it('bends the crown, the more the farther from its root, and neither trunk nor ground', () => {
    expect(weight[cellAt(0.5, 0.2)]).toBeGreaterThan(weight[cellAt(0.5, 0.45)]!);
    expect(weight[cellAt(0.5, 0.2)]).toBeGreaterThan(0.3);
    expect(weight[cellAt(0.5, 0.7)]).toBeLessThan(0.02);
    expect(weight[cellAt(0.5, 0.95)]).toBe(0);
    expect(weight[cellAt(0.05, 0.3)]).toBe(0);
  });

  it('goes on past the silhouette, and dies away', () => {
    const above = Array.from({ length: 10 }, (_, k) => weight[cellAt(0.5, 0.15) - k * width]!);
    expect(above[1]).toBeGreaterThan(0);
    expect(above.at(-1)).toBe(0);
  });

  it('begins at rest, ends at rest, and moves no farther than it says', () => {
    const modes = modesOf(tree(), treeRaster, motion!);
    let [most, atEnds, outside] = [0, 0, 0];
    for (let cell = 0; cell < width * height; cell++) {
      for (let t = 0; t <= 24; t += 4) {
        const [x, y] = [0, 1].map((channel) => modesAt(modes, cell, channel, t / 24));
        const way = Math.hypot((x! * 4) / 3, y!) / (5 / 3);
        most = Math.max(most, way);
        if (t % 24 === 0) atEnds = Math.max(atEnds, way);
        if (weight[cell] === 0) outside = Math.max(outside, way);
      }
    }
    expect(atEnds).toBeLessThan(1e-9);
    expect(outside).toBe(0);
    expect(most).toBeGreaterThan(0.3 * motion!.reach);
    expect(most).toBeLessThan(3 * motion!.reach);
  });

  it('never bends people', () => {
    const scene = sceneWith({
      ...tree().masks,
      person: maskOf(width, height, (u, v) => (u > 0.5 && v < 0.5 ? 1 : 0)),
    });
    const bend = bendOf(scene, treeRaster, scene.masks.foliage!, motion!);
    scene.masks.person!.values.forEach((value, i) => {
      if (value === 1) expect(bend.weight[i]).toBe(0);
    });
  });

  it('roots hair in the scalp: its ends move, the face does not', () => {
    const face = {
      box: { x: 0.35, y: 0.2, width: 0.3, height: 0.4 },
      landmarks: [],
      eyeOpenness: { left: 1, right: 1 },
      mouthOpenness: 0,
      glasses: 0,
      interOcular: 60,
      pose: { yaw: 0, pitch: 0, roll: 0 },
      score: 1,
      depicted: false,
    };
    const hair = maskOf(width, height, (u, v) =>
      u > 0.25 && u < 0.75 && v < 0.9 && (v < 0.2 || u < 0.35 || u > 0.65) ? 1 : 0,
    );
    const scene = sceneWith({ hair }, { faces: [face] });
    const [sway] = swayOf(scene);
    const bend = bendOf(scene, treeRaster, hair, sway!);
    expect(bend.weight[cellAt(0.3, 0.85)]).toBeGreaterThan(0.3);
    expect(bend.weight[cellAt(0.5, 0.1)]).toBeLessThan(0.05);
    expect(bend.weight[cellAt(0.5, 0.4)]).toBe(0);
  });

  it('is planned for what the scene has, less where unsure and in paintings, not in graphics', () => {
    expect(swayOf(sceneWith({}))).toEqual([]);
    expect(swayOf({ ...tree(), kind: 'graphic' })).toEqual([]);
    expect(swayOf({ ...tree(), kind: 'painting' })[0]!.reach).toBeLessThan(motion!.reach);
    const doubted = maskOf(width, height, inCrown as never, 0.2);
    expect(
      swayOf(sceneWith({ foliage: { ...doubted, values: doubted.values.map(Number) as never } }))[0]!.reach,
    ).toBeLessThan(motion!.reach);
  });

  it('obeys the prompt in both languages', () => {
    expect(swayOf(tree(), 'no leaves')[0]!.enabled).toBe(false);
    expect(swayOf(tree(), 'die Blätter nach links')[0]!.heading).toBe(Math.PI);
    expect(swayOf(tree(), 'only the camera')[0]!.enabled).toBe(false);
  });

  it('stays finite for empty, full and one-cell masks, strips and towers', () => {
    for (const picture of [
      { width: 1600, height: 100 },
      { width: 100, height: 1600 },
    ]) {
      for (const value of [() => 0, () => 1, (u: number, v: number) => (u < 0.05 && v < 0.05 ? 1 : 0)]) {
        for (const region of ['foliage', 'grass', 'hair'] as const) {
          const scene = sceneWith({ [region]: maskOf(24, 20, value) }, { picture });
          const raster = paint(24, 20, () => leaf);
          const modes = modesOf(scene, raster, { ...motion!, region });
          for (const { sine, cosine } of modes.list) {
            expect(sine.every(Number.isFinite) && cosine.every(Number.isFinite)).toBe(true);
          }
        }
      }
    }
  });
});
