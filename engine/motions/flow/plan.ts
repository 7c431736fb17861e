import { meanOf, type SceneClass } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { waterKindOf } from '../waterKind.ts';
import type { FlowMotion } from './schema.ts';

/** Distance of a flow in a second where it is fastest, share of the diagonal. */
const flowSpeed: Partial<Record<SceneClass, number>> = { sky: 0.03, water: 0.025 };
/** Longer travel in one cycle tears textures apart; a longer loop takes more cycles. */
const longestTravel = 0.042;
/** Less area than this is not worth moving. */
const leastArea = 0.015;

/** Clouds and streams, where the scene has them. */
export const planFlows = (context: PlanContext): FlowMotion[] =>
  (['sky', 'water'] as const).flatMap((region) => flowIn(context, region) ?? []);

function flowIn({ scene, seconds, wind, wishes }: PlanContext, region: 'sky' | 'water'): FlowMotion | null {
  const wish = wishes[region];
  const mask = scene.masks[region];
  const speed = (flowSpeed[region] ?? 0) * Math.min(2.5, wish.pace);
  if (!mask || speed === 0 || meanOf(mask) < leastArea) return null;
  if (region === 'water' && !['flowing', 'fall'].includes(waterKindOf(scene).kind)) return null;
  const cycles = Math.max(1, Math.ceil((speed * seconds) / longestTravel));
  const sure = 0.5 + 0.5 * mask.confidence;
  const heading = wish.heading ?? (region === 'water' ? wind.heading : wind.heading + wind.lean);
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
