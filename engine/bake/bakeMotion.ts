import type { BakeContext } from '../motions/bakeContext.ts';
import type { MotionDraw } from '../motions/motionDraw.ts';
import type { Motion } from '../plan/motionPlan.ts';

/** The kernels of one motion. Camera and flow have none of their own: composing a frame does them. */
export function bakeMotion(motion: Motion, _context: BakeContext): readonly MotionDraw[] {
  switch (motion.kind) {
    case 'camera':
    case 'flow':
      return [];
  }
}
