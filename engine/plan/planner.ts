import type { SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import { planBreath } from '../motions/breath/plan.ts';
import { planCamera } from '../motions/camera/plan.ts';
import { planCloth } from '../motions/cloth/plan.ts';
import { planFaces } from '../motions/face/plan.ts';
import { planFinish } from '../motions/finish/plan.ts';
import { planFlame } from '../motions/flame/plan.ts';
import { planFlows } from '../motions/flow/plan.ts';
import { planLight } from '../motions/light/plan.ts';
import { planMist } from '../motions/mist/plan.ts';
import type { PlanContext } from '../motions/planContext.ts';
import { planSway } from '../motions/sway/plan.ts';
import { planTwinkle } from '../motions/twinkle/plan.ts';
import { planWaves } from '../motions/waves/plan.ts';
import { type PromptDirectives, readPrompt } from '../prompt/prompt.ts';
import { planSound } from '../sound/planSound.ts';
import type { SoundChoice } from '../sound/soundPlan.ts';
import type { Guidance } from './guidance.ts';
import type { Motion, MotionKind, MotionPlan } from './motionPlan.ts';
import { seededRandom } from './random.ts';

/** What was asked for; everything else follows from the scene. */
export interface PlanDirectives {
  readonly seed: number;
  /** 1..20. */
  readonly seconds: number;
  /** 5..60. */
  readonly fps: number;
  readonly only?: readonly MotionKind[] | undefined;
  readonly without?: readonly MotionKind[] | undefined;
  readonly prompt?: PromptDirectives | undefined;
  readonly guidance?: Guidance | undefined;
  /** `auto` by default. */
  readonly sound?: SoundChoice | undefined;
}

/** Every kind's planner, in the order of the plan. */
const planners: readonly ((context: PlanContext) => readonly Motion[])[] = [
  planCamera,
  planFlows,
  planWaves,
  planSway,
  planFaces,
  planBreath,
  planMist,
  planFlame,
  planCloth,
  planLight,
  planTwinkle,
  planFinish,
];

/** Chooses and tunes the motions for a scene. Pure: the same scene and directives give the same plan. */
export function planMotion(scene: SceneAnalysis, directives: PlanDirectives): MotionPlan {
  const random = seededRandom(directives.seed);
  const wind = { heading: random() < 0.5 ? 0 : Math.PI, lean: (random() - 0.5) * 0.3 };
  const side = random() < 0.5 ? -1 : 1;
  const { wishes, sound } = directives.prompt ?? readPrompt('');
  const context = { scene, seconds: directives.seconds, wind, side, wishes };
  const motions = selectMotions(
    planners.flatMap((plan) => plan(context)),
    directives,
  );
  return {
    version: 1,
    seed: directives.seed,
    seconds: directives.seconds,
    fps: directives.fps,
    motions,
    sound: planSound({
      scene,
      seconds: directives.seconds,
      motions,
      wishes: sound,
      choice: directives.sound,
    }),
    ...(directives.guidance ? { guidance: directives.guidance } : {}),
  };
}

/** Switches motions on or off by name: only these, without those. */
export function selectMotions(
  motions: readonly Motion[],
  { only, without }: Pick<PlanDirectives, 'only' | 'without'>,
): Motion[] {
  return motions.map((motion) => ({
    ...motion,
    enabled:
      motion.enabled && (!only || only.includes(motion.kind)) && !(without?.includes(motion.kind) ?? false),
  }));
}
