import { meanOf, type SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import { type SwayMotion, swayingClasses } from './schema.ts';

/** Farthest bend by what bends, share of the diagonal; and the way between gusts, heights of the picture. */
const suppleness = {
  foliage: { reach: 0.0065, gust: 0.7, flutter: 0.8 },
  grass: { reach: 0.005, gust: 0.4, flutter: 0.4 },
  hair: { reach: 0.004, gust: 1.5, flutter: 0 },
  animal: { reach: 0.0026, gust: 0.35, flutter: 0.3 },
} as const;
const mostReach = 0.02;
/** Less area than this is not worth moving. */
const leastArea = { foliage: 0.015, grass: 0.03, hair: 0.01, animal: 0.02 } as const;

/** Leaves, grass, hair and fur in the wind, where the scene has them. */
export const planSway = (context: PlanContext): SwayMotion[] =>
  swayingClasses.flatMap((region) => swayIn(context, region) ?? []);

function swayIn(
  { scene, seconds, wind, wishes }: PlanContext,
  region: SwayMotion['region'],
): SwayMotion | null {
  const mask = scene.masks[region];
  const wish = wishes[region === 'animal' ? 'fur' : region];
  if (!mask || scene.kind === 'graphic' || meanOf(mask) < leastArea[region]) return null;
  const { reach, gust, flutter } = suppleness[region];
  const calm =
    (0.4 + 0.6 * mask.confidence) *
    (scene.kind === 'painting' ? 0.6 : 1) *
    (region === 'grass' ? blades(scene) : 1);
  const { cycles, rest } = tempo(seconds / 4.5, wish.pace);
  const heading = wish.heading ?? wind.heading + wind.lean;
  return {
    kind: 'sway',
    enabled: wish.moves !== false,
    region,
    cycles,
    heading: Math.atan2(Math.sin(heading), Math.cos(heading)),
    reach: Math.min(mostReach, reach * calm * rest * wish.amount),
    gust,
    flutter: flutter * calm,
  };
}

/** How surely grass shows its blades, which stand upright: a mown or a far meadow hardly moves. */
function blades({ textures }: SceneAnalysis): number {
  const grass = textures.grass;
  if (!grass) return 0.4;
  return (
    0.4 + 0.6 * Math.min(1, 3 * grass.coherence * Math.max(0, Math.sin(Math.abs(grass.angle)) - 0.5) * 2)
  );
}
