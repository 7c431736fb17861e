import type { SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import type { MotionPlan } from './motionPlan.ts';

/** What a plan leaves out and why, for people to see. The texts are in `locales/` under `remarks.<camelCode>`. */
export const planRemarks = [
  /** A screenshot, chart, document or logo: a gentle camera move, for every pixel of it is meant. */
  'drawn',
  /** Nothing in the picture moves by itself: camera and light alone. */
  'nothing-moves',
] as const;

export type PlanRemark = (typeof planRemarks)[number];

/** Motions that any picture can have. */
const everywhere: ReadonlySet<string> = new Set(['camera', 'light', 'finish']);

/** The remarks on a plan made for a scene. */
export function remarksOn(scene: SceneAnalysis, plan: MotionPlan): PlanRemark[] {
  if (scene.kind === 'graphic') return ['drawn'];
  return plan.motions.every(({ kind }) => everywhere.has(kind)) ? ['nothing-moves'] : [];
}
