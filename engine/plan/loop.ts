/**
 * Loop mathematics. Time is a share of the loop: frame i of N stands at i / N, never at 1. Every motion is a
 * function of its phase, and its phase repeats a whole number of times a loop, so the loop has no seam.
 */

/** Frames in a loop; at least two. */
export function frameCount(seconds: number, fps: number): number {
  return Math.max(2, Math.round(seconds * fps));
}

/** Phase 0..1 of a motion with `cycles` repetitions at time 0..1 of the loop. */
export function phaseAt(time: number, cycles: number): number {
  const phase = (time * cycles) % 1;
  return phase < 0 ? phase + 1 : phase;
}
