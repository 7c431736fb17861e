import type { SceneClass } from '../analyse/sceneAnalysis.ts';
import { GpuResources } from '../gpu/resources.ts';
import type { BakeContext } from '../motions/bakeContext.ts';
import { vignetteShare } from '../motions/finish/corners.ts';
import { type BakedFlows, bakeFlows } from '../motions/flow/bake.ts';
import type { MotionDraw } from '../motions/motionDraw.ts';
import type { FreezeMask } from '../plan/guidance.ts';
import { frameCount } from '../plan/loop.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';
import type { BakedScene } from './bakedScene.ts';
import type { BakedMark } from './bakeMark.ts';
import { bakeMotion } from './bakeMotion.ts';
import { stillnessOf } from './freeze.ts';
import { refineMask } from './refineMask.ts';
import type { StillScene } from './stillScene.ts';

/** What a plan's motions are baked to. */
export interface MovingParts {
  readonly flows: BakedFlows;
  readonly draws: readonly MotionDraw[];
  readonly stillness: GPUTexture | null;
}

/** Makes one part or several of what moves; their commands are submitted at once. `resources` owns them. */
export function bakePart<T>(
  still: StillScene,
  plan: MotionPlan,
  resources: GpuResources,
  make: (context: BakeContext) => T,
): T {
  const { device } = resources;
  using scratch = new GpuResources(device);
  const encoder = device.createCommandEncoder({ label: 'bake what moves' });
  const { scene, raster, source, background, displacementScale } = still;
  const refine = { resources: still.resources, scratch, encoder, picture: source, raster };
  /** Refines each class mask at most once, when a motion asks for it. */
  const matteOf = (name: SceneClass) => {
    const mask = scene.masks[name];
    if (!mask) return null;
    const matte = still.mattes.get(name) ?? refineMask(refine, `matte of ${name}`, mask.values);
    still.mattes.set(name, matte);
    return matte;
  };
  const made = make({
    resources,
    scratch,
    encoder,
    scene,
    plan,
    raster,
    picture: source,
    background,
    displacementScale,
    matteOf,
  });
  device.queue.submit([encoder.finish()]);
  return made;
}

/** Bakes all that moves by a plan. `resources` owns it. */
export const bakeMoving = (still: StillScene, plan: MotionPlan, resources: GpuResources): MovingParts =>
  bakePart(still, plan, resources, (context) => ({
    flows: bakeFlows(context),
    draws: plan.motions.flatMap((motion) => (motion.enabled ? bakeMotion(motion, context) : [])),
    stillness: bakeStillness(resources, plan.guidance?.freeze),
  }));

/** Where the user lets nothing move; null where all may. */
export function bakeStillness(resources: GpuResources, freeze: FreezeMask | undefined): GPUTexture | null {
  if (!freeze) return null;
  const { width, height, values } = stillnessOf(freeze);
  const bytes = Uint8Array.from(values, (value) => Math.round(255 * value));
  return resources.upload('stillness', 'r8unorm', width, height, bytes, width);
}

/** What is still, what moves and the mark as one scene. */
export function sceneOf(
  still: StillScene,
  plan: MotionPlan,
  { flows, draws, stillness, mark, markOrigin }: MovingParts & BakedMark,
): BakedScene {
  const camera = plan.motions.find((motion) => motion.kind === 'camera' && motion.enabled);
  const finish = plan.motions.find((motion) => motion.kind === 'finish' && motion.enabled);
  const { resources, width, height, source, behind, depth, near } = still;
  const { seekSteps, seekPixels, displacementScale } = still;
  return {
    resources,
    width,
    height,
    frames: frameCount(plan.seconds, plan.fps),
    picture: source,
    background: behind,
    depth,
    near,
    ...flows,
    camera: camera?.kind === 'camera' ? camera : null,
    seekSteps,
    seekPixels,
    displacementScale,
    finish:
      finish?.kind === 'finish'
        ? { ...finish, vignette: finish.vignette * vignetteShare(still.raster) }
        : null,
    motions: draws,
    stillness,
    grain: still.grain,
    mark,
    markOrigin,
  };
}
