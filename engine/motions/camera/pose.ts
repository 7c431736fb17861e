import type { CameraMotion } from './schema.ts';

/** Where the camera is: zero in everything at phase 0, so that the first frame is the picture itself. */
export interface CameraPose {
  /** Travel of the nearest things to the right and down, in units of the amplitudes, -1..1. */
  readonly x: number;
  readonly y: number;
  /** 0 at the start, 1 in mid-cycle. */
  readonly zoom: number;
}

/** Makes the largest sideways travel of a path one. */
const sidewaysPeak = 4 / (3 * Math.sin((2 * Math.PI) / 3));

/**
 * The pose on a path at a phase 0..1. All paths leave and return at rest, and none travels before it has come
 * nearer: travel is a multiple of zoom, so that zooming hides the border at every phase.
 */
export function cameraPose(path: CameraMotion['path'], phase: number): CameraPose {
  const angle = 2 * Math.PI * phase;
  const zoom = 0.5 - 0.5 * Math.cos(angle);
  const sideways = sidewaysPeak * Math.sin(angle) * zoom;
  switch (path) {
    case 'orbit':
      return { x: sideways, y: -Math.cos(angle) * zoom, zoom };
    case 'pan':
      return { x: sideways, y: sideways, zoom };
    case 'dolly':
      return { x: 0.25 * sideways, y: 0, zoom };
    case 'zoom':
      return { x: 0, y: 0, zoom };
  }
}

/** The camera in picture units, as the frame's kernel takes it. */
export interface CameraView {
  /** Travel of the nearest things, shares of width and height. */
  readonly travelX: number;
  readonly travelY: number;
  /** Magnification minus one of the nearest things. */
  readonly zoom: number;
  /** Share of the zoom that far things take part in. */
  readonly steady: number;
}

/**
 * The view at a phase, for a picture of `width` by `height` pixels. Where a plan travels further than its zoom
 * can hide, it zooms further: what lies beyond the picture's border is never seen.
 */
export function cameraView(motion: CameraMotion, phase: number, width: number, height: number): CameraView {
  const diagonal = Math.hypot(width, height);
  const [reachX, reachY] = [(motion.travelX * diagonal) / width, (motion.travelY * diagonal) / height];
  const pose = cameraPose(motion.path, phase);
  const hidden = 2 * Math.max(Math.abs(reachX) * sidewaysPeak, Math.abs(reachY) * sidewaysPeak);
  const steady = motion.path === 'zoom' ? 1 : motion.steady;
  return {
    travelX: reachX * pose.x,
    travelY: reachY * pose.y,
    zoom: Math.max(motion.zoom, motion.path === 'zoom' ? 0 : hidden) * pose.zoom,
    steady,
  };
}
