import type { BakedScene } from '../bake/bakedScene.ts';
import type { Motion, MotionPlan } from '../plan/motionPlan.ts';

/** Motions whose values nothing baked depends on, as long as they are on, or off. */
const isFree = ({ kind }: Motion): boolean => kind === 'camera' || kind === 'finish';

/** All of a plan that a bake depends on, as text. */
function bakedOf({ sound: _, motions, ...plan }: MotionPlan): string {
  return JSON.stringify({
    ...plan,
    motions: motions.map((motion) =>
      isFree(motion) ? { kind: motion.kind, enabled: motion.enabled } : motion,
    ),
  });
}

/**
 * A baked scene that moves by another plan, with everything that was baked for the one before; null where the plans
 * differ in more than camera, film and sound.
 */
export function retuned(baked: BakedScene, before: MotionPlan, plan: MotionPlan): BakedScene | null {
  if (bakedOf(before) !== bakedOf(plan)) return null;
  const camera = plan.motions.find((motion) => motion.kind === 'camera' && motion.enabled);
  const finish = plan.motions.find((motion) => motion.kind === 'finish' && motion.enabled);
  return {
    ...baked,
    camera: camera?.kind === 'camera' ? camera : null,
    finish: finish?.kind === 'finish' ? finish : null,
  };
}
