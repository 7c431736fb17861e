import { describe, expect, it } from 'vitest';
import { fusePerson, meanIn, withPerson } from '../../../../engine/analyse/faces/person.ts';
import { resample } from '../../../../engine/analyse/resample.ts';
import type { Face } from '../../../../engine/analyse/sceneAnalysis.ts';
import { probabilitiesOf } from '../support/probabilities.ts';
import { maskOf } from '../support/scenes.ts';

const size = 40;
const map = (value: (u: number, v: number) => number) => maskOf(size, size, value);
const cell = (u: number, v: number) => Math.floor(v * size) * size + Math.floor(u * size);
const faceAt = (x: number, y: number, width: number): Face => ({
  box: { x: x - width / 2, y: y - width / 2, width, height: width },
  landmarks: [],
  pose: { yaw: 0, pitch: 0, roll: 0 },
  eyeOpenness: { left: 1, right: 1 },
  mouthOpenness: 0,
  glasses: 0,
  interOcular: 10,
  score: 0.9,
  depicted: false,
});
/** What stands out: somebody on the left, something on the right. */
const drawn = map((u, v) => (v > 0.2 && (u < 0.4 || u > 0.6) ? 0.9 : 0));

describe('person', () => {
  it('is all that is drawn around a face, and elsewhere only what SceneNet agrees to', () => {
    const net = map((u) => (u > 0.6 ? 0.04 : 0.2));
    const person = fusePerson(drawn, net, [faceAt(0.2, 0.4, 0.2)]);
    expect(person[cell(0.2, 0.9)]).toBeCloseTo(0.9, 5);
    expect(person[cell(0.8, 0.9)]).toBeCloseTo(Math.sqrt(0.9 * 0.04), 5);
    expect(person[cell(0.5, 0.9)]).toBe(0);
  });

  it('is nobody without a face and without SceneNet', () => {
    expect(Math.max(...fusePerson(drawn, null, []))).toBe(0);
  });

  it('is all that either net sees where a detector sees somebody', () => {
    const net = map((u) => (u > 0.8 ? 0.6 : 0.1));
    const half = map((u, v) => (v > 0.5 && u > 0.6 ? 0.9 : 0));
    const person = fusePerson(half, net, [], [{ x: 0.6, y: 0.2, width: 0.4, height: 0.8 }]);
    expect(person[cell(0.7, 0.7)]).toBeCloseTo(0.9, 5);
    expect(person[cell(0.9, 0.3)]).toBeCloseTo(0.6, 5);
    expect(person[cell(0.9, 0.1)]).toBe(0);
  });

  it('is SceneNet’s below a far face that is not drawn', () => {
    const net = map((u) => (Math.abs(u - 0.5) < 0.1 ? 0.8 : 0));
    const person = fusePerson(
      map(() => 0),
      net,
      [faceAt(0.5, 0.3, 0.1)],
    );
    expect(person[cell(0.5, 0.6)]).toBeCloseTo(0.8, 5);
    expect(person[cell(0.5, 0.97)]).toBe(0);
  });

  it('takes its share from the other classes, in proportion', () => {
    const net = probabilitiesOf(4, 4, () => ({ sky: 0.6, trees: 0.2, person: 0.2 }));
    const { of } = withPerson(net, new Float32Array(16).fill(0.6));
    expect(of.person[0]).toBeCloseTo(0.6, 5);
    expect(of.sky[0]).toBeCloseTo(0.3, 5);
    expect(of.trees[0]).toBeCloseTo(0.1, 5);
    const sum = Object.values(of).reduce((total, values) => total + values[0]!, 0);
    expect(sum).toBeCloseTo(1, 5);
  });

  it('is something else where SceneNet saw only a person and nobody is', () => {
    const net = probabilitiesOf(4, 4, () => ({ sky: 0.01, person: 0.99 }));
    const { of } = withPerson(net, new Float32Array(16));
    expect(of.sky[0]).toBeCloseTo(0.04, 5);
    expect(of.other[0]).toBeCloseTo(0.96, 5);
  });
});

describe('maps', () => {
  it('resample bilinearly and keep their mean', () => {
    const { width, height, values } = map((u) => u);
    const ramp = resample(values, width, height, 80, 20);
    expect(ramp).toHaveLength(80 * 20);
    expect(ramp[40]).toBeCloseTo(40.5 / 80, 2);
    expect(meanIn({ width: 80, height: 20, values: ramp }, { x: 0, y: 0, width: 1, height: 1 })).toBeCloseTo(
      0.5,
      3,
    );
  });

  it('mean nothing outside of the picture', () => {
    expect(
      meanIn(
        map(() => 1),
        { x: 2, y: 2, width: 1, height: 1 },
      ),
    ).toBe(0);
    expect(
      meanIn(
        map(() => 1),
        { x: -0.5, y: -0.5, width: 1, height: 1 },
      ),
    ).toBe(1);
  });

  it('that is a stranger is nothing in particular, whatever the rest says', () => {
    const net = probabilitiesOf(4, 4, () => ({ water: 0.2, person: 0.8 }));
    const nobody = new Float32Array(16);
    const { of } = withPerson(net, nobody, new Float32Array(16).fill(1));
    expect(of.water[0]).toBeCloseTo(0.2, 5);
    expect(of.other[0]).toBeCloseTo(0.8, 5);
    expect(withPerson(net, nobody).of.water[0]).toBeCloseTo(0.8, 5);
  });
});
