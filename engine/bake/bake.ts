import { GpuResources } from '../gpu/resources.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';
import type { BakedScene } from './bakedScene.ts';
import { bakeMark, type MarkInput } from './bakeMark.ts';
import { bakeMoving, sceneOf } from './movingScene.ts';
import { bakeStill, partsNearThings, type StillInput } from './stillScene.ts';

export interface BakeInput extends StillInput, MarkInput {
  readonly plan: MotionPlan;
}

/** Computes everything constant over the loop. The caller disposes of `resources`. */
export function bake(device: GPUDevice, { plan, ...input }: BakeInput): BakedScene {
  const resources = new GpuResources(device);
  try {
    const still = bakeStill(resources, input, partsNearThings(plan));
    const moving = bakeMoving(still, plan, resources);
    return sceneOf(still, plan, { ...moving, ...bakeMark(resources, still, input) });
  } catch (error) {
    resources[Symbol.dispose]();
    throw error;
  }
}
