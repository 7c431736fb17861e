import { describe, expect, it } from 'vitest';
import { confidenceOf } from '../../../engine/analyse/existence.ts';

/** A hundred rows of ten; the upper ones are of the class with this probability. */
const upper = (rows: number, probability: number) =>
  new Float32Array(1000).map((_, i) => (i < 10 * rows ? probability : 0));

describe('a class exists', () => {
  it('where it is large and sure enough, with the mean of where it is likely', () => {
    expect(confidenceOf(upper(20, 0.8), 'sky')).toBeCloseTo(0.8);
    expect(confidenceOf(upper(20, 0.55), 'water')).toBeCloseTo(0.55);
  });

  it('not as a sky that the net is unsure of: walls and blurred rooms look like one', () => {
    expect(confidenceOf(upper(20, 0.64), 'sky')).toBeNull();
    expect(confidenceOf(upper(20, 0.68), 'sky')).not.toBeNull();
    expect(confidenceOf(upper(40, 0.64), 'sky'), 'but where it fills much of the picture').not.toBeNull();
  });

  it('not where there is next to nothing of it, nor where the picture asks for more', () => {
    expect(confidenceOf(upper(0.5, 0.9), 'sky')).toBeNull();
    expect(confidenceOf(upper(20, 0.55), 'water', 0.1)).toBeNull();
  });
});
