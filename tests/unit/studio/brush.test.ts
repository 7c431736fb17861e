import { describe, expect, it } from 'vitest';
import { type Brush, emptyGrid, isBlank, stroked, type Touch } from '../../../lib/studio/brush.ts';

const hard: Brush = { mode: 'add', radius: 0.1, feather: 0 };
const blank = emptyGrid(100, 50);
const at = (x: number, y: number, pressure = 1): Touch => ({ x, y, pressure });
const valueAt = ({ width, values }: typeof blank, x: number, y: number) => values[y * width + x]!;

describe('the brush', () => {
  it('paints a round dot of its size, and nothing beyond', () => {
    const dot = stroked(blank, null, at(0.5, 0.5), hard, 0);
    const painted = dot.values.filter((value) => value > 0).length;
    expect(painted / (Math.PI * 10 ** 2)).toBeCloseTo(1, 1);
    expect(valueAt(dot, 50, 25)).toBe(1);
    expect(valueAt(dot, 62, 25)).toBe(0);
    expect(isBlank(blank)).toBe(true);
    expect(isBlank(dot)).toBe(false);
  });

  it('leaves no gaps between touches', () => {
    const line = stroked(blank, at(0.1, 0.5), at(0.9, 0.5), hard, 0);
    for (let x = 10; x < 90; x++) expect(valueAt(line, x, 25)).toBe(1);
  });

  it('fades over its feather, and less pressed paints less', () => {
    const soft = stroked(blank, null, at(0.5, 0.5), { ...hard, feather: 1 }, 0);
    expect(valueAt(soft, 50, 25)).toBeGreaterThan(valueAt(soft, 55, 25));
    expect(valueAt(soft, 55, 25)).toBeGreaterThan(valueAt(soft, 58, 25));
    expect(valueAt(stroked(blank, null, at(0.5, 0.5, 0.4), hard, 0), 50, 25)).toBeCloseTo(0.4, 5);
  });

  it('says "not" where that can be said, and takes away where it cannot', () => {
    const erase: Brush = { ...hard, mode: 'erase' };
    expect(valueAt(stroked(blank, null, at(0.5, 0.5), erase, -1), 50, 25)).toBe(-1);
    const added = stroked(blank, null, at(0.5, 0.5), hard, 0);
    expect(isBlank(stroked(added, null, at(0.5, 0.5), { ...erase, radius: 0.2 }, 0))).toBe(true);
    // Back and forth meets in the middle without a jump.
    const soft = { ...erase, feather: 1 };
    const over = stroked(stroked(blank, null, at(0.5, 0.5), hard, -1), null, at(0.5, 0.5), soft, -1);
    expect(valueAt(over, 59, 25)).toBeGreaterThan(0.9);
    expect(valueAt(over, 50, 25)).toBeLessThan(-0.9);
  });

  it('stays within the picture', () => {
    expect(() => stroked(blank, at(-1, -1), at(2, 2), hard, -1)).not.toThrow();
  });
});
