import { guessDepth } from './depth.ts';
import { findHorizon } from './horizon.ts';
import { lightOf, looksDrawn, looksPainted } from './look.ts';
import type { Raster } from './raster.ts';
import type { ClassMask, SceneAnalysis, SceneClass } from './sceneAnalysis.ts';
import { findSky } from './sky.ts';
import { structureTensor } from './structureTensor.ts';
import { textureDirections } from './texture.ts';
import { findWater } from './water.ts';
import { characterOfWater } from './waterKind.ts';

/** Long side in pixels at which the classical analysis looks at a picture. */
export const analysisLongSide = 320;

/**
 * Analysis without models: sky and open water by colour, gradient and position, depth by position and focus.
 * Pure and deterministic; also the fallback and the baseline for models behind the same contract.
 */
export function analyseClassically(raster: Raster): SceneAnalysis {
  const graphic = looksDrawn(raster);
  const sky = graphic ? undefined : (findSky(raster) ?? undefined);
  const horizon = findHorizon(sky);
  const water = graphic ? undefined : (findWater(raster, sky, horizon) ?? undefined);
  const masks: Partial<Record<SceneClass, ClassMask>> = {};
  if (sky) masks.sky = sky;
  if (water) masks.water = water;
  const tensor = structureTensor(raster.luma, raster.width, raster.height);
  const textures = textureDirections(tensor, masks);
  return {
    version: 1,
    source: 'classical',
    picture: { width: raster.width, height: raster.height },
    kind: graphic ? 'graphic' : looksPainted(raster) ? 'painting' : 'photo',
    light: lightOf(raster, sky),
    masks,
    depth: guessDepth(raster, masks, horizon),
    horizon,
    vanishingPoint: { x: 0.5, y: horizon.y, confidence: 0 },
    textures,
    ...(water ? { water: characterOfWater(raster, tensor, water, horizon, textures.water) } : {}),
    faces: [],
  };
}
