import { describe, expect, it } from 'vitest';
import { ModeBuilder, modesAt } from '../../../engine/motions/modes.ts';
import { resampleModes } from '../../../engine/motions/resampleModes.ts';

/** Two modes whose shapes are planes: bilinear resampling keeps them, but for half a cell at the borders. */
function planes(width: number, height: number, channels: 1 | 2) {
  const builder = new ModeBuilder(width, height, channels);
  for (const cycles of [1, 3]) {
    const mode = builder.at(cycles);
    for (let i = 0; i < width * height; i++) {
      const u = ((i % width) + 0.5) / width;
      const v = (Math.floor(i / width) + 0.5) / height;
      for (let c = 0; c < channels; c++) {
        mode.sine[i * channels + c] = cycles * u + 2 * v + c;
        mode.cosine[i * channels + c] = v - u * cycles - 3 * c;
      }
    }
  }
  return builder.build();
}

describe('modes on a grid of another size', () => {
  it.each([
    [1, 30, 17],
    [2, 30, 17],
    [2, 9, 40],
  ] as const)('say the same in the same places: %i channels, %i by %i cells', (channels, width, height) => {
    const resampled = resampleModes(planes(24, 16, channels), width, height);
    const expected = planes(width, height, channels);
    expect(resampled).toMatchObject({ width, height, channels });
    expect(resampled.list.map(({ cycles }) => cycles)).toEqual([1, 3]);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const u = (x + 0.5) / width;
        const v = (y + 0.5) / height;
        if (Math.min(u, 1 - u) < 0.5 / 24 || Math.min(v, 1 - v) < 0.5 / 16) continue;
        for (let c = 0; c < channels; c++) {
          const at = (modes: typeof expected) => modesAt(modes, y * width + x, c, 0.3);
          expect(at(resampled), `channel ${c} at ${x}, ${y}`).toBeCloseTo(at(expected), 4);
        }
      }
    }
  });

  it('keep their outermost values up to the border', () => {
    const modes = planes(4, 4, 1);
    const { list } = resampleModes(modes, 16, 16);
    expect(list[0]!.sine[0]).toBe(modes.list[0]!.sine[0]);
    expect(list[0]!.sine.at(-1)).toBe(modes.list[0]!.sine.at(-1));
  });

  it('are the same where the size is', () => {
    const modes = planes(24, 16, 2);
    expect(resampleModes(modes, 24, 16)).toBe(modes);
  });
});
