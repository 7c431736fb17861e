import { guessDepth } from './depth.ts';
import { localDeviation } from './filters.ts';
import { findHorizon } from './horizon.ts';
import type { Raster } from './raster.ts';
import type { ClassMask, SceneAnalysis, SceneClass } from './sceneAnalysis.ts';
import { findSky } from './sky.ts';
import { findWater } from './water.ts';

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
  return {
    version: 1,
    source: 'classical',
    picture: { width: raster.width, height: raster.height },
    kind: graphic ? 'graphic' : 'photo',
    light: medianOf(raster.luma) < 0.16 ? 'night' : 'day',
    masks,
    depth: guessDepth(raster, masks, horizon),
    horizon,
    vanishingPoint: { x: 0.5, y: horizon.y, confidence: 0 },
    textures: {},
    faces: [],
  };
}

/** True for screenshots, charts and logos: most of the area is perfectly flat, which no photo is. */
function looksDrawn(raster: Raster): boolean {
  const deviation = localDeviation(raster.luma, raster.width, raster.height, 1);
  let flat = 0;
  for (const d of deviation) if (d < 1e-3) flat++;
  return flat / deviation.length > 0.6;
}

function medianOf(values: Float32Array): number {
  const sorted = values.slice().sort();
  return sorted[sorted.length >> 1] ?? 0;
}
