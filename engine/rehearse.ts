import {
  blazeFace,
  faceMesh,
  mosaic,
  nanoDet,
  pictureSafety,
  sceneNet,
  selfie,
} from '../models/catalogue.ts';
import type { ModelSpec } from '../models/modelSpec.ts';
import { shippedBeingNets } from './analyse/beingNets.ts';
import { inputLength, type Net } from './analyse/modelSession.ts';
import { segmentScene, shippedSceneNets } from './analyse/segment.ts';
import { safetySession } from './safety/ratePicture.ts';

/** Begins to load what every picture needs, for who knows that one is coming. Once loaded, it costs nothing. */
export const prepare = (): void => segmentScene.prepare?.();

const rehearsed = async <Spec extends ModelSpec>(net: Net<Spec>, spec: Spec, signal: AbortSignal) => {
  await net.run(new Float32Array(inputLength(spec)), signal);
};

/**
 * Runs every net that ships once, on an empty picture. Browsers keep what they compile of the runtime on the way: the
 * first picture after each of their later starts then takes half as long.
 * @throws where a net cannot be run; the signal's reason.
 */
export async function rehearse(signal: AbortSignal): Promise<void> {
  await rehearsed(shippedSceneNets.mosaic, mosaic, signal);
  await rehearsed(shippedSceneNets.sceneNet, sceneNet, signal);
  await rehearsed(shippedBeingNets.detector, blazeFace, signal);
  await rehearsed(shippedBeingNets.mesh, faceMesh, signal);
  await rehearsed(shippedBeingNets.selfie, selfie, signal);
  await rehearsed(shippedBeingNets.things, nanoDet, signal);
  await rehearsed(safetySession, pictureSafety, signal);
}
