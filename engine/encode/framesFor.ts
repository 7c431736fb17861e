import type { BakedScene } from '../bake/bakedScene.ts';
import type { Gpu } from '../gpu/device.ts';
import { CanvasFrames, canvasPixelsAreRight } from '../render/canvasFrames.ts';
import type { FrameSource } from '../render/frameSource.ts';
import { ReadbackFrames } from '../render/readbackFrames.ts';
import type { VideoEncoding } from './videoEncoding.ts';

/** The frames of a scene on the fastest way to its encoder that is right here. The caller disposes of them. */
export async function framesFor(
  scene: BakedScene,
  { device, software }: Gpu,
  { holdsStill }: VideoEncoding,
): Promise<FrameSource> {
  // What is stirred has to come to main memory, as it has for any encoder in software.
  const onCanvas = !software && !holdsStill && (await canvasPixelsAreRight(device));
  return onCanvas ? new CanvasFrames(scene) : new ReadbackFrames(scene, { stirred: holdsStill });
}
