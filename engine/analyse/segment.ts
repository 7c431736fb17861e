import { modelUrls } from '../../models/assets.ts';
import { sceneNet } from '../../models/catalogue.ts';
import { ModelSession } from './modelSession.ts';
import type { Raster } from './raster.ts';
import { type ClassProbabilities, classProbabilities, sceneNetInput } from './sceneNet.ts';

/** Tells the classes of a picture at the raster's size; rejects where the net cannot be run. */
export interface Segmenter {
  (raster: Raster, signal: AbortSignal): Promise<ClassProbabilities>;
  /** Begins to load what the first run needs. */
  readonly prepare?: () => void;
}

/** SceneNet from the file at an address. */
export function sceneNetAt(url: string): Segmenter {
  const session = new ModelSession(sceneNet, url);
  const segment = async (raster: Raster, signal: AbortSignal) => {
    const { logits } = await session.run(sceneNetInput(raster), signal);
    return classProbabilities(logits, raster.width, raster.height);
  };
  return Object.assign(segment, { prepare: () => session.prepare() });
}

/** SceneNet as it ships. */
export const segmentScene: Segmenter = sceneNetAt(modelUrls.sceneNet);
