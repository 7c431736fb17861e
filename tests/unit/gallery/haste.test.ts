import { describe, expect, it } from 'vitest';
import { isHasty } from '../../../entrypoints/popup/gallery/haste.ts';

/** Pixels of a popup. */
const height = 600;

describe('haste', () => {
  it('is what 200 creations in two seconds are, at any frame rate', () => {
    const pixelsPerMs = 23_000 / 2000;
    for (const time of [16.7, 33.3, 50, 100])
      expect(isHasty(pixelsPerMs * time, time, height), `${time}`).toBe(true);
    expect(isHasty(-pixelsPerMs * 16.7, 16.7, height)).toBe(true);
  });

  it('is no step of a wheel and no page that is scrolled by key', () => {
    expect(isHasty(120, 33, height)).toBe(false);
    expect(isHasty(height * 0.9, 200, height)).toBe(false);
  });

  it('is nothing that was drawn twice in one frame', () => {
    expect(isHasty(30, 0.5, height)).toBe(false);
  });
});
