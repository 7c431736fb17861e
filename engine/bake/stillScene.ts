import type { Raster } from '../analyse/raster.ts';
import type { SceneAnalysis, SceneClass } from '../analyse/sceneAnalysis.ts';
import type { Picture } from '../decode/decode.ts';
import { type Fineness, type Quality, qualities } from '../gpu/quality.ts';
import { GpuResources } from '../gpu/resources.ts';
import type { MotionKind, MotionPlan } from '../plan/motionPlan.ts';
import type { BakedNearLayer, BakedScene } from './bakedScene.ts';
import { bakeNear, uploadDepth } from './bakeNear.ts';
import { depthBeforeSky, smooth } from './nearLayer.ts';
import { PlatePass } from './passes/platePass.ts';
import { type RefineContext, refineMask } from './refineMask.ts';

export interface StillInput {
  readonly picture: Picture;
  /** The small picture that the analysis looked at. */
  readonly raster: Raster;
  readonly scene: SceneAnalysis;
  /** What lies behind, where a net of the user's filled it in; what is absent is filled here. */
  readonly plates?: { readonly sky?: OffscreenCanvas; readonly near?: OffscreenCanvas };
  /** How finely frames are drawn; as a standard adapter can by default. */
  readonly quality?: Quality | undefined;
  /** Size of the grain in the flowing sky, in units of colour. */
  readonly grain: number;
}

/** What is baked of a picture whatever moves in it. */
export interface StillScene extends Omit<StillInput, 'picture' | 'plates' | 'quality'>, Fineness {
  /** Owns its textures. */
  readonly resources: GpuResources;
  readonly width: number;
  readonly height: number;
  readonly source: GPUTexture;
  readonly background: BakedScene['background'];
  /** What is seen of `background` where near things part from it. */
  readonly behind: BakedScene['background'];
  readonly depth: GPUTexture;
  readonly near: BakedNearLayer | null;
  readonly mattes: Map<SceneClass, GPUTexture>;
}

/** Motions by which near things part from what lies behind them. */
const movesNearThings: ReadonlySet<MotionKind> = new Set(['camera', 'face', 'breath']);

/** Whether a plan needs the near things cut out. */
export const partsNearThings = ({ motions }: MotionPlan): boolean =>
  motions.some(({ kind, enabled }) => enabled && movesNearThings.has(kind));

/** Bakes what does not depend on a plan, but for whether it parts near things. `resources` owns all of it. */
export function bakeStill(resources: GpuResources, input: StillInput, parts: boolean): StillScene {
  const { picture, raster, scene, plates, grain } = input;
  const { width, height } = picture;
  const { seekSteps, seekPixels, displacementScale } = input.quality ?? qualities.standard;
  const { device } = resources;
  using scratch = new GpuResources(device);
  const encoder = device.createCommandEncoder({ label: 'bake what is still' });
  const source = resources.uploadBitmap('picture', picture.bitmap);
  const refine = { resources, scratch, encoder, picture: source, raster };
  const background = bakeBackground(refine, scene, plates?.sky);
  const near = parts ? bakeNear(refine, scene, background?.matte ?? null, plates?.near) : null;
  device.queue.submit([encoder.finish()]);
  return {
    resources,
    raster,
    scene,
    width,
    height,
    source,
    background,
    behind: background && near?.matte ? { ...background, matte: near.matte } : background,
    depth: uploadDepth(resources, 'depth', near?.behind ?? smooth(depthBeforeSky(scene))),
    near: near?.layer ?? null,
    mattes: new Map(),
    seekSteps,
    seekPixels,
    displacementScale,
    grain,
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
