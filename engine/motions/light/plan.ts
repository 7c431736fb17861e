import { meanOf } from '../../analyse/sceneAnalysis.ts';
import type { Wish } from '../../prompt/wishes.ts';
import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import type { LightMotion } from './schema.ts';

/** Seconds that light takes to come and go: quicker, it pulses. */
const cycleSeconds = 6;

/** Skies that warm and cool, lamps at night; nothing for what is drawn on a screen. */
export function planLight({ scene, seconds, wishes }: PlanContext): LightMotion[] {
  if (scene.kind === 'graphic') return [];
  const { colour, glow, rays, glints } = wishes;
  const gentle = scene.kind === 'painting' ? 0.6 : 1;
  const { cycles, rest } = tempo(seconds / cycleSeconds, Math.max(colour.pace, glow.pace));
  const share = ({ moves, amount }: Wish) => (moves === false ? 0 : gentle * Math.min(2, rest * amount));
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
      enabled: [colour, glow, rays].some(({ moves }) => moves !== false) || glints.moves === true,
      cycles,
      // Black and white stays so, unless somebody asks for colour.
      drift:
        scene.grey && colour.moves !== true
          ? 0
          : (night ? 0.03 : skyArea > 0.05 ? 0.045 : 0.03) * share(colour),
      land: skyArea > 0.05 ? 0.25 : 0.6,
      glow: (night ? 0.2 : 0.06) * share(glow),
      // Stronger, their turning hides where the clouds go.
      rays: sky && !night ? 0.055 * share(rays) : 0,
      caustics: shallow > 0.2 ? 0.07 * share(glints) * shallow : 0,
    },
  ];
}
