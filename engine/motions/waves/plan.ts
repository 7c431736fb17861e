import { meanOf } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { swellHeading } from '../swell.ts';
import { tempo } from '../tempo.ts';
import { waterKindOf } from '../waterKind.ts';
import type { WavesMotion } from './schema.ts';

/** Less area than this is not worth moving. */
const leastArea = 0.015;

/** Waves on the sea, ripples on still water; rivers and falls flow instead. */
export function planWaves({ scene, seconds, wind, wishes }: PlanContext): WavesMotion[] {
  const mask = scene.masks.water;
  const { water: wish, boats, glints } = wishes;
  if (!mask || meanOf(mask) < leastArea) return [];
  const { kind, sure } = waterKindOf(scene);
  if (kind !== 'sea' && kind !== 'still') return [];
  const sea = kind === 'sea';
  const { cycles, rest } = tempo(seconds * 0.6, wish.pace);
  const rests = wish.moves === false;
  const size = rests
    ? 0
    : (0.6 + 0.4 * sure) * Math.min(1.8, rest * wish.amount) * (scene.kind === 'photo' ? 1 : 0.6);
  const heading = wish.heading ?? swellHeading(wind);
  return [
    {
      kind: 'waves',
      enabled: !rests || boats.moves === true,
      cycles,
      heading: Math.atan2(Math.sin(heading), Math.cos(heading)),
      spread: sea ? 0.7 : 0.35,
      length: sea ? 1.1 : 0.8,
      height: (sea ? 0.005 : 0.0035) * size,
      orbit: sea ? 1 : 0,
      shade: (sea ? 0.13 : 0.08) * size,
      glints: glints.moves === false ? 0 : Math.min(1, 0.6 * size * glints.amount),
      swash: sea && scene.light === 'day' ? 0.012 * size : 0,
      bob: boats.moves === false ? 0 : 0.002 * (rests ? 1 : size) * Math.min(1.5, boats.amount),
    },
  ];
}
