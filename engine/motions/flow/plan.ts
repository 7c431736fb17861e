import { meanOf, type SceneClass, type WaterKind } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { waterKindOf } from '../waterKind.ts';
import type { FlowMotion } from './schema.ts';

/** Distance of a flow in a second where it is fastest, share of the diagonal. */
const flowSpeed: Partial<Record<SceneClass, number>> = { sky: 0.03, water: 0.025 };
/** Falling water is so much faster than running water. */
const fallPace = 1.8;
/** Longer travel in one cycle tears textures apart; a longer loop takes more cycles. */
const longestTravel = 0.042;
/** Less area than this is not worth moving. */
const leastArea = 0.015;
const mostCycles = 16;
const mostTravel = 0.08;

/** Clouds and streams, where the scene has them. */
export const planFlows = (context: PlanContext): FlowMotion[] =>
  (['sky', 'water'] as const).flatMap((region) => flowIn(context, region) ?? []);

function flowIn({ scene, seconds, wind, wishes }: PlanContext, region: 'sky' | 'water'): FlowMotion | null {
  const wish = wishes[region];
  const mask = scene.masks[region];
  const water = region === 'water' ? waterKindOf(scene) : null;
  if (water && water.kind !== 'flowing' && water.kind !== 'fall') return null;
  // Stars do not drift as clouds do.
  const starry = region === 'sky' && scene.lights?.starry === true;
  if (region === 'sky' && (starry || scene.light === 'night') && wish.moves !== true) return null;
  const pace = Math.min(2.5, wish.pace * Math.sqrt(wish.amount));
  const speed = (flowSpeed[region] ?? 0) * pace * (water?.kind === 'fall' ? fallPace : 1);
  if (!mask || speed === 0 || meanOf(mask) < leastArea) return null;

  const cycles = Math.min(mostCycles, Math.max(1, Math.ceil((speed * seconds) / longestTravel)));
  const sure = 0.5 + 0.5 * mask.confidence * (water?.sure ?? 1);
  const heading = wish.heading ?? (region === 'water' ? wind.heading : wind.heading + wind.lean);
  return {
    kind: 'flow',
    enabled: wish.moves !== false,
    region,
    course: starry ? 'turn' : courseOf(water?.kind ?? null, wish.heading),
    cycles,
    heading: Math.atan2(Math.sin(heading), Math.cos(heading)),
    travel: Math.min(mostTravel, ((speed * seconds) / cycles) * sure),
    perspective: region === 'water' ? 0.3 : 0.6,
    turbulence: Math.min(1, (region === 'water' ? 0.05 : 0.15) * wish.amount),
  };
}

/** Water follows its bed or falls, but for a wish to send it elsewhere. */
function courseOf(water: WaterKind | null, wished: number | null): FlowMotion['course'] {
  if (water === null) return 'wind';
  if (water === 'fall') return wished === null || Math.sin(wished) > 0.5 ? 'fall' : 'wind';
  return wished === null ? 'bed' : 'wind';
}
