import type { PlanContext } from '../planContext.ts';
import type { FinishMotion } from './schema.ts';

/** Film for photos, a little for paintings, none for what is drawn on a screen: there every pixel is meant. */
export function planFinish({ scene, seconds }: PlanContext): FinishMotion[] {
  if (scene.kind === 'graphic') return [];
  const share = scene.kind === 'painting' ? 0.4 : 1;
  return [
    {
      kind: 'finish',
      enabled: true,
      cycles: Math.max(1, Math.round(seconds / 8)),
      grain: 0.006 * share,
      vignette: 0.07 * share,
    },
  ];
}
