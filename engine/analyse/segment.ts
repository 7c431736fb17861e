import { modelUrls } from '../../models/assets.ts';
import { mosaic, sceneNet } from '../../models/catalogue.ts';
import { type ClassProbabilities, meanOfNets } from './classProbabilities.ts';
import type { Pixels } from './faces/pixels.ts';
import { ModelSession, type Net } from './modelSession.ts';
import { mosaicInput, mosaicProbabilities } from './mosaic.ts';
import { noteOf, type SceneNote } from './notes.ts';
import type { Raster } from './raster.ts';
import { classProbabilities, sceneNetInput } from './sceneNet.ts';

/** What nets make of a picture. */
export interface Segmentation {
  /** At the raster's size; null where no net could be run. */
  readonly classes: ClassProbabilities | null;
  /** Names and versions of the nets that this rests on. */
  readonly models: readonly string[];
  /** One for each net that failed. */
  readonly notes: readonly SceneNote[];
}

/**
 * Tells the classes of a picture.
 * @param fine the same picture with more detail, where there is any; it may be squeezed.
 * @throws only the signal's reason.
 */
export interface Segmenter {
  (raster: Raster, signal: AbortSignal, fine?: Pixels): Promise<Segmentation>;
  /** Begins to load what the first run needs. */
  readonly prepare?: () => void;
}

/** The nets that know what is in a scene. */
export interface SceneNets {
  readonly sceneNet: Net<typeof sceneNet>;
  readonly mosaic: Net<typeof mosaic>;
}

/**
 * Both nets look, and the mean of their probabilities counts: they err in different places, so that what only one of
 * them sees is unsure. Where one fails the other does alone.
 */
export function segmenterOf(nets: SceneNets): Segmenter {
  const segment = async (raster: Raster, signal: AbortSignal, fine?: Pixels): Promise<Segmentation> => {
    const { width, height } = raster;
    const answers = await Promise.allSettled([
      nets.sceneNet
        .run(sceneNetInput(raster), signal)
        .then(({ logits }) => classProbabilities(logits, width, height)),
      nets.mosaic
        .run(mosaicInput(fine ?? raster), signal)
        .then(({ logits }) => mosaicProbabilities(logits, width, height)),
    ]);
    signal.throwIfAborted();
    const specs = [sceneNet, mosaic];
    const named = answers.map((answer, i) => ({ ...answer, spec: specs[i]! }));
    const seen = named.filter((answer) => answer.status === 'fulfilled');
    return {
      classes: seen.length > 0 ? seen.map(({ value }) => value).reduce(meanOfNets) : null,
      models: seen.map(({ spec }) => `${spec.name} ${spec.version}`),
      notes: named
        .filter((answer) => answer.status === 'rejected')
        .map(({ spec, reason }) => noteOf(spec.name, reason)),
    };
  };
  const prepare = () => {
    nets.sceneNet.prepare?.();
    nets.mosaic.prepare?.();
  };
  return Object.assign(segment, { prepare });
}

/** The nets as they ship; nothing is loaded before it is prepared or run. */
export const shippedSceneNets: SceneNets = {
  sceneNet: new ModelSession(sceneNet, modelUrls.sceneNet),
  mosaic: new ModelSession(mosaic, modelUrls.mosaic),
};

export const segmentScene: Segmenter = segmenterOf(shippedSceneNets);
