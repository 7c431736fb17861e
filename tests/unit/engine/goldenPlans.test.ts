import { expect, it } from 'vitest';
import type { SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { faceAt } from '../motions/support.ts';
import { goldenText } from './support/golden.ts';
import { maskOf, sceneWith, seaScene } from './support/scenes.ts';

const person = maskOf(32, 24, (u, v) => (Math.abs(u - 0.5) < 0.25 && v > 0.15 ? 1 : 0), 0.9);
const portrait = (changes: Partial<SceneAnalysis> = {}) =>
  sceneWith({ person }, { faces: [faceAt(0.5, 0.4, 0.25, 640 / 480)], ...changes });

const scenes: Record<string, SceneAnalysis> = {
  sea: seaScene({ water: { kind: 'sea', confidence: 0.9 } }),
  night: seaScene({ light: 'night' }),
  portrait: portrait(),
  painting: portrait({ kind: 'painting', faces: [faceAt(0.5, 0.4, 0.25, 640 / 480, { depicted: true })] }),
  screenshot: sceneWith({}, { kind: 'graphic' }),
  wall: sceneWith({ structure: maskOf(32, 24, () => 1) }),
};

it.each(Object.entries(scenes))('plans for a %s what it planned before', async (name, scene) => {
  const plan = planMotion(scene, { seed: 7, seconds: 4, fps: 30 });
  await expect(goldenText(plan)).toMatchFileSnapshot(`../../fixtures/plans/${name}.txt`);
});
