/**
 * What is in the picture: the contract between analysis (classical today, models behind the same type)
 * and planning, baking, the studio, the command line and the tests. Plain data, versioned.
 */

import type { NightLights } from './nightLights.ts';
import type { SceneNote } from './notes.ts';

/**
 * Classes that motion cares about; `other` holds whatever is none of the others. `flame`, `smoke` and
 * `cloth` lie over what else is there; the last two only the user tells.
 */
export const sceneClasses = [
  'sky',
  'water',
  'foliage',
  'grass',
  'ground',
  'mountain',
  'structure',
  'person',
  'animal',
  'hair',
  'flame',
  'smoke',
  'cloth',
  'other',
] as const;

export type SceneClass = (typeof sceneClasses)[number];

/** A grid of scalars, row-major, top row first; covers the whole picture whatever its resolution. */
export interface ScalarMap {
  readonly width: number;
  readonly height: number;
  /** `width * height` values, 0..1. */
  readonly values: Float32Array<ArrayBuffer>;
}

/** A soft mask: 1 = surely of the class. */
export interface ClassMask extends ScalarMap {
  /** How sure the analysis is that the class exists at all, 0..1. Motions scale with it. */
  readonly confidence: number;
}

/** Only classes that exist in the picture are present. */
export type Masks = Readonly<Partial<Record<SceneClass, ClassMask>>>;

/** A point in picture coordinates: x 0 (left)..1 (right), y 0 (top)..1 (bottom). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point of a face's mesh. */
export interface Landmark extends Point {
  /** Relief in picture widths: how much nearer to the camera than the middle of the head; the far side is negative. */
  readonly z: number;
}

/** A value for each eye. Left and right are the person's own: the left eye is on the right of a picture. */
export interface PerEye {
  readonly left: number;
  readonly right: number;
}

/** Where the parallels of the ground converge. */
export interface VanishingPoint extends Point {
  /** 0 = a guess at the middle of the horizon, 1 = many lines meet there. */
  readonly confidence: number;
}

/** How water moves: mirrors and ponds, streams and rivers, waves to the horizon, what drops. */
export type WaterKind = 'still' | 'flowing' | 'sea' | 'fall';

/** What kind of water the picture shows, by its texture and extent. */
export interface WaterCharacter {
  readonly kind: WaterKind;
  /** How sure the kind is, 0..1; 0 where nothing speaks for any. */
  readonly confidence: number;
}

/** The dominant direction of a region's texture, by the structure tensor of its luma. */
export interface TextureDirection {
  /** Radians in picture coordinates along which the texture runs, -π/2..π/2: 0 = level, π/2 = upright. */
  readonly angle: number;
  /** 0 = no direction, 1 = all of it runs one way. */
  readonly coherence: number;
}

/** One face. */
export interface Face {
  /** Bounding box in picture coordinates, forehead to chin; may reach past the picture's border. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** 468 points in MediaPipe's order; empty where only the box is known. */
  readonly landmarks: readonly Landmark[];
  /**
   * Radians; all 0 = upright, facing the camera. `yaw` grows as the face turns to the picture's right, `pitch`
   * as it looks up, `roll` as the head tilts clockwise.
   */
  readonly pose: { readonly yaw: number; readonly pitch: number; readonly roll: number };
  /** 0 = shut, 1 = as open as eyes that look straight ahead, or wider. */
  readonly eyeOpenness: PerEye;
  /** Gap between the lips over the mouth's width, 0 (lips touch)..1. */
  readonly mouthOpenness: number;
  /** Likelihood of glasses, 0..1. */
  readonly glasses: number;
  /** Distance between the eyes' centres in pixels of `SceneAnalysis.picture`. */
  readonly interOcular: number;
  /** How surely this is a face, 0..1. */
  readonly score: number;
  /** True for a painted, carved or printed face. */
  readonly depicted: boolean;
}

export interface SceneAnalysis {
  readonly version: 1;
  /** `classical`, or the names of the models used. */
  readonly source: string;
  /** Size in pixels of the picture the analysis speaks of. */
  readonly picture: { readonly width: number; readonly height: number };
  /** `painting` also covers drawings, `graphic` screenshots, text, charts and logos. */
  readonly kind: 'photo' | 'painting' | 'graphic';
  readonly light: 'day' | 'night';
  /** True for black and white. */
  readonly grey: boolean;
  readonly masks: Masks;
  /** 0 = infinitely far, 1 = nearest. */
  readonly depth: ScalarMap;
  /** Row of the horizon, 0 (top)..1 (bottom), and how sure it is, 0..1. */
  readonly horizon: { readonly y: number; readonly confidence: number };
  readonly vanishingPoint: VanishingPoint;
  /** Present where `masks.water` is. */
  readonly water?: WaterCharacter;
  /** For each class in `masks` whose region is large enough to tell. */
  readonly textures: Readonly<Partial<Record<SceneClass, TextureDirection>>>;
  readonly faces: readonly Face[];
  /** What shines at night, each light by itself; absent by day. */
  readonly lights?: NightLights;
  /** What the user has said of classes: 1 = surely there, -1 = surely not, 0 = nothing. */
  readonly told?: Readonly<Partial<Record<SceneClass, ScalarMap>>>;
  /** Models that could not be used, and why. Absent = all were. */
  readonly notes?: readonly SceneNote[];
}

/** The analysis in a few numbers: what reports and golden tests hold. */
export interface SceneSummary {
  readonly source: string;
  readonly kind: SceneAnalysis['kind'];
  readonly light: SceneAnalysis['light'];
  /** Share of the picture each class covers, 0..1. */
  readonly areas: Readonly<Partial<Record<SceneClass, number>>>;
  readonly horizon: { readonly y: number; readonly confidence: number };
  readonly vanishingPoint: VanishingPoint;
  /** Absent where there is no water. */
  readonly water?: WaterCharacter;
  readonly faces: number;
  /** How many of each; absent by day. */
  readonly lights?: { readonly stars: number; readonly lamps: number };
  readonly notes?: readonly SceneNote[];
}

/** Whether all points of a face are known, and not only where it is said to be. */
export const isMadeOut = ({ landmarks }: Face): boolean => landmarks.length > 0;

/** Mean of a map's values, 0..1. */
export function meanOf({ values }: ScalarMap): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Condenses an analysis. */
export function summarise(scene: SceneAnalysis): SceneSummary {
  const areas: Partial<Record<SceneClass, number>> = {};
  for (const name of sceneClasses) {
    const mask = scene.masks[name];
    if (mask) areas[name] = Number(meanOf(mask).toFixed(4));
  }
  return {
    source: scene.source,
    kind: scene.kind,
    light: scene.light,
    areas,
    horizon: scene.horizon,
    vanishingPoint: scene.vanishingPoint,
    ...(scene.water ? { water: scene.water } : {}),
    faces: scene.faces.length,
    ...(scene.lights
      ? { lights: { stars: scene.lights.stars.length, lamps: scene.lights.lamps.length } }
      : {}),
    ...(scene.notes ? { notes: scene.notes } : {}),
  };
}
