import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type Corrections,
  correctionsSchema,
  mostToldFaces,
  toldFacesOf,
} from '../../../engine/contracts.ts';
import { draggedFace, facesOff, withFace, withToldFace } from '../../../lib/studio/correctionEdits.ts';

const face = { x: 0.2, y: 0.3, width: 0.1, height: 0.1 };

describe('faces that are pointed at', () => {
  it('are remembered beside those that are off, and stay when one is switched', () => {
    const told = withToldFace(withFace([], 0, false), face);
    expect(toldFacesOf(told)).toEqual([face]);
    expect([...facesOff(told)]).toEqual([0]);
    const on = withFace(told, 0, true);
    expect(toldFacesOf(on)).toEqual([face]);
    expect(facesOff(on).size).toBe(0);
    for (const corrections of [told, on]) expect(v.is(correctionsSchema, corrections)).toBe(true);
  });

  it('are no more than a list can hold', () => {
    let corrections: Corrections = [];
    for (let i = 0; i <= mostToldFaces; i++) corrections = withToldFace(corrections, face);
    expect(toldFacesOf(corrections)).toHaveLength(mostToldFaces);
    expect(v.is(correctionsSchema, corrections)).toBe(true);
  });

  it('leave nothing behind where none is told and none is off', () => {
    expect(withFace(withFace([], 1, false), 1, true)).toEqual([]);
  });

  it('are gone around from any corner, and a slip of the hand is none', () => {
    const box = draggedFace({ x: 0.5, y: 0.6 }, { x: 0.3, y: 0.2 })!;
    expect(box.x).toBeCloseTo(0.3);
    expect(box.y).toBeCloseTo(0.2);
    expect(box.width).toBeCloseTo(0.2);
    expect(box.height).toBeCloseTo(0.4);
    expect(draggedFace({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.8 })).toBeNull();
  });
});
