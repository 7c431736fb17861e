import { describe, expect, it } from 'vitest';
import { stir } from '../../../engine/encode/stirring.ts';

const [width, height, stride, offset] = [52, 40, 64, 5];

/** A grey plane at a frame, stirred. */
function stirred(index: number, grey = 100): Uint8Array {
  const bytes = new Uint8Array(offset + stride * height).fill(grey);
  stir({ bytes, offset, stride, width, height }, index);
  return bytes;
}

/** Sum of what changes from one frame to the next in a square of 8 pixels. */
function changeIn(a: Uint8Array, b: Uint8Array, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + 8; y++)
    for (let x = left; x < left + 8; x++) sum += b[offset + y * stride + x]! - a[offset + y * stride + x]!;
  return sum;
}

describe('stirring', () => {
  it.each([0, 1, 2, 3])('sets quarters of every other block apart, frame %i', (index) => {
    const [before, after] = [stirred(index), stirred(index + 1)];
    for (let y = 0; y + 16 <= height; y += 16) {
      for (let x = 0; x + 16 <= width; x += 16) {
        const sums = [0, 8].flatMap((down) =>
          [0, 8].map((right) => changeIn(before, after, x + right, y + down)),
        );
        const turns = (index + x / 16 + y / 16) % 2 === 1;
        if (turns) expect(Math.max(...sums) - Math.min(...sums)).toBeGreaterThan(128);
        else expect(sums).toEqual([0, 0, 0, 0]);
        expect(sums.reduce((sum, value) => sum + value, 0)).toBe(0);
      }
    }
  });

  it('moves no pixel by more than a level, and comes round after four frames', () => {
    for (let index = 0; index < 4; index++) {
      const bytes = stirred(index);
      expect(bytes.every((value) => Math.abs(value - 100) <= 1)).toBe(true);
      expect(stirred(index + 4)).toEqual(bytes);
    }
  });

  it('stays within the bytes of the plane, and within a byte', () => {
    const bytes = stirred(0, 255);
    expect(bytes.subarray(0, offset).every((value) => value === 255)).toBe(true);
    for (let y = 0; y < height; y++) expect(bytes[offset + y * stride + width] ?? 255).toBe(255);
    expect(bytes.every((value) => value >= 254)).toBe(true);
  });
});
