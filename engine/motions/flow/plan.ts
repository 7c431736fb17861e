import { meanOf, type SceneClass, type WaterKind } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { swellHeading } from '../swell.ts';
import { waterKindOf } from '../waterKind.ts';
import type { FlowMotion } from './schema.ts';

/** Distance of a flow in a second where it is fastest, share of the diagonal. */
const flowSpeed: Partial<Record<SceneClass, number>> = { sky: 0.03, water: 0.025, smoke: 0.02 };
/**
 * How much faster than running water others are: what falls, and the swell, which carries the sea toward the viewer and is
 * seen far out, where waves are too small to be. Still water has nowhere to go: what it mirrors stays.
 */
const waterPace: Readonly<Record<WaterKind, number>> = { flowing: 1, fall: 1.8, sea: 0.42, still: 0 };
/** Longer travel in one cycle tears textures apart; a longer loop takes more cycles. */
const longestTravel = 0.042;
/** Less area than this is not worth moving; smoke, which the user has shown, always is. */
const leastArea = { sky: 0.015, water: 0.015, smoke: 0 } as const;
/** How much flows slow toward the horizon, and whirl. */
const manner = {
  sky: { perspective: 0.6, turbulence: 0.15 },
  water: { perspective: 0.3, turbulence: 0.05 },
  // Far swell is long, and outruns the near surf.
  sea: { perspective: 0.1, turbulence: 0.05 },
  smoke: { perspective: 0, turbulence: 0.4 },
} as const;
const mostCycles = 16;
const mostTravel = 0.08;

/** Clouds, streams, swell and smoke, where the scene has them. */
export const planFlows = (context: PlanContext): FlowMotion[] =>
  (['sky', 'water', 'smoke'] as const).flatMap((region) => flowIn(context, region) ?? []);

function flowIn(
  { scene, seconds, wind, wishes }: PlanContext,
  region: 'sky' | 'water' | 'smoke',
): FlowMotion | null {
  const wish = wishes[region];
  const mask = scene.masks[region];
  const water = region === 'water' ? waterKindOf(scene) : null;
  // Stars do not drift as clouds do.
  const starry = region === 'sky' && scene.lights?.starry === true;
  if (region === 'sky' && (starry || scene.light === 'night') && wish.moves !== true) return null;
  const pace = Math.min(2.5, wish.pace * Math.sqrt(wish.amount));
  const speed = (flowSpeed[region] ?? 0) * pace * (water ? waterPace[water.kind] : 1);
  if (!mask || speed === 0 || meanOf(mask) < leastArea[region]) return null;

  const cycles = Math.min(mostCycles, Math.max(1, Math.ceil((speed * seconds) / longestTravel)));
  const sure = 0.5 + 0.5 * mask.confidence * (water?.sure ?? 1);
  // Smoke rises, and leans with the wind.
  const rising = -Math.PI / 2 + 0.3 * Math.cos(wind.heading);
  const drift = { sky: wind.heading + wind.lean, water: swellHeading(wind), smoke: rising }[region];
  const heading = wish.heading ?? drift;
  const { perspective, turbulence } = manner[water?.kind === 'sea' ? 'sea' : region];
  return {
    kind: 'flow',
    enabled: wish.moves !== false,
    region,
    course: starry ? 'turn' : courseOf(water?.kind ?? null, wish.heading),
    cycles,
    heading: Math.atan2(Math.sin(heading), Math.cos(heading)),
    travel: Math.min(mostTravel, ((speed * seconds) / cycles) * sure),
    perspective,
    turbulence: Math.min(1, turbulence * wish.amount),
  };
}

/** Water follows its bed or falls, but for the sea and a wish to send it elsewhere. */
function courseOf(water: WaterKind | null, wished: number | null): FlowMotion['course'] {
  if (water === null || water === 'sea') return 'wind';
  if (water === 'fall') return wished === null || Math.sin(wished) > 0.5 ? 'fall' : 'wind';
  return wished === null ? 'bed' : 'wind';
}
