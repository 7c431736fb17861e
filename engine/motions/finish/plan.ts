import type { PlanContext } from '../planContext.ts';
import type { FinishMotion } from './schema.ts';

/** Film for photos, a little for paintings, none for what is drawn on a screen: there every pixel is meant. */
export function planFinish({ scene, seconds, wishes }: PlanContext): FinishMotion[] {
  if (scene.kind === 'graphic') return [];
  const share = scene.kind === 'painting' ? 0.4 : 1;
  const { grain, vignette } = wishes;
  return [
    {
      kind: 'finish',
      enabled: grain.moves !== false || vignette.moves !== false,
      cycles: Math.max(1, Math.round(seconds / 8)),
      grain: grain.moves === false ? 0 : 0.006 * share * grain.amount,
      vignette: vignette.moves === false ? 0 : 0.07 * share * vignette.amount,
    },
  ];
}
