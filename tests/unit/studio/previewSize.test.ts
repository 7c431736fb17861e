import { describe, expect, it } from 'vitest';
import { fittingSize } from '../../../lib/studio/previewSize.ts';

describe('the size of the preview', () => {
  it('falls where frames are slow and rises where the next size would still be quick', () => {
    expect(fittingSize(320, 80, 1280)).toBe(256);
    expect(fittingSize(320, 5, 1280)).toBe(432);
    expect(fittingSize(320, 20, 1280)).toBe(320);
    expect(fittingSize(192, 500, 1280)).toBe(192);
  });

  it('is never larger than the video, and does not try again at once what was too slow', () => {
    expect(fittingSize(576, 1, 640)).toBe(576);
    expect(fittingSize(256, 1, 100)).toBe(100);
    expect(fittingSize(320, 5, 1280, 432)).toBe(320);
  });
});
