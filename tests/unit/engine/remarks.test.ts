import { describe, expect, it } from 'vitest';
import { levelOf, qualities, qualityLevels } from '../../../engine/gpu/quality.ts';
import { planMotion } from '../../../engine/plan/planner.ts';
import { planRemarks, remarksOn } from '../../../engine/plan/remarks.ts';
import { sceneWith, seaScene } from './support/scenes.ts';

const directives = { seed: 1, seconds: 4, fps: 30 };
const remarks = (scene: Parameters<typeof planMotion>[0]) => remarksOn(scene, planMotion(scene, directives));

describe('remarksOn', () => {
  it('says why little moves, and nothing where something does', () => {
    expect(remarks(sceneWith({}, { kind: 'graphic' }))).toEqual(['drawn']);
    expect(remarks(sceneWith({}))).toEqual(['nothing-moves']);
    expect(remarks(seaScene())).toEqual([]);
    expect(planRemarks).toEqual(['drawn', 'nothing-moves']);
  });
});

describe('levelOf', () => {
  it('rises with what an adapter was measured to draw', () => {
    expect([50, 1499, 1500, 11_999, 12_000].map(levelOf)).toEqual([
      'draft',
      'draft',
      'standard',
      'standard',
      'high',
    ]);
    const sides = qualityLevels.map((level) => qualities[level].longSide);
    expect([...sides].sort((a, b) => a - b)).toEqual(sides);
  });
});
