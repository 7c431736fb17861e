import { describe, expect, it } from 'vitest';
import type { Face } from '../../../../engine/analyse/sceneAnalysis.ts';
import {
  drawAnimals,
  facesOfPeople,
  isPuzzling,
  strangersAmong,
} from '../../../../engine/analyse/things/animals.ts';
import type { Thing } from '../../../../engine/analyse/things/things.ts';
import { maskOf } from '../support/scenes.ts';

const size = 40;
const map = (value: (u: number, v: number) => number) => maskOf(size, size, value);
const cell = (u: number, v: number) => Math.floor(v * size) * size + Math.floor(u * size);
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const face = { box: box(0.1, 0.3, 0.2, 0.2) } as Face;
/** Two bodies: one on the left, one on the right. */
const bodies = map((u, v) => (v > 0.25 && (u < 0.4 || u > 0.6) ? 0.9 : 0.05));
const left = box(0, 0.25, 0.4, 0.75);
const right = box(0.6, 0.25, 0.4, 0.75);
const animal = (at: Face['box'], score = 0.6): Thing => ({ kind: 'animal', box: at, score });
const person = (at: Face['box'], score = 0.6): Thing => ({ kind: 'person', box: at, score });

describe('what may be an animal', () => {
  it('is a region without a face, and large enough', () => {
    expect(isPuzzling(bodies, [face])).toBe(true);
    expect(
      isPuzzling(
        map((u, v) => (v > 0.25 && u < 0.4 ? 0.9 : 0)),
        [face],
      ),
    ).toBe(false);
    expect(
      isPuzzling(
        map((u, v) => (u < 0.1 && v < 0.1 ? 0.9 : 0)),
        [],
      ),
    ).toBe(false);
  });
});

describe('an animal', () => {
  it('is what stands out where the detector sees one, and nothing elsewhere', () => {
    const drawn = drawAnimals([animal(right)], bodies, bodies.values)!;
    expect(drawn[cell(0.8, 0.6)]).toBe(1);
    expect(drawn[cell(0.2, 0.6)]).toBe(0);
    expect(drawn[cell(0.8, 0.1)]).toBe(0);
  });

  it('is none where the detector is not sure', () => {
    expect(drawAnimals([animal(right, 0.35), person(left)], bodies, bodies.values)).toBeNull();
  });

  it('is what SceneNet sees, too, where little of it is drawn', () => {
    const faint = map((u, v) => (v > 0.25 && u > 0.95 ? 0.9 : 0));
    expect(drawAnimals([animal(right)], faint, bodies.values)![cell(0.8, 0.6)]).toBe(1);
    const well = map((u, v) => (v > 0.5 && u > 0.6 ? 0.9 : 0));
    expect(drawAnimals([animal(right)], well, bodies.values)![cell(0.8, 0.4)]).toBe(0);
  });

  it('makes others beside it likelier', () => {
    const drawn = drawAnimals([animal(right), animal(left, 0.35)], bodies, bodies.values)!;
    expect(drawn[cell(0.2, 0.6)]).toBe(1);
    expect(drawAnimals([animal(right, 0.45), animal(left, 0.35)], bodies, bodies.values)).toBeNull();
  });

  it('may stick out of its box a little', () => {
    const wide = map((_, v) => (v > 0.25 ? 0.9 : 0));
    const drawn = drawAnimals([animal(box(0.3, 0.25, 0.4, 0.75))], wide, wide.values)!;
    expect(drawn[cell(0.29, 0.6)]).toBeGreaterThan(0.4);
    expect(drawn[cell(0.2, 0.6)]).toBe(0);
  });
});

describe('a face', () => {
  const unsure = { ...face, score: 0.6 };

  it('is no person’s where a detector sees an animal rather than somebody', () => {
    expect(facesOfPeople([unsure], [animal(left)])).toEqual([]);
    expect(facesOfPeople([unsure], [animal(right)])).toEqual([unsure]);
    expect(facesOfPeople([unsure], [animal(left, 0.5), person(left, 0.6)])).toEqual([unsure]);
    expect(facesOfPeople([unsure], [animal(left, 0.4)])).toEqual([unsure]);
  });

  it('that is sure stays, whatever is seen around it', () => {
    const sure = { ...face, score: 0.9 };
    expect(facesOfPeople([sure], [animal(left)])).toEqual([sure]);
  });
});

describe('strangers among people', () => {
  it('are animals', () => {
    const things = [animal(right), person(left)];
    const drawn = drawAnimals(things, bodies, bodies.values);
    const strangers = strangersAmong(bodies, things, drawn, []);
    expect(strangers[cell(0.8, 0.6)]).toBe(1);
    expect(strangers[cell(0.2, 0.6)]).toBe(0);
  });

  it('are what the detector does not see, unless it has a face', () => {
    const strangers = strangersAmong(bodies, [], null, [face]);
    expect(strangers[cell(0.2, 0.6)]).toBe(0);
    expect(strangers[cell(0.8, 0.6)]).toBe(1);
  });

  it('are none where people are small, as far people are', () => {
    const far = map((u, v) => (Math.abs(u - 0.5) < 0.03 && Math.abs(v - 0.5) < 0.05 ? 0.8 : 0));
    expect(Math.max(...strangersAmong(far, [], null, []))).toBe(0);
  });

  it('are no more than the animal that somebody holds', () => {
    const one = map((u, v) => (v > 0.25 && u < 0.8 ? 0.9 : 0));
    const things = [animal(box(0.5, 0.5, 0.3, 0.5)), person(box(0, 0.25, 0.8, 0.75))];
    const drawn = drawAnimals(things, one, one.values);
    const strangers = strangersAmong(one, things, drawn, [face]);
    expect(strangers[cell(0.2, 0.6)]).toBe(0);
    expect(strangers[cell(0.65, 0.8)]).toBe(1);
  });
});
