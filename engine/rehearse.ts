import { shippedBeingNets } from './analyse/beingNets.ts';
import { segmentScene, shippedSceneNets } from './analyse/segment.ts';
import { safetySession } from './safety/ratePicture.ts';

/** Begins to load what every picture needs, for who knows that one is coming. Once loaded, it costs nothing. */
export const prepare = (): void => segmentScene.prepare?.();

/**
 * Runs every net that ships once, on an empty picture. Browsers keep what they compile of the runtime on the way: the
 * first picture after each of their later starts then takes half as long.
 * @throws where a net cannot be run; the signal's reason.
 */
export async function rehearse(signal: AbortSignal): Promise<void> {
  const nets = [...Object.values(shippedSceneNets), ...Object.values(shippedBeingNets), safetySession];
  for (const net of nets) await net.rehearse?.(signal);
}
