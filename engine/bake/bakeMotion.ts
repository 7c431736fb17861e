import type { BakeContext } from '../motions/bakeContext.ts';
import { bakeBreath } from '../motions/breath/bake.ts';
import { bakeCloth } from '../motions/cloth/bake.ts';
import { bakeFace } from '../motions/face/bake.ts';
import { bakeFlame } from '../motions/flame/bake.ts';
import { bakeLight } from '../motions/light/bake.ts';
import { bakeMist } from '../motions/mist/bake.ts';
import type { MotionDraw } from '../motions/motionDraw.ts';
import { bakeSway } from '../motions/sway/bake.ts';
import { bakeTwinkle } from '../motions/twinkle/bake.ts';
import { bakeWaves } from '../motions/waves/bake.ts';
import type { Motion } from '../plan/motionPlan.ts';

/** The kernels of one motion. Camera, flow and finish have none of their own: composing a frame does them. */
export function bakeMotion(motion: Motion, context: BakeContext): readonly MotionDraw[] {
  switch (motion.kind) {
    case 'camera':
    case 'flow':
    case 'finish':
      return [];
    case 'sway':
      return bakeSway(context, motion);
    case 'waves':
      return bakeWaves(context, motion);
    case 'face':
      return bakeFace(motion, context);
    case 'breath':
      return bakeBreath(motion, context);
    case 'mist':
      return bakeMist(motion, context);
    case 'flame':
      return bakeFlame(motion, context);
    case 'cloth':
      return bakeCloth(motion, context);
    case 'light':
      return bakeLight(motion, context);
    case 'twinkle':
      return bakeTwinkle(motion, context);
  }
}
