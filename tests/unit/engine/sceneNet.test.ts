import { describe, expect, it } from 'vitest';
import { classProbabilities, sceneNetInput } from '../../../engine/analyse/sceneNet.ts';
import { paint } from './support/scenes.ts';

describe('sceneNetInput', () => {
  it('squeezes any picture into three planes, red first', () => {
    const input = sceneNetInput(paint(40, 10, (u) => [u < 0.5 ? 1 : 0, 0.2, 0.6]));
    const plane = 320 * 320;
    expect(input).toHaveLength(3 * plane);
    expect([input[0], input[319], input[plane - 1]]).toEqual([1, 0, 0]);
    expect(input[plane + 5]).toBeCloseTo(0.2, 5);
    expect(input[2 * plane + 5]).toBeCloseTo(0.6, 5);
  });
});

describe('classProbabilities', () => {
  const count = 80 * 80;

  it('gives shares of one, whatever the size of the logits', () => {
    const logits = Float32Array.from({ length: 9 * count }, (_, i) => ((i * 7919) % 400) - 200);
    const { of } = classProbabilities(logits, 33, 21);
    for (let i = 0; i < 33 * 21; i++) {
      const total = Object.values(of).reduce((sum, plane) => sum + plane[i]!, 0);
      expect(total).toBeCloseTo(1, 4);
    }
  });

  it('keeps classes and places apart', () => {
    const logits = new Float32Array(9 * count);
    for (let i = 0; i < count; i++) logits[(i < count / 2 ? 0 : 1) * count + i] = 20;
    const { of } = classProbabilities(logits, 8, 8);
    expect(of.sky[9]).toBeCloseTo(1, 4);
    expect(of.water[9]).toBeCloseTo(0, 4);
    expect(of.water[62]).toBeCloseTo(1, 4);
  });

  it('refuses what is no answer of the net', () => {
    expect(() => classProbabilities(new Float32Array(10), 8, 8)).toThrow(RangeError);
    expect(() => classProbabilities(new Float32Array(9 * count).fill(Number.NaN), 8, 8)).toThrow(RangeError);
  });
});
