import { describe, expect, it } from 'vitest';
import { meanOf, sceneClasses, summarise } from '../../../engine/analyse/sceneAnalysis.ts';
import { EngineError, engineErrorCodes } from '../../../engine/errors.ts';
import { motionKinds, motionSchema } from '../../../engine/plan/motionPlan.ts';
import { maskOf, sceneWith } from './support/scenes.ts';

describe('summarise', () => {
  it('tells areas of what exists, in the order of the classes, rounded', () => {
    const scene = sceneWith({
      water: maskOf(3, 1, (u) => (u < 0.4 ? 1 : 0)),
      sky: maskOf(4, 4, () => 0.5),
    });
    const summary = summarise(scene);
    expect(summary).toEqual({
      source: 'test',
      kind: 'photo',
      light: 'day',
      areas: { sky: 0.5, water: 0.3333 },
      horizon: { y: 0.5, confidence: 1 },
      vanishingPoint: { x: 0.5, y: 0.5, confidence: 0 },
      faces: 0,
    });
    const classes: readonly string[] = sceneClasses;
    const order = Object.keys(summary.areas).map((name) => classes.indexOf(name));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });

  it('has a mean of zero, not NaN, for a map without values', () => {
    expect(meanOf({ width: 0, height: 0, values: new Float32Array() })).toBe(0);
  });
});

describe('names', () => {
  it('lists every kind of motion that the schema knows', () => {
    const kinds = motionSchema.options.map((option) => option.entries.kind.literal);
    expect([...motionKinds].sort()).toEqual(kinds.sort());
  });

  it('carries the code and the cause of an engine error', () => {
    const cause = new Error('why');
    const error = new EngineError('decode-empty', 'nothing', { cause });
    expect(error).toMatchObject({ name: 'EngineError', code: 'decode-empty', message: 'nothing', cause });
    expect(engineErrorCodes).toContain(error.code);
  });
});
