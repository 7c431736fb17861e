import type { SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import { activeFlows, extentOf, flowField } from '../motions/flow/field.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';
import { greyPng, pixelsPng } from './stills.ts';

/**
 * What the analysis saw and the plan does, as PNG by name: each mask (white = of the class), `depth`
 * (white = near), `flow` (hue = heading, brightness = share of the fastest).
 */
export async function debugImages(scene: SceneAnalysis, plan: MotionPlan): Promise<Record<string, Blob>> {
  const images: Record<string, Blob> = {};
  for (const [name, mask] of Object.entries(scene.masks)) {
    images[name] = await greyPng(mask.width, mask.height, mask.values);
  }
  images.depth = await greyPng(scene.depth.width, scene.depth.height, scene.depth.values);
  images.flow = await flowImage(scene, plan);
  return images;
}

function flowImage(scene: SceneAnalysis, plan: MotionPlan): Promise<Blob> {
  const { width, height } = scene.depth;
  const vectors = new Float32Array(2 * width * height);
  for (const motion of activeFlows(plan, scene)) {
    const mask = scene.masks[motion.region];
    const field = flowField(scene, motion, plan.seed, extentOf(motion));
    if (!mask || field.width !== width || field.height !== height) continue;
    for (let i = 0; i < vectors.length; i++) vectors[i]! += field.vectors[i]! * mask.values[i >> 1]!;
  }
  const lengthOf = (i: number) => Math.hypot(vectors[2 * i]!, vectors[2 * i + 1]!);
  let fastest = 1e-6;
  for (let i = 0; i < width * height; i++) fastest = Math.max(fastest, lengthOf(i));
  return pixelsPng(width, height, (i) => {
    const bright = (255 * lengthOf(i)) / fastest;
    const heading = Math.atan2(vectors[2 * i + 1]!, vectors[2 * i]!);
    const channel = (turn: number) => bright * (0.5 + 0.5 * Math.cos(heading - turn));
    return [channel(0), channel((2 * Math.PI) / 3), channel((4 * Math.PI) / 3)];
  });
}
