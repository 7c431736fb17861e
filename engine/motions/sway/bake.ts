import type { BakeContext } from '../bakeContext.ts';
import { modesDraw } from '../modesDraw.ts';
import type { MotionDraw } from '../motionDraw.ts';
import { swayModes } from './field.ts';
import type { SwayMotion } from './schema.ts';

/** Steps of the fixed-point inverse: a bend differs little over its own length. */
const steps = 1;

/** The kernel of what sways; none where the scene lacks it. */
export function bakeSway(
  { resources, scene, raster, plan, displacementScale }: BakeContext,
  motion: SwayMotion,
): readonly MotionDraw[] {
  const mask = scene.masks[motion.region];
  if (!mask) return [];
  const modes = swayModes(scene, raster, mask, motion, plan.seed);
  return modesDraw(resources, `sway of ${motion.region}`, modes, scene.picture, { steps, displacementScale });
}
