import type { Raster } from '../analyse/raster.ts';
import type { SceneAnalysis, SceneClass } from '../analyse/sceneAnalysis.ts';
import type { Picture } from '../decode/decode.ts';
import { type Quality, qualities } from '../gpu/quality.ts';
import { GpuResources } from '../gpu/resources.ts';
import type { BakeContext } from '../motions/bakeContext.ts';
import { bakeFlows } from '../motions/flow/bake.ts';
import type { FreezeMask } from '../plan/guidance.ts';
import { frameCount } from '../plan/loop.ts';
import type { MotionKind, MotionPlan } from '../plan/motionPlan.ts';
import type { BakedScene } from './bakedScene.ts';
import { bakeMotion } from './bakeMotion.ts';
import { bakeNear, uploadDepth } from './bakeNear.ts';
import { stillnessOf } from './freeze.ts';
import { drawMark, type MarkCorner, markOriginIn } from './mark.ts';
import { depthBeforeSky } from './nearLayer.ts';
import { PlatePass } from './passes/platePass.ts';
import { type RefineContext, refineMask } from './refineMask.ts';

export interface BakeInput {
  readonly picture: Picture;
  /** The small picture that the analysis looked at. */
  readonly raster: Raster;
  readonly scene: SceneAnalysis;
  /** What lies behind, where a net of the user's filled it in; what is absent is filled here. */
  readonly plates?: { readonly sky?: OffscreenCanvas; readonly near?: OffscreenCanvas };
  readonly plan: MotionPlan;
  /** How finely frames are drawn; as a standard adapter can by default. */
  readonly quality?: Quality | undefined;
  /** Draw the visible AI mark. */
  readonly mark: boolean;
  /** Where the mark stands; at the bottom right by default. */
  readonly markCorner?: MarkCorner | undefined;
  /** Size of the grain in the flowing sky, in units of colour. */
  readonly grain: number;
}

/** Motions by which near things part from what lies behind them. */
const movesNearThings: ReadonlySet<MotionKind> = new Set(['camera', 'face', 'breath']);

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
  { picture, raster, scene, plates, plan, quality, mark, markCorner, grain }: BakeInput,
): BakedScene {
  const { device } = resources;
  const { width, height } = picture;
  const { seekSteps, displacementScale } = quality ?? qualities.standard;
  const encoder = device.createCommandEncoder({ label: 'bake' });
  const source = resources.uploadBitmap('picture', picture.bitmap);
  const refine = { resources, scratch, encoder, picture: source, raster };
  const background = bakeBackground(refine, scene, plates?.sky);
  const context: BakeContext = {
    resources,
    scratch,
    encoder,
    scene,
    plan,
    raster,
    picture: source,
    background,
    displacementScale,
    matteOf: matteMaker(refine, scene),
  };
  const { plateFlow, pictureFlow } = bakeFlows(context);
  const motions = plan.motions.flatMap((motion) => (motion.enabled ? bakeMotion(motion, context) : []));
  const camera = plan.motions.find((motion) => motion.kind === 'camera' && motion.enabled);
  const finish = plan.motions.find((motion) => motion.kind === 'finish' && motion.enabled);
  const parts = plan.motions.some(({ kind, enabled }) => enabled && movesNearThings.has(kind));
  const near = parts ? bakeNear(refine, scene, background?.matte ?? null, plates?.near) : null;
  const markTexture = resources.uploadBitmap('mark', drawMark(Math.min(width, height), mark), true);
  device.queue.submit([encoder.finish()]);
  return {
    resources,
    width,
    height,
    frames: frameCount(plan.seconds, plan.fps),
    picture: source,
    background: background && near?.matte ? { ...background, matte: near.matte } : background,
    depth: uploadDepth(resources, 'depth', near?.behind ?? depthBeforeSky(scene)),
    near: near?.layer ?? null,
    pictureFlow,
    plateFlow,
    camera: camera?.kind === 'camera' ? camera : null,
    seekSteps,
    displacementScale,
    finish: finish?.kind === 'finish' ? finish : null,
    motions,
    stillness: bakeStillness(resources, plan.guidance?.freeze),
    grain,
    mark: markTexture,
    markOrigin: mark
      ? markOriginIn(markCorner ?? 'bottom-right', picture, markTexture)
      : [-markTexture.width, -markTexture.height],
  };
}

/** The matte of everything before the sky, at full size, and the plate behind it. */
function bakeBackground(
  context: RefineContext,
  scene: SceneAnalysis,
  filled: OffscreenCanvas | undefined,
): BakedScene['background'] {
  const { sky } = scene.masks;
  if (!sky) return null;
  const { resources, scratch, encoder, picture } = context;
  const foreground = sky.values.map((value) => 1 - value) as Float32Array<ArrayBuffer>;
  const matte = refineMask(context, 'matte', foreground);
  if (filled) return { plate: resources.uploadBitmap('plate', filled), matte };
  const plate = resources.texture('plate', 'rgba8unorm', picture.width, picture.height);
  new PlatePass(resources.device).record(encoder, scratch, { picture, matte, plate });
  return { plate, matte };
}

/** Refines each class mask at most once, when a motion asks for it. */
function matteMaker(context: RefineContext, scene: SceneAnalysis): BakeContext['matteOf'] {
  const made = new Map<SceneClass, GPUTexture>();
  return (name) => {
    const mask = scene.masks[name];
    if (!mask) return null;
    const matte = made.get(name) ?? refineMask(context, `matte of ${name}`, mask.values);
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
