import type { BakeContext } from '../bakeContext.ts';
import { modesDraw } from '../modesDraw.ts';
import type { MotionDraw } from '../motionDraw.ts';
import { waveModes } from './field.ts';
import type { WavesMotion } from './schema.ts';

/** The kernels of waves; none where the scene has no water. */
export function bakeWaves(context: BakeContext, motion: WavesMotion): readonly MotionDraw[] {
  const { resources, scene, plan } = context;
  const mask = scene.masks.water;
  if (!mask) return [];
  const { heave, light } = waveModes(scene, mask, motion, plan.seed);
  return [
    ...modesDraw(resources, 'waves', heave, scene.picture),
    ...(motion.shade > 0 ? modesDraw(resources, 'light on waves', light, scene.picture) : []),
  ];
}
