import { modelUrls } from '../../models/assets.ts';
import { sceneNet } from '../../models/catalogue.ts';
import { ModelSession } from './modelSession.ts';
import type { Raster } from './raster.ts';
import { type ClassProbabilities, classProbabilities, sceneNetInput } from './sceneNet.ts';

/** Tells the classes of a picture at the raster's size; rejects where the net cannot be run. */
export type Segmenter = (raster: Raster, signal: AbortSignal) => Promise<ClassProbabilities>;

/** SceneNet from the file at an address. */
export function sceneNetAt(url: string): Segmenter {
  const session = new ModelSession(sceneNet, url);
  return async (raster, signal) => {
    const { logits } = await session.run(sceneNetInput(raster), signal);
    return classProbabilities(logits, raster.width, raster.height);
  };
}

/** SceneNet as it ships. */
export const segmentScene: Segmenter = sceneNetAt(modelUrls.sceneNet);
