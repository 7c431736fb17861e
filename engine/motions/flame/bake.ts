import type { BakeContext } from '../bakeContext.ts';
import { modesDraw } from '../modesDraw.ts';
import type { MotionDraw } from '../motionDraw.ts';
import { flameModes } from './field.ts';
import type { FlameMotion } from './schema.ts';

/** The kernels of fire; none where nothing burns. */
export function bakeFlame(
  motion: FlameMotion,
  { scene, resources, plan, displacementScale }: BakeContext,
): readonly MotionDraw[] {
  const mask = scene.masks.flame;
  if (!mask) return [];
  const { lick, light } = flameModes(scene, mask, motion, plan.seed);
  return [
    ...modesDraw(resources, 'flames', lick, scene.picture, { displacementScale, steps: 2 }),
    ...modesDraw(resources, 'firelight', light, scene.picture),
  ];
}
