import { meanOf, type SceneAnalysis, type SceneClass } from '../analyse/sceneAnalysis.ts';
import type { PromptDirectives, Wish } from '../prompt/prompt.ts';
import type { CameraMotion, FlowMotion, Motion, MotionKind, MotionPlan } from './motionPlan.ts';
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
}

/** Distance of a flow in a second where it is fastest, share of the diagonal. */
const flowSpeed: Partial<Record<SceneClass, number>> = { sky: 0.03, water: 0.025 };
/** Longer travel in one cycle tears textures apart; a longer loop takes more cycles. */
const longestTravel = 0.042;
/** Less area than this is not worth moving. */
const leastArea = 0.015;
const asPlanned: Wish = { moves: null, heading: null, pace: 1 };

/** Chooses and tunes the motions for a scene. Pure: the same scene and directives give the same plan. */
export function planMotion(scene: SceneAnalysis, directives: PlanDirectives): MotionPlan {
  const random = seededRandom(directives.seed);
  const wind = random() < 0.5 ? 0 : Math.PI;
  const lean = (random() - 0.5) * 0.3;
  const wishes = directives.prompt?.wishes;
  const side = random() < 0.5 ? -1 : 1;
  const motions: Motion[] = [camera(scene, directives.seconds, side, wishes?.camera ?? asPlanned)];
  for (const region of ['sky', 'water'] as const) {
    const flow = flowIn(scene, region, wind, lean, directives.seconds, wishes?.[region] ?? asPlanned);
    if (flow) motions.push(flow);
  }
  return {
    version: 1,
    seed: directives.seed,
    seconds: directives.seconds,
    fps: directives.fps,
    motions: selectMotions(motions, directives),
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

/** Gentler where depth is a guess and where the picture is drawn; slower loops for short ones. */
function camera(scene: SceneAnalysis, seconds: number, side: number, wish: Wish): CameraMotion {
  const calm = scene.kind === 'graphic' ? 0.4 : scene.faces.length > 0 ? 0.7 : 1;
  const pace = Math.min(1, seconds / 3) * Math.min(2, wish.pace);
  // What is near goes the other way than the camera.
  const travelX = wish.heading === null ? side : -Math.cos(wish.heading);
  const travelY = wish.heading === null ? 1 / 3 : -Math.sin(wish.heading);
  return {
    kind: 'camera',
    enabled: wish.moves !== false,
    cycles: Math.max(1, Math.round(seconds / 8)),
    travelX: travelX * 0.009 * calm * pace,
    travelY: travelY * 0.009 * calm * pace,
    zoom: 0.045 * calm * pace,
    steady: 0.35,
  };
}

function flowIn(
  scene: SceneAnalysis,
  region: SceneClass,
  wind: number,
  lean: number,
  seconds: number,
  wish: Wish,
): FlowMotion | null {
  const mask = scene.masks[region];
  const speed = (flowSpeed[region] ?? 0) * Math.min(2.5, wish.pace);
  if (!mask || speed === 0 || meanOf(mask) < leastArea) return null;
  const cycles = Math.max(1, Math.ceil((speed * seconds) / longestTravel));
  const sure = 0.5 + 0.5 * mask.confidence;
  const heading = wish.heading ?? (region === 'water' ? wind : wind + lean);
  return {
    kind: 'flow',
    enabled: wish.moves !== false,
    region,
    cycles,
    heading: Math.atan2(Math.sin(heading), Math.cos(heading)),
    travel: ((speed * seconds) / cycles) * sure,
    perspective: region === 'water' ? 0.3 : 0.6,
    turbulence: region === 'water' ? 0.05 : 0.15,
  };
}
