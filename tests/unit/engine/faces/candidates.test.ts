import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  candidatesOf,
  merge,
  overlapOf,
} from '../../../../engine/analyse/faces/candidates.ts';

const nothing = () => ({
  scores16: new Float32Array(512).fill(-9),
  boxes16: new Float32Array(8192),
  scores8: new Float32Array(384).fill(-9),
  boxes8: new Float32Array(6144),
});
const square = { centre: { x: 128, y: 128 }, side: 256, angle: 0 };
const at = (x: number, y: number, score: number, side = 40): Candidate => ({
  centre: { x, y },
  width: side,
  height: side,
  points: [{ x, y }],
  score,
});

describe('candidates', () => {
  it('are none where nothing is likely', () => {
    expect(candidatesOf(nothing(), square, 0.3)).toEqual([]);
  });

  it('lie where their anchor and its offsets say', () => {
    const result = nothing();
    // Second anchor of the cell in row 3, column 5 of the finer grid.
    const index = 2 * (3 * 16 + 5) + 1;
    result.scores16[index] = 2;
    result.boxes16.set([8, -4, 64, 48, 1, 2], index * 16);
    const [one, ...others] = candidatesOf(result, square, 0.3);
    expect(others).toEqual([]);
    expect(one!.score).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
    expect(one!.centre.x).toBeCloseTo(5.5 * 16 + 8, 4);
    expect(one!.centre.y).toBeCloseTo(3.5 * 16 - 4, 4);
    expect([one!.width, one!.height]).toEqual([64, 48]);
    expect(one!.points).toHaveLength(6);
    expect(one!.points[0]!.x).toBeCloseTo(5.5 * 16 + 1, 4);
  });

  it('of the coarser grid lie in its cells, at the scale of the square', () => {
    const result = nothing();
    const index = 6 * (7 * 8 + 1) + 5;
    result.scores8[index] = 0;
    const [one] = candidatesOf(result, { centre: { x: 600, y: 400 }, side: 512, angle: 0 }, 0.3);
    expect(one!.centre.x).toBeCloseTo(600 - 256 + 1.5 * 64, 3);
    expect(one!.centre.y).toBeCloseTo(400 - 256 + 7.5 * 64, 3);
  });

  it('overlap by intersection over union', () => {
    expect(overlapOf(at(0, 0, 1), at(20, 0, 1))).toBeCloseTo(1 / 3, 9);
    expect(overlapOf(at(0, 0, 1), at(60, 0, 1))).toBe(0);
    expect(overlapOf(at(0, 0, 1), at(0, 0, 1, 20))).toBeCloseTo(0.25, 9);
  });

  it('become one a face, averaged by score', () => {
    const merged = merge([at(110, 100, 0.3), at(400, 100, 0.5), at(100, 100, 0.9)]);
    expect(merged.map(({ score }) => score)).toEqual([0.9, 0.5]);
    expect(merged[0]!.centre.x).toBeCloseTo(102.5, 9);
    expect(merged[0]!.points[0]!.x).toBeCloseTo(102.5, 9);
    expect(merged[1]!.centre.x).toBe(400);
  });
});
