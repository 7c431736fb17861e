import { guessDepth } from './depth.ts';
import { findHorizon } from './horizon.ts';
import { lightOf, looksDrawn, looksGrey, looksPainted } from './look.ts';
import type { Raster } from './raster.ts';
import type { ClassMask, SceneAnalysis, SceneClass } from './sceneAnalysis.ts';
import { findSky } from './sky.ts';
import { structureTensor } from './structureTensor.ts';
import { textureDirections } from './texture.ts';
import { findWater } from './water.ts';
import { characterOfWater } from './waterKind.ts';

/** Long side in pixels at which the classical analysis looks at a picture. */
export const analysisLongSide = 320;

/** What the classical analysis alone can tell, nets or not. */
export interface FirstLook {
  readonly kind: SceneAnalysis['kind'];
  /** None in drawings, whatever is blue in them. */
  readonly sky: ClassMask | undefined;
}

/** The part of the classical analysis that is wanted beside the nets, too. Pure. */
export function lookFirst(raster: Raster): FirstLook {
  if (looksDrawn(raster)) return { kind: 'graphic', sky: undefined };
  return { kind: looksPainted(raster) ? 'painting' : 'photo', sky: findSky(raster) ?? undefined };
}

/**
 * Analysis without models: sky and open water by colour, gradient and position, depth by position and focus.
 * Pure and deterministic; also the fallback and the baseline for models behind the same contract.
 */
export function analyseClassically(
  raster: Raster,
  { kind, sky }: FirstLook = lookFirst(raster),
): SceneAnalysis {
  const horizon = findHorizon(sky);
  const water = kind === 'graphic' ? undefined : (findWater(raster, sky, horizon) ?? undefined);
  const masks: Partial<Record<SceneClass, ClassMask>> = {};
  if (sky) masks.sky = sky;
  if (water) masks.water = water;
  const tensor = structureTensor(raster.luma, raster.width, raster.height);
  const textures = textureDirections(tensor, masks);
  return {
    version: 1,
    source: 'classical',
    picture: { width: raster.width, height: raster.height },
    kind,
    light: lightOf(raster, sky),
    grey: looksGrey(raster),
    masks,
    depth: guessDepth(raster, masks, horizon),
    horizon,
    vanishingPoint: { x: 0.5, y: horizon.y, confidence: 0 },
    textures,
    ...(water ? { water: characterOfWater(raster, tensor, water, horizon, textures.water) } : {}),
    faces: [],
  };
}
