import type { BakedScene } from '../../../engine/bake/bakedScene.ts';
import type { MarkPixels } from '../../../engine/bake/bakeMark.ts';
import { uploadField } from '../../../engine/gpu/fieldFormats.ts';
import type { CameraMotion } from '../../../engine/motions/camera/schema.ts';
import type { BakedFlow } from '../../../engine/motions/flow/bake.ts';
import { ComposePass } from '../../../engine/render/passes/composePass.ts';
import { download, type Painter, type Pixels, paint, submit, target, upload } from './pixels.ts';
import type { GpuBench } from './withGpu.ts';

export const camera: CameraMotion = {
  kind: 'camera',
  enabled: true,
  cycles: 1,
  path: 'orbit',
  travelX: 0.02,
  travelY: -0.01,
  zoom: 0.06,
  steady: 0.35,
};

/** A field that says the travel in picture units at each pixel; `statistics`: mean luma and correlation, 0..255. */
export function flowOf(
  bench: GpuBench,
  [width, height]: readonly [number, number],
  travel: (x: number, y: number) => readonly [number, number],
  [mean, correlation]: readonly [number, number] = [128, 255],
  cycles = 1,
): BakedFlow {
  const values = new Float32Array(4 * width * height);
  for (let i = 0; i < width * height; i++)
    values.set([...travel(i % width, Math.floor(i / width)), mean / 255, correlation / 255], 4 * i);
  return {
    field: uploadField(bench.resources, 'flow', 'four', [width, height], values),
    cycles,
  };
}

/** A baked scene of a single layer at half depth, of 8 frames, without mark; change what the test is about. */
export function sceneOf(
  bench: GpuBench,
  picture: Pixels,
  changes: Partial<Omit<BakedScene, 'resources' | 'picture'>> = {},
): BakedScene {
  return {
    resources: bench.resources,
    width: picture.width,
    height: picture.height,
    frames: 8,
    picture: upload(bench, 'picture', picture),
    background: null,
    near: null,
    depth: depthOf(bench, 0.5),
    pictureFlow: null,
    plateFlow: null,
    camera: null,
    seekSteps: 3,
    seekPixels: 4,
    displacementScale: 1 / 2,
    finish: null,
    motions: [],
    stillness: null,
    grain: 0,
    mark: markOf(
      bench,
      paint(1, 1, () => [0, 0, 0, 0]),
    ),
    markOrigin: [-1, -1],
    ...changes,
  };
}

/** Premultiplied pixels as the mark. */
export const markOf = ({ resources }: GpuBench, { width, height, data }: Pixels): MarkPixels => ({
  width,
  height,
  bytes: resources.uploadStorage('mark', data),
});

/** The same depth everywhere. */
export const depthOf = (bench: GpuBench, depth: number): GPUTexture =>
  bench.resources.upload('depth', 'r16float', 1, 1, new Float16Array([depth]), 2);

/** Plate and matte as textures. */
export const backgroundOf = (bench: GpuBench, plate: Pixels, matte: Painter) => ({
  plate: upload(bench, 'plate', plate),
  matte: upload(bench, 'matte', paint(plate.width, plate.height, matte)),
});

/** Draws the frames of these indices with one pass. */
export async function framesOf(
  bench: GpuBench,
  scene: BakedScene,
  indices: readonly number[],
): Promise<Pixels[]> {
  const pass = new ComposePass(bench.resources, scene);
  const frame = target(bench, 'rgba8unorm', scene.width, scene.height);
  const frames: Pixels[] = [];
  for (const index of indices) {
    submit(bench, (encoder) => pass.record(encoder, index, frame));
    frames.push(await download(bench, frame));
  }
  return frames;
}
