import { meanOf } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import { waterKindOf } from '../waterKind.ts';
import type { MistMotion } from './schema.ts';

/** Less water than this share of the picture throws up no mist that is seen. */
const leastArea = 0.015;
/** Seconds that a puff takes to pass. */
const puffSeconds = 4;

/** Mist at the foot of falls, and less of it at cascades. */
export function planMist({ scene, seconds, wishes }: PlanContext): MistMotion[] {
  const { water } = scene.masks;
  if (!water || meanOf(water) < leastArea || scene.kind === 'graphic' || scene.light === 'night') return [];
  const { kind, sure } = waterKindOf(scene);
  // Surely running water with no sky over it is a cascade more often than a river; where none of it falls,
  // there is no foot to bake.
  const cascade = kind === 'flowing' && sure > 0.8 && !scene.masks.sky;
  const share = kind === 'fall' ? 1 : cascade ? 0.6 : 0;
  if (share === 0) return [];
  const { moves, pace, amount } = wishes.mist;
  const { cycles, rest } = tempo(seconds / puffSeconds, pace);
  const gentle = scene.kind === 'painting' ? 0.6 : 1;
  return [
    {
      kind: 'mist',
      enabled: moves !== false,
      cycles,
      veil: 0.1 * share * gentle * (0.4 + 0.6 * sure) * Math.min(2, rest * amount),
      length: 0.3,
    },
  ];
}
