import type { BakeContext } from '../bakeContext.ts';
import { modesDraw } from '../modesDraw.ts';
import type { MotionDraw } from '../motionDraw.ts';
import { clothModes } from './field.ts';
import type { ClothMotion } from './schema.ts';

/** The kernels of cloth; none where the scene has none. */
export function bakeCloth(
  motion: ClothMotion,
  { scene, resources, plan, displacementScale }: BakeContext,
): readonly MotionDraw[] {
  const mask = scene.masks.cloth;
  if (!mask) return [];
  const { wave, light } = clothModes(scene, mask, motion, plan.seed);
  return [
    ...modesDraw(resources, 'cloth', wave, scene.picture, { displacementScale, steps: 2 }),
    ...modesDraw(resources, 'folds', light, scene.picture),
  ];
}
