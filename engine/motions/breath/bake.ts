import code from '../../../shaders/motions/breath.wgsl?raw';
import { linearSampler } from '../../gpu/samplers.ts';
import { phaseAt } from '../../plan/loop.ts';
import type { BakeContext } from '../bakeContext.ts';
import { softBody } from '../body.ts';
import { MotionDraw, targetSize, wholePicture } from '../motionDraw.ts';
import type { BreathMotion } from './schema.ts';

/** The kernel of a breathing body; none where the scene has no such body. */
export function bakeBreath(motion: BreathMotion, context: BakeContext): MotionDraw[] {
  const { scene, resources, picture } = context;
  const mask = scene.masks[motion.region];
  if (!mask) return [];
  const rows = Array.from({ length: mask.height }, (_, y) => y).filter((y) =>
    mask.values.subarray(y * mask.width, (y + 1) * mask.width).some((share) => share >= 0.5),
  );
  if (rows.length === 0) return [];
  const top = rows[0]! / mask.height;
  const bottom = (rows.at(-1)! + 1) / mask.height;
  return [
    new MotionDraw(resources, {
      label: `breath of ${motion.region}`,
      target: 'displacement',
      code,
      constants: targetSize('displacement', picture, context.displacementScale),
      bindings: [softBody(context, motion.region).createView(), linearSampler(resources.device)],
      zones: [{ ...wholePicture, reach: { x: 0, y: motion.rise * (bottom - top) } }],
      uniform: (time) => {
        const lift = 0.5 - 0.5 * Math.cos(2 * Math.PI * phaseAt(time, motion.cycles));
        return [motion.rise * (bottom - top) * lift, top, bottom, 0];
      },
    }),
  ];
}
