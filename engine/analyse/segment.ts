import { modelUrls } from '../../models/assets.ts';
import { mosaic, sceneNet } from '../../models/catalogue.ts';
import type { ModelSpec } from '../../models/modelSpec.ts';
import { type ClassProbabilities, meanOfNets } from './classProbabilities.ts';
import type { Pixels } from './faces/pixels.ts';
import { ModelSession, type Net } from './modelSession.ts';
import { mosaicInput, mosaicProbabilities } from './mosaic.ts';
import { noteOf, type SceneNote } from './notes.ts';
import type { Raster } from './raster.ts';
import { runFilled } from './runFilled.ts';
import { classProbabilities, sceneNetInput } from './sceneNet.ts';
import { inScratch, kept } from './scratch.ts';

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
    const [coarse, detailed] = await Promise.allSettled([
      runFilled(nets.sceneNet, sceneNet, (input) => sceneNetInput(raster, input), signal),
      runFilled(nets.mosaic, mosaic, (input) => mosaicInput(fine ?? raster, input), signal),
    ]);
    signal.throwIfAborted();
    return inScratch(() => {
      const seen: ClassProbabilities[] = [];
      const models: string[] = [];
      const notes: SceneNote[] = [];
      const hear = (
        spec: ModelSpec,
        answer: typeof coarse | typeof detailed,
        read: typeof classProbabilities,
      ) => {
        try {
          if (answer.status === 'rejected') throw answer.reason;
          seen.push(read(answer.value.logits, width, height));
          models.push(`${spec.name} ${spec.version}`);
        } catch (error) {
          notes.push(noteOf(spec.name, error));
        }
      };
      hear(sceneNet, coarse, classProbabilities);
      hear(mosaic, detailed, mosaicProbabilities);
      return { classes: seen.length > 0 ? kept(seen.reduce(meanOfNets)) : null, models, notes };
    });
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
