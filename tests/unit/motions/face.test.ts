import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { FaceGeometry } from '../../../engine/motions/face/geometry.ts';
import { planFaces } from '../../../engine/motions/face/plan.ts';
import { faceMotionSchema } from '../../../engine/motions/face/schema.ts';
import { expressionAt } from '../../../engine/motions/face/timing.ts';
import { readPrompt } from '../../../engine/prompt/prompt.ts';
import { maskOf, sceneWith } from '../engine/support/scenes.ts';
import { faceAt } from './support.ts';

const aspect = 640 / 480;
const plain = faceAt(0.5, 0.45, 0.25, aspect);
const plan = (faces: readonly ReturnType<typeof faceAt>[], seconds = 4, prompt = '', changes = {}) =>
  planFaces({
    scene: sceneWith({}, { faces, ...changes }),
    seconds,
    wind: { heading: 0, lean: 0 },
    side: 1,
    wishes: readPrompt(prompt).wishes,
  });

describe('planFaces', () => {
  it('lets a face that is seen well smile, blink and sway, within the schema', () => {
    const [motion] = plan([plain]);
    expect(v.parse(faceMotionSchema, motion)).toEqual(motion);
    expect(motion!.smile, 'widening, share of the face').toBeGreaterThan(0.02);
    expect(motion!.smile).toBeLessThanOrEqual(0.06);
    expect(motion!.sway, 'at most 0.8 degrees').toBeLessThan(0.014);
  });

  it.each([
    ['a poor score', { score: 0.4 }],
    ['turned away', { pose: { yaw: 0.8, pitch: 0, roll: 0 } }],
    ['too small', { interOcular: 18 }],
    ['only a box', { landmarks: [] }],
  ])('leaves a face alone that is %s', (_, changes) => {
    expect(plan([faceAt(0.5, 0.45, 0.25, aspect, changes)])).toEqual([]);
  });

  it('leaves faces alone that no person wears: pictures on walls, animals', () => {
    const person = maskOf(32, 24, (u) => (u > 0.8 ? 1 : 0));
    expect(plan([plain], 4, '', { masks: { person } })).toEqual([]);
  });

  it('moves several faces, each with blinks of its own', () => {
    const motions = plan([plain, faceAt(0.2, 0.4, 0.15, aspect, { interOcular: 50 })]);
    expect(motions.map(({ face }) => face)).toEqual([0, 1]);
    expect(motions[0]!.blinks).not.toEqual(motions[1]!.blinks);
  });

  it('is gentler with a painted face, which does not blink', () => {
    const [painted] = plan([faceAt(0.5, 0.45, 0.25, aspect, { depicted: true })]);
    const [real] = plan([plain]);
    expect(painted!.blinks).toEqual([]);
    expect(painted!.smile).toBeLessThan(0.6 * real!.smile);
  });

  it('does not blink behind glasses, whose reflections a lid would smear', () => {
    expect(plan([faceAt(0.5, 0.45, 0.25, aspect, { glasses: 0.9 })])[0]!.blinks).toEqual([]);
  });

  it('blinks once in 3 to 4 s and never at the seam', () => {
    for (const seconds of [3, 4, 7, 10, 14, 20]) {
      const [motion] = plan([plain], seconds);
      const { blinks } = motion!;
      expect(seconds / blinks.length, `${seconds} s`).toBeGreaterThan(2.3);
      expect(seconds / blinks.length, `${seconds} s`).toBeLessThan(4.7);
      for (const start of blinks) {
        expect(start * seconds).toBeGreaterThanOrEqual(0.45);
        expect(start * seconds + 0.29, 'done before the seam').toBeLessThanOrEqual(seconds - 0.45);
      }
    }
    expect(
      plan([faceAt(0.5, 0.4, 0.2, aspect, { eyeOpenness: { left: 0.1, right: 1 } })])[0]!.blinks,
    ).toEqual([]);
  });

  it('does as it is told, in English and in German', () => {
    expect(plan([plain], 4, 'no blinking')[0]!.blinks).toEqual([]);
    expect(plan([plain], 4, 'kein Lächeln')[0]!.smile).toBe(0);
    expect(plan([plain], 4, 'Gesicht nicht bewegen')[0]!.enabled).toBe(false);
  });
});

describe('expressionAt', () => {
  const [motion] = plan([plain], 8);

  it('is at rest at time 0 and again at its end, to 1e-5', () => {
    for (const time of [0, 1 - 1e-9]) {
      const { smile, closure, turn } = expressionAt(motion!, time, 8);
      for (const part of [smile, closure, turn]) expect(Math.abs(part)).toBeLessThan(1e-5);
    }
  });

  it('shuts the eyes for some 40 ms of some 290 ms each blink, and else leaves them open', () => {
    const closures = Array.from({ length: 8000 }, (_, i) => expressionAt(motion!, i / 8000, 8).closure);
    const each = motion!.blinks.length;
    expect(closures.filter((c) => c > 0).length / each).toBeGreaterThan(270);
    expect(closures.filter((c) => c > 0).length / each).toBeLessThan(295);
    expect(closures.filter((c) => c > 0.999).length / each).toBeGreaterThan(39);
  });
});

describe('FaceGeometry', () => {
  const geometry = new FaceGeometry(plain, aspect);

  it('measures the face in picture heights', () => {
    expect(geometry.width).toBeCloseTo(0.25 * aspect, 6);
    expect(geometry.height).toBeCloseTo(1.24 * 0.25 * aspect, 6);
  });

  it('widens the mouth by the share asked for, and leaves eyes and forehead where they are', () => {
    const pulls = geometry.smile(0.04, false);
    const movedBy = (x: number, y: number) => {
      let [dx, dy] = [0, 0];
      for (const { at, by, reach } of pulls) {
        const weight = Math.exp(-0.5 * (((x - at.x) ** 2 + (y - at.y) ** 2) / reach ** 2));
        dx += weight * by.x;
        dy += weight * by.y;
      }
      return { dx, dy };
    };
    const at = (index: number) => movedBy(plain.landmarks[index]!.x * aspect, plain.landmarks[index]!.y);
    const widening = (at(291).dx - at(61).dx) / geometry.width;
    expect(widening).toBeGreaterThan(0.02);
    expect(widening).toBeLessThan(0.06);
    for (const index of [33, 133, 159, 386, 263, 10]) {
      const { dx, dy } = at(index);
      expect(Math.hypot(dx, dy) / geometry.width, `point ${index}`).toBeLessThan(0.003);
    }
  });

  it.each(['left', 'right'] as const)('puts the upper lid of the %s eye above the lower', (side) => {
    const { upper, lower, width } = geometry.eye(side);
    expect(width).toBeCloseTo(0.22 * 0.25 * aspect, 6);
    expect(upper[8]!).toBeLessThan(-0.1);
    expect(lower[8]!).toBeGreaterThan(0.1);
    for (const ends of [upper[0]!, upper[15]!, lower[0]!, lower[15]!])
      expect(Math.abs(ends)).toBeLessThan(0.02);
  });
});
