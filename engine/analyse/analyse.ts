import { sceneNet } from '../../models/catalogue.ts';
import { analyseClassically } from './classical.ts';
import { guessDepth } from './depth.ts';
import { fuseMasks } from './fuse.ts';
import { findHorizonByClasses } from './horizon.ts';
import { noteOf } from './notes.ts';
import type { Raster } from './raster.ts';
import type { SceneAnalysis } from './sceneAnalysis.ts';
import type { Segmenter } from './segment.ts';

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
  const masks = fuseMasks(raster, net, { sky: classical.masks.sky, water: classical.masks.water });
  const horizon = findHorizonByClasses(masks);
  return {
    ...classical,
    source: `${sceneNet.name} ${sceneNet.version} + classical`,
    masks,
    horizon,
    vanishingPoint: { x: 0.5, y: horizon.y, confidence: 0 },
    depth: guessDepth(raster, masks, horizon),
  };
}
