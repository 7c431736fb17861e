import { describe, expect, it } from 'vitest';
import { shrink } from '../../../engine/analyse/shrink.ts';

const picture = (width: number, height: number, level: (x: number, y: number) => number) => {
  const data = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const value = level(i % width, Math.floor(i / width));
    data.set([value, 255 - value, value >> 1, 7], 4 * i);
  }
  return { width, height, data };
};
const reds = ({ data }: ReturnType<typeof shrink>) => Array.from(data).filter((_, i) => i % 4 === 0);

describe('a smaller picture', () => {
  it('is the picture itself at its own size, opaque', () => {
    const whole = picture(5, 3, (x, y) => 40 * x + y);
    const { width, height, data } = shrink(whole, 5, 3);
    expect([width, height]).toEqual([5, 3]);
    expect(Array.from(data)).toEqual(Array.from(whole.data, (value, i) => (i % 4 === 3 ? 255 : value)));
  });

  it('has the means of what its pixels cover, in all three colours', () => {
    const { data } = shrink(
      picture(4, 2, (x, y) => 10 * x + 100 * y),
      2,
      1,
    );
    expect(Array.from(data)).toEqual([55, 200, 28, 255, 75, 180, 38, 255]);
  });

  it('counts pixels that it covers in part by that part', () => {
    expect(
      reds(
        shrink(
          picture(3, 1, (x) => [0, 90, 240][x]!),
          2,
          1,
        ),
      ),
    ).toEqual([30, 190]);
    expect(
      reds(
        shrink(
          picture(1, 3, (_, y) => [0, 90, 240][y]!),
          1,
          2,
        ),
      ),
    ).toEqual([30, 190]);
  });

  it.each([
    [720, 480],
    [640, 427],
    [481, 319],
  ])('shows a fine pattern of %i × %i as its mean', (width, height) => {
    const values = reds(
      shrink(
        picture(width, height, (x, y) => ((x + y) % 2 ? 200 : 100)),
        32,
        21,
      ),
    );
    expect(Math.min(...values)).toBeGreaterThan(147);
    expect(Math.max(...values)).toBeLessThan(153);
  });
});
