import type { BakeContext } from '../motions/bakeContext.ts';
import type { MotionDraw } from '../motions/motionDraw.ts';
import { bakeSway } from '../motions/sway/bake.ts';
import { bakeWaves } from '../motions/waves/bake.ts';
import type { Motion } from '../plan/motionPlan.ts';

/** The kernels of one motion. Camera and flow have none of their own: composing a frame does them. */
export function bakeMotion(motion: Motion, context: BakeContext): readonly MotionDraw[] {
  switch (motion.kind) {
    case 'camera':
    case 'flow':
      return [];
    case 'sway':
      return bakeSway(context, motion);
    case 'waves':
      return bakeWaves(context, motion);
  }
}
