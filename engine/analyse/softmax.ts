import { scratchPlane } from './scratch.ts';

type Plane = Float32Array<ArrayBuffer>;

/** Scores that are this far behind the best have no share. */
const hopeless = -12;

/** Softmax over planes of one size, in place: scores become shares that add up to 1. */
export function toShares(scores: readonly Plane[]): void {
  const count = scores[0]?.length ?? 0;
  const top = scratchPlane(count).fill(Number.NEGATIVE_INFINITY);
  const sum = scratchPlane(count);
  for (const plane of scores) raise(top, plane);
  for (const plane of scores) exponentiate(plane, top, sum);
  for (const plane of scores) divide(plane, sum);
}

function raise(top: Plane, plane: Plane): void {
  for (let i = 0; i < top.length; i++) if (plane[i]! > top[i]!) top[i] = plane[i]!;
}

function exponentiate(plane: Plane, top: Plane, sum: Plane): void {
  for (let i = 0; i < plane.length; i++) {
    const behind = plane[i]! - top[i]!;
    plane[i] = behind < hopeless ? 0 : Math.exp(behind);
    sum[i]! += plane[i]!;
  }
}

function divide(plane: Plane, sum: Plane): void {
  for (let i = 0; i < plane.length; i++) plane[i]! /= sum[i]!;
}
