import type { BakeContext } from '../bakeContext.ts';
import { modesDraw } from '../modesDraw.ts';
import type { MotionDraw } from '../motionDraw.ts';
import { twinkleModes } from './field.ts';
import type { TwinkleMotion } from './schema.ts';

/** The kernel of twinkling lights; none where the scene has none. */
export function bakeTwinkle(
  motion: TwinkleMotion,
  { scene, resources, plan }: BakeContext,
): readonly MotionDraw[] {
  if (!scene.lights) return [];
  const { width, height } = scene.depth;
  const modes = twinkleModes(scene.lights, motion, width, height, plan.seed);
  return modesDraw(resources, 'twinkling', modes, scene.picture);
}
