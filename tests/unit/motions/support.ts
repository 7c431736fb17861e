import { expect } from 'vitest';
import type { Face, Landmark } from '../../../engine/analyse/sceneAnalysis.ts';
import { type Modes, modesAt } from '../../../engine/motions/modes.ts';

/** Places of the points that motions look at, for a face of width 1 about the origin; y grows down. */
const known: Readonly<Record<number, readonly [number, number]>> = {
  10: [0, -0.62],
  152: [0, 0.62],
  1: [0, 0.1],
  0: [0, 0.26],
  17: [0, 0.38],
  61: [-0.2, 0.32],
  291: [0.2, 0.32],
  50: [-0.3, 0.08],
  280: [0.3, 0.08],
  205: [-0.27, 0.2],
  425: [0.27, 0.2],
  234: [-0.5, -0.05],
  454: [0.5, -0.05],
};
const rims = {
  right: {
    upper: [33, 246, 161, 160, 159, 158, 157, 173, 133],
    lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
  },
  left: {
    upper: [263, 466, 388, 387, 386, 385, 384, 398, 362],
    lower: [263, 249, 390, 373, 374, 380, 381, 382, 362],
  },
};

/** An upright face with all landmarks; eyes are arcs `gape` of their width high. Units of the picture's width. */
export function faceAt(
  x: number,
  y: number,
  width: number,
  aspect: number,
  changes: Partial<Face> = {},
  gape = 0.3,
): Face {
  const landmarks: Landmark[] = Array.from({ length: 468 }, () => ({ x, y, z: 0 }));
  const put = (index: number, u: number, v: number) => {
    landmarks[index] = { x: x + u * width, y: y + v * width * aspect, z: 0 };
  };
  for (const [index, [u, v]] of Object.entries(known)) put(Number(index), u, v);
  for (const [side, sign] of [
    ['right', -1],
    ['left', 1],
  ] as const) {
    for (const [lid, direction] of [
      ['upper', -1],
      ['lower', 1],
    ] as const) {
      rims[side][lid].forEach((index, i) => {
        const t = i / 8;
        put(index, sign * (0.34 - 0.22 * t), -0.12 + direction * 0.11 * gape * Math.sin(Math.PI * t));
      });
    }
  }
  return {
    box: { x: x - width / 2, y: y - 0.62 * width * aspect, width, height: 1.24 * width * aspect },
    landmarks,
    pose: { yaw: 0, pitch: 0, roll: 0 },
    eyeOpenness: { left: 1, right: 1 },
    mouthOpenness: 0,
    glasses: 0,
    interOcular: 80,
    score: 1,
    depicted: false,
    ...changes,
  };
}

/** Fails where modes are not at rest at the loop's start, do not return to it, or are no numbers. */
export function expectLoop(modes: Modes): void {
  for (let cell = 0; cell < modes.width * modes.height; cell++) {
    for (let channel = 0; channel < modes.channels; channel++) {
      if (modesAt(modes, cell, channel, 0) !== 0) expect.fail(`moved at the start: cell ${cell}`);
      if (!(Math.abs(modesAt(modes, cell, channel, 1 - 1e-7)) < 1e-5))
        expect.fail(`does not loop: cell ${cell}`);
      if (!Number.isFinite(modesAt(modes, cell, channel, 0.37))) expect.fail(`is no number: cell ${cell}`);
    }
  }
}
