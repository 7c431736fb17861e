import { guidedCoefficients } from '../analyse/filters.ts';
import type { Raster } from '../analyse/raster.ts';
import type { SceneAnalysis, SceneClass } from '../analyse/sceneAnalysis.ts';
import type { Picture } from '../decode/decode.ts';
import { GpuResources } from '../gpu/resources.ts';
import type { BakeContext } from '../motions/bakeContext.ts';
import { bakeFlows } from '../motions/flow/bake.ts';
import type { FreezeMask } from '../plan/guidance.ts';
import { frameCount } from '../plan/loop.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';
import type { BakedScene } from './bakedScene.ts';
import { bakeMotion } from './bakeMotion.ts';
import { extendMap } from './extend.ts';
import { stillnessOf } from './freeze.ts';
import { drawMark } from './mark.ts';
import { GuidedUpsamplePass } from './passes/guidedUpsamplePass.ts';
import { PlatePass } from './passes/platePass.ts';

export interface BakeInput {
  readonly picture: Picture;
  /** The small picture that the analysis looked at. */
  readonly raster: Raster;
  readonly scene: SceneAnalysis;
  /** The background where a net of the user's filled it; absent or null: it is filled here. */
  readonly plate?: OffscreenCanvas | null;
  readonly plan: MotionPlan;
  /** Draw the visible AI mark. */
  readonly mark: boolean;
  /** Size of the grain in the flowing sky, in units of colour. */
  readonly grain: number;
}

/** Computes everything constant over the loop. The caller disposes of `resources`. */
export function bake(device: GPUDevice, input: BakeInput): BakedScene {
  const resources = new GpuResources(device);
  using scratch = new GpuResources(device);
  try {
    return bakeInto(resources, scratch, input);
  } catch (error) {
    resources[Symbol.dispose]();
    throw error;
  }
}

function bakeInto(
  resources: GpuResources,
  scratch: GpuResources,
  { picture, raster, scene, plate, plan, mark, grain }: BakeInput,
): BakedScene {
  const { device } = resources;
  const { width, height } = picture;
  const encoder = device.createCommandEncoder({ label: 'bake' });
  const source = resources.uploadBitmap('picture', picture.bitmap);
  const background = bakeBackground(encoder, resources, scratch, source, raster, scene, plate);
  const context: BakeContext = {
    resources,
    scratch,
    encoder,
    scene,
    plan,
    raster,
    picture: source,
    background,
    matteOf: matteMaker(encoder, resources, scratch, source, raster, scene),
  };
  const { plateFlow, pictureFlow } = bakeFlows(context);
  const motions = plan.motions.flatMap((motion) => (motion.enabled ? bakeMotion(motion, context) : []));
  const camera = plan.motions.find((motion) => motion.kind === 'camera' && motion.enabled);
  const markTexture = resources.uploadBitmap('mark', drawMark(Math.min(width, height), mark), true);
  const margin = Math.round(Math.min(width, height) * 0.03);
  device.queue.submit([encoder.finish()]);
  return {
    resources,
    width,
    height,
    frames: frameCount(plan.seconds, plan.fps),
    picture: source,
    background,
    depth: uploadDepth(resources, scene),
    pictureFlow,
    plateFlow,
    camera: camera?.kind === 'camera' ? camera : null,
    motions,
    stillness: bakeStillness(resources, plan.guidance?.freeze),
    grain,
    mark: markTexture,
    markOrigin: mark
      ? [width - markTexture.width - margin, height - markTexture.height - margin]
      : [-markTexture.width, -markTexture.height],
  };
}

/** The matte of everything before the sky, at full size, and the plate behind it. */
function bakeBackground(
  encoder: GPUCommandEncoder,
  resources: GpuResources,
  scratch: GpuResources,
  picture: GPUTexture,
  raster: Raster,
  scene: SceneAnalysis,
  filled: OffscreenCanvas | null | undefined,
): BakedScene['background'] {
  const { sky } = scene.masks;
  if (!sky) return null;
  const foreground = sky.values.map((value) => 1 - value) as Float32Array<ArrayBuffer>;
  const matte = refineMask(encoder, resources, scratch, picture, raster, 'matte', foreground);
  if (filled) return { plate: resources.uploadBitmap('plate', filled), matte };
  const plate = resources.texture('plate', 'rgba8unorm', picture.width, picture.height);
  new PlatePass(resources.device).record(encoder, scratch, { picture, matte, plate });
  return { plate, matte };
}

/** A mask of the raster's size along the picture's edges, r8unorm at the picture's size. */
function refineMask(
  encoder: GPUCommandEncoder,
  resources: GpuResources,
  scratch: GpuResources,
  picture: GPUTexture,
  raster: Raster,
  label: string,
  values: Float32Array<ArrayBuffer>,
): GPUTexture {
  const { a, b, width, height } = guidedCoefficients(raster, values, 2, 2e-4);
  const coefficients = scratch.upload(
    `${label} coefficients`,
    'rg16float',
    width,
    height,
    Float16Array.from({ length: 2 * a.length }, (_, i) => (i % 2 === 0 ? a : b)[i >> 1]!),
    width * 4,
  );
  const mask = resources.texture(label, 'r8unorm', picture.width, picture.height);
  new GuidedUpsamplePass(resources.device).record(encoder, { picture, coefficients, mask });
  return mask;
}

/** Refines each class mask at most once, when a motion asks for it. */
function matteMaker(
  encoder: GPUCommandEncoder,
  resources: GpuResources,
  scratch: GpuResources,
  picture: GPUTexture,
  raster: Raster,
  scene: SceneAnalysis,
): BakeContext['matteOf'] {
  const made = new Map<SceneClass, GPUTexture>();
  return (name) => {
    const mask = scene.masks[name];
    if (!mask) return null;
    const matte =
      made.get(name) ??
      refineMask(encoder, resources, scratch, picture, raster, `matte of ${name}`, mask.values);
    made.set(name, matte);
    return matte;
  };
}

function bakeStillness(resources: GpuResources, freeze: FreezeMask | undefined): GPUTexture | null {
  if (!freeze) return null;
  const { width, height, values } = stillnessOf(freeze);
  const bytes = Uint8Array.from(values, (value) => Math.round(255 * value));
  return resources.upload('stillness', 'r8unorm', width, height, bytes, width);
}

/** Depth of the picture layer: what is known of the foreground goes on under the sky's edge. */
function uploadDepth(resources: GpuResources, scene: SceneAnalysis): GPUTexture {
  const { sky } = scene.masks;
  const sameSize = sky && sky.values.length === scene.depth.values.length;
  const { width, height, values } = sameSize
    ? extendMap(
        {
          ...scene.depth,
          values: scene.depth.values.map(
            (d, i) => d / Math.max(0.05, 1 - sky.values[i]!),
          ) as Float32Array<ArrayBuffer>,
        },
        sky.values.map((s) => (s < 0.5 ? 1 : 0)),
      )
    : scene.depth;
  return resources.upload('depth', 'r16float', width, height, new Float16Array(values), width * 2);
}
