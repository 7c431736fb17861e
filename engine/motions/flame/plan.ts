import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import type { FlameMotion } from './schema.ts';

/** Seconds of the slowest lick. */
const lickSeconds = 1.3;
/** A fire that is less sure than this burns only where it is asked to. */
const sure = 0.7;

/** Flames, where there surely are some, or where the user has shown or asked for them. */
export function planFlame({ scene, seconds, wishes }: PlanContext): FlameMotion[] {
  const mask = scene.masks.flame;
  const { moves, pace, amount } = wishes.flames;
  if (!mask || scene.kind === 'graphic' || (mask.confidence < sure && moves !== true)) return [];
  const { cycles, rest } = tempo(seconds / lickSeconds, pace);
  const gentle = scene.kind === 'painting' ? 0.6 : 1;
  const share = gentle * Math.min(2, rest * amount);
  return [
    {
      kind: 'flame',
      enabled: moves !== false,
      cycles,
      lick: 0.075 * share,
      flicker: Math.min(0.4, 0.14 * share),
    },
  ];
}
