import { GpuResources } from '../gpu/resources.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';
import type { BakedScene } from './bakedScene.ts';
import { bakeMoving, sceneOf } from './movingScene.ts';
import { bakeStill, partsNearThings, type StillInput } from './stillScene.ts';

export interface BakeInput extends StillInput {
  readonly plan: MotionPlan;
}

/** Computes everything constant over the loop. The caller disposes of `resources`. */
export function bake(device: GPUDevice, { plan, ...input }: BakeInput): BakedScene {
  const resources = new GpuResources(device);
  try {
    const still = bakeStill(resources, input, partsNearThings(plan));
    return sceneOf(still, plan, bakeMoving(still, plan, resources));
  } catch (error) {
    resources[Symbol.dispose]();
    throw error;
  }
}
