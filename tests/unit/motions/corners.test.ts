import { describe, expect, it } from 'vitest';
import { rasterFromRgba } from '../../../engine/analyse/raster.ts';
import { vignetteShare } from '../../../engine/motions/finish/corners.ts';

/** A dark thing in the middle, and the corners as told. */
const pictureOf = (cornerAt: (x: number, y: number) => number, [width, height] = [60, 40]) => {
  const bytes = new Uint8Array(4 * width! * height!);
  for (let i = 0; i < width! * height!; i++) {
    const [x, y] = [i % width!, Math.floor(i / width!)];
    const isThing = Math.hypot(x - width! / 2, y - height! / 2) < height! / 3;
    bytes.set([...new Array(3).fill(isThing ? 40 : cornerAt(x, y)), 255], 4 * i);
  }
  return rasterFromRgba(bytes, width!, height!);
};

describe('the vignette', () => {
  it('leaves corners as white as paper', () => {
    expect(vignetteShare(pictureOf(() => 255))).toBe(0);
    expect(vignetteShare(pictureOf(() => 252))).toBe(0);
    expect(vignetteShare(pictureOf(() => 255, [1, 1]))).toBeGreaterThanOrEqual(0);
  });

  it('leaves a picture that fades into the page on one side', () => {
    expect(vignetteShare(pictureOf((x) => (x < 20 ? 255 : 120)))).toBe(0);
  });

  it('darkens all others', () => {
    expect(vignetteShare(pictureOf(() => 200))).toBe(1);
    expect(vignetteShare(pictureOf((_, y) => (y < 20 ? 230 : 120)))).toBe(1);
  });
});
