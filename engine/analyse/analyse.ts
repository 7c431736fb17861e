import { sceneNet } from '../../models/catalogue.ts';
import { learnAppearance } from './appearance.ts';
import { analyseClassically } from './classical.ts';
import { guessDepth } from './depth.ts';
import { fuseMasks } from './fuse.ts';
import { findHorizonByClasses } from './horizon.ts';
import { lightOf } from './look.ts';
import { noteOf } from './notes.ts';
import type { Raster } from './raster.ts';
import type { SceneAnalysis } from './sceneAnalysis.ts';
import type { Segmenter } from './segment.ts';
import { structureTensor } from './structureTensor.ts';
import { textureDirections } from './texture.ts';
import { findVanishingPoint } from './vanishingPoint.ts';
import { characterOfWater } from './waterKind.ts';

/**
 * What is in the picture, by the net and the classical analysis together; by the latter alone, with a note,
 * where the net cannot be run, and without one in drawings, of which the net knows nothing.
 * @throws only the signal's reason.
 */
export async function analyse(
  raster: Raster,
  segment: Segmenter,
  signal: AbortSignal,
): Promise<SceneAnalysis> {
  const segmenting = segment(raster, signal).then(
    (net) => ({ net, failure: null }),
    (error: unknown) => ({ net: null, failure: noteOf(sceneNet.name, error) }),
  );
  // The net's file loads meanwhile.
  const classical = analyseClassically(raster);
  const { net, failure } = await segmenting;
  signal.throwIfAborted();
  if (classical.kind === 'graphic') return classical;
  if (!net) return { ...classical, notes: failure ? [failure] : [] };
  // The net's water has its own character, if any.
  const { water: _, ...rest } = classical;
  const tensor = structureTensor(raster.luma, raster.width, raster.height);
  const seen = learnAppearance(raster, net, tensor);
  const masks = fuseMasks(raster, net, seen, classical.masks.sky);
  const horizon = findHorizonByClasses(masks);
  const textures = textureDirections(tensor, masks);
  return {
    ...rest,
    source: `${sceneNet.name} ${sceneNet.version} + classical`,
    light: lightOf(raster, masks.sky),
    masks,
    horizon,
    vanishingPoint: findVanishingPoint(tensor, masks, horizon),
    textures,
    ...(masks.water ? { water: characterOfWater(raster, tensor, masks.water, horizon, textures.water) } : {}),
    depth: guessDepth(raster, masks, horizon),
  };
}
