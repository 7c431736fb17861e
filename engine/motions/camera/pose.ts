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
