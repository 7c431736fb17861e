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

/** Where the camera is: zero in everything at phase 0, so that the first frame is the picture itself. */
export interface CameraPose {
  /** Travel of the nearest things to the right and down, in units of the amplitudes, -1..1. */
  readonly x: number;
  readonly y: number;
  /** 0 at the start, 1 in mid-cycle. */
  readonly zoom: number;
}

/** A figure of eight sideways, in and out once a cycle. */
export function cameraPose(phase: number): CameraPose {
  const angle = 2 * Math.PI * phase;
  return { x: Math.sin(angle), y: Math.sin(2 * angle), zoom: 0.5 - 0.5 * Math.cos(angle) };
}
