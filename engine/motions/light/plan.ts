import { meanOf } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import type { LightMotion } from './schema.ts';

/** Seconds that light takes to come and go: quicker, it pulses. */
const cycleSeconds = 6;

/** Skies that warm and cool, lamps at night; nothing for what is drawn on a screen. */
export function planLight({ scene, seconds, wishes }: PlanContext): LightMotion[] {
  if (scene.kind === 'graphic') return [];
  const wish = wishes.light;
  const gentle = (scene.kind === 'painting' ? 0.6 : 1) * Math.min(1.8, wish.pace);
  const { sky, water } = scene.masks;
  const skyArea = sky ? meanOf(sky) * sky.confidence : 0;
  const night = scene.light === 'night';
  const shallow =
    water && scene.water && (scene.water.kind === 'still' || scene.water.kind === 'sea') && !night
      ? water.confidence * scene.water.confidence
      : 0;
  return [
    {
      kind: 'light',
      enabled: wish.moves !== false,
      cycles: Math.max(1, Math.round(seconds / cycleSeconds)),
      drift: (night ? 0.03 : skyArea > 0.05 ? 0.07 : 0.035) * gentle,
      land: skyArea > 0.05 ? 0.25 : 0.6,
      glow: (night ? 0.2 : 0.1) * gentle,
      rays: sky && !night ? 0.09 * gentle : 0,
      caustics: shallow > 0.2 ? 0.07 * gentle * shallow : 0,
    },
  ];
}
