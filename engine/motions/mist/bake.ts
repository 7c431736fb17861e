import type { BakeContext } from '../bakeContext.ts';
import { modesDraw } from '../modesDraw.ts';
import type { MotionDraw } from '../motionDraw.ts';
import { mistModes } from './field.ts';
import type { MistMotion } from './schema.ts';

/** The colour of mist, and the thickest, whatever is asked for: what lies behind stays to be seen. */
const veil = { red: 0.93, green: 0.95, blue: 0.97, most: 0.35 };

/** The kernel of mist; none where no water falls. */
export function bakeMist(
  motion: MistMotion,
  { scene, raster, plan, resources }: BakeContext,
): readonly MotionDraw[] {
  const mask = scene.masks.water;
  if (!mask) return [];
  const modes = mistModes(scene, mask, raster, motion, plan.seed);
  return modesDraw(resources, 'mist', modes, scene.picture, { veil });
}
