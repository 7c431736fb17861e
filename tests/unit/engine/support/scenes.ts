import { type Raster, rasterFromRgba } from '../../../../engine/analyse/raster.ts';
import type { ClassMask, SceneAnalysis, SceneClass } from '../../../../engine/analyse/sceneAnalysis.ts';
import { seededRandom } from '../../../../engine/plan/random.ts';

/** Colour, 0..1 a channel. */
export type Rgb = readonly [number, number, number];

/** Draws a raster: `colour` gets the place of each pixel's centre, 0..1, and seeded noise 0..1. */
export function paint(
  width: number,
  height: number,
  colour: (u: number, v: number, noise: number) => Rgb,
): Raster {
  const random = seededRandom(1);
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const u = ((i % width) + 0.5) / width;
    const v = (Math.floor(i / width) + 0.5) / height;
    rgba.set([...colour(u, v, random()).map((c) => Math.round(255 * c)), 255], 4 * i);
  }
  return rasterFromRgba(rgba, width, height);
}

/** Blue that pales toward the horizon, without texture. */
export const clearSky = (v: number): Rgb => [0.3 + 0.4 * v, 0.5 + 0.3 * v, 0.85 + 0.1 * v];

/** Rough green and brown ground. */
export const roughGround = (noise: number): Rgb => [
  0.15 + 0.3 * noise,
  0.2 + 0.3 * noise,
  0.05 + 0.15 * noise,
];

/** A mask from a function of the place. */
export function maskOf(
  width: number,
  height: number,
  value: (u: number, v: number) => number,
  confidence = 1,
): ClassMask {
  const values = Float32Array.from({ length: width * height }, (_, i) =>
    value(((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / height),
  );
  return { width, height, values, confidence };
}

/** A scene with the given masks; everything else as in a plain photo of 640 by 480. */
export function sceneWith(
  masks: Partial<Record<SceneClass, ClassMask>>,
  changes: Partial<SceneAnalysis> = {},
): SceneAnalysis {
  return {
    version: 1,
    source: 'test',
    picture: { width: 640, height: 480 },
    kind: 'photo',
    light: 'day',
    grey: false,
    masks,
    depth: maskOf(32, 24, (_, v) => v),
    horizon: { y: 0.5, confidence: 1 },
    vanishingPoint: { x: 0.5, y: 0.5, confidence: 0 },
    textures: {},
    faces: [],
    ...changes,
  };
}

/** Sky in the upper half, water in the lower one. */
export const seaScene = (changes: Partial<SceneAnalysis> = {}): SceneAnalysis =>
  sceneWith(
    {
      sky: maskOf(32, 24, (_, v) => (v < 0.5 ? 1 : 0), 0.9),
      water: maskOf(32, 24, (_, v) => (v > 0.5 ? 1 : 0), 0.7),
    },
    changes,
  );
