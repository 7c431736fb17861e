import { describe, expect, it } from 'vitest';
import type { ModelResult } from '../../../../engine/analyse/modelSession.ts';
import { thingsOf } from '../../../../engine/analyse/things/things.ts';
import { nanoDet } from '../../../../models/catalogue.ts';

const [cat, dog, cup, person] = [15, 16, 41, 0];
const numbers = 124;

/** Answers in which no cell sees anything but for some, each sure of one thing and of sides some cells away. */
function answers(
  cells: readonly { grid: 0 | 1 | 2; x: number; y: number; thing: number; logit: number; sides: number }[],
): ModelResult<typeof nanoDet> {
  const result = Object.fromEntries(
    nanoDet.outputs.map(({ name, shape: [, rows, columns] }) => [
      name,
      new Float32Array(rows * columns * numbers).fill(-9),
    ]),
  ) as ModelResult<typeof nanoDet>;
  for (const { grid, x, y, thing, logit, sides } of cells) {
    const { name, shape } = nanoDet.outputs[grid];
    const at = (y * shape[2] + x) * numbers;
    result[name][at + thing] = logit;
    for (let side = 0; side < 4; side++) result[name][at + 80 + 11 * side + sides] = 40;
  }
  return result;
}

describe('things', () => {
  it('are boxes around the middle of the cell that sees them', () => {
    const [only, ...rest] = thingsOf(answers([{ grid: 2, x: 3, y: 2, thing: cat, logit: 1, sides: 2 }]));
    expect(rest).toEqual([]);
    expect(only!.kind).toBe('animal');
    expect(only!.score).toBeCloseTo(1 / (1 + Math.exp(-1)), 5);
    expect(only!.box.x).toBeCloseTo(1.5 / 7, 4);
    expect(only!.box.y).toBeCloseTo(0.5 / 7, 4);
    expect(only!.box.width).toBeCloseTo(4 / 7, 4);
    expect(only!.box.height).toBeCloseTo(4 / 7, 4);
  });

  it('that several cells see are one, the likeliest; another kind in the same place is another', () => {
    const found = thingsOf(
      answers([
        { grid: 2, x: 3, y: 3, thing: dog, logit: 0.5, sides: 3 },
        { grid: 1, x: 7, y: 7, thing: cat, logit: 2, sides: 6 },
        { grid: 0, x: 14, y: 14, thing: person, logit: 1, sides: 10 },
      ]),
    );
    expect(found.map(({ kind, score }) => [kind, Number(score.toFixed(2))])).toEqual([
      ['animal', 0.88],
      ['person', 0.73],
    ]);
  });

  it('that are neither people nor animals, or hardly there, are nothing', () => {
    const found = thingsOf(
      answers([
        { grid: 1, x: 2, y: 2, thing: cup, logit: 3, sides: 2 },
        { grid: 1, x: 9, y: 9, thing: cat, logit: -2, sides: 2 },
      ]),
    );
    expect(found).toEqual([]);
  });
});
