import type { Wish } from '../../prompt/wishes.ts';
import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import type { TwinkleMotion } from './schema.ts';

/** Seconds of the slowest twinkling. */
const twinkleSeconds = 2;
/** Swing in stops: far lamps seen through moving air, and stars, which are small and so seem to swing less. */
const swing = { lamps: 0.3, stars: 0.45 };

/** Lamps and stars, where the night shows them. */
export function planTwinkle({ scene, seconds, wishes }: PlanContext): TwinkleMotion[] {
  const { lights } = scene;
  if (!lights || (lights.lamps.length === 0 && lights.stars.length === 0)) return [];
  const { lamps, stars } = wishes;
  const { cycles } = tempo(seconds / twinkleSeconds, Math.max(lamps.pace, stars.pace));
  const share = ({ moves, amount }: Wish) => (moves === false ? 0 : Math.min(2, amount));
  return [
    {
      kind: 'twinkle',
      enabled: lamps.moves !== false || stars.moves !== false,
      cycles,
      lamps: lights.lamps.length > 0 ? swing.lamps * share(lamps) : 0,
      stars: lights.stars.length > 0 ? swing.stars * share(stars) : 0,
    },
  ];
}
