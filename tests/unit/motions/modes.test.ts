import { describe, expect, it } from 'vitest';
import { anglesAt, extentOf, ModeBuilder, modesAt } from '../../../engine/motions/modes.ts';

describe('modes', () => {
  const builder = new ModeBuilder(4, 3, 2);
  builder.at(1).sine[2 * 5] = 0.3;
  builder.at(3).cosine[2 * 6 + 1] = -0.2;
  const modes = builder.build();

  it('are zero at the start and at the end, and as fast at either', () => {
    for (const cell of [5, 6]) {
      for (const channel of [0, 1]) {
        expect(Math.abs(modesAt(modes, cell, channel, 0))).toBe(0);
        expect(modesAt(modes, cell, channel, 1 - 1e-9)).toBeCloseTo(0, 6);
        const [before, after] = [
          modesAt(modes, cell, channel, 1 - 1e-4),
          modesAt(modes, cell, channel, 1e-4),
        ];
        expect(Math.abs(before + after)).toBeLessThan(1e-5);
      }
    }
  });

  it('repeat as often as they say', () => {
    expect(modesAt(modes, 6, 1, 0.1)).toBeCloseTo(modesAt(modes, 6, 1, 0.1 + 1 / 3), 6);
    expect(modesAt(modes, 6, 1, 1 / 6)).toBeCloseTo(-0.4, 6);
    expect(modesAt(modes, 5, 0, 0.25)).toBeCloseTo(0.3, 6);
    expect(anglesAt(modes, 0).every((angle) => angle === 0)).toBe(true);
  });

  it('know where they move anything', () => {
    expect(extentOf(modes)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
    expect(extentOf(new ModeBuilder(4, 3, 1).build())).toBeNull();
  });
});
