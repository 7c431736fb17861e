import type { Raster } from '../analyse/raster.ts';
import type { SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import type { AnimateOptions } from '../contracts.ts';
import { type PromptDirectives, readPrompt } from '../prompt/prompt.ts';
import { chooseSound } from '../sound/planSound.ts';
import type { MotionPlan } from './motionPlan.ts';
import { planMotion, selectMotions } from './planner.ts';
import { seedOf } from './random.ts';

/** The plan for a scene and what was asked for: the one that was given, as far as nothing overrides it, or a new one. */
export function planFor(
  scene: SceneAnalysis,
  raster: Raster,
  options: AnimateOptions,
  prompt: PromptDirectives = readPrompt(options.prompt ?? ''),
): MotionPlan {
  const { plan, guidance, sound } = options;
  if (!plan)
    return planMotion(scene, {
      seed: options.seed ?? seedOf(raster.luma),
      seconds: options.seconds ?? 4,
      fps: options.fps ?? 30,
      only: options.only,
      without: options.without,
      prompt,
      guidance,
      sound,
    });
  return {
    ...plan,
    motions: selectMotions(plan.motions, options),
    sound: chooseSound(plan.sound, {
      scene,
      seconds: plan.seconds,
      motions: plan.motions,
      wishes: prompt.sound,
      choice: sound,
    }),
    ...(guidance ? { guidance } : {}),
  };
}
