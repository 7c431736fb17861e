import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import type { ClothMotion } from './schema.ts';

/** Seconds that a fold takes from the pole to the free end. */
const foldSeconds = 1.6;

/** Flags and curtains, where the user has shown them. */
export function planCloth({ scene, seconds, wind, wishes }: PlanContext): ClothMotion[] {
  if (!scene.masks.cloth || scene.kind === 'graphic') return [];
  const { moves, pace, amount, heading } = wishes.cloth;
  const { cycles, rest } = tempo(seconds / foldSeconds, pace);
  const share = (scene.kind === 'painting' ? 0.6 : 1) * Math.min(2, rest * amount);
  const way = heading ?? wind.heading;
  return [
    {
      kind: 'cloth',
      enabled: moves !== false,
      cycles,
      heading: Math.atan2(Math.sin(way), Math.cos(way)),
      wave: Math.min(0.15, 0.035 * share),
      shade: Math.min(0.5, 0.12 * share),
    },
  ];
}
