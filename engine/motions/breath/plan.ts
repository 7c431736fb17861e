import { type ClassMask, meanOf, type SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import type { BreathMotion } from './schema.ts';

/** Smaller bodies are seen to breathe by nobody; what fills the picture is no body, unless it was found as a whole. */
const areas = { person: { least: 0.05, most: 0.75 }, animal: { least: 0.03, most: 0.95 } } as const;
/** Animals and people without a face in view are surer than this, or rest. */
const leastConfidence = 0.6;
const breathSeconds = 4;

/** Bodies breathe: people and animals. */
export const planBreath = (context: PlanContext): BreathMotion[] =>
  (['person', 'animal'] as const).flatMap((region) => breathOf(context, region));

function breathOf({ scene, seconds, wishes }: PlanContext, region: keyof typeof areas): BreathMotion[] {
  const mask = scene.masks[region];
  if (scene.kind === 'graphic' || !mask || !looksLikeBody(scene, region, mask)) return [];
  const gentle = scene.kind === 'painting' || scene.faces.some(({ depicted }) => depicted) ? 0.5 : 1;
  const { moves, pace, amount } = wishes.breath;
  const { cycles, rest } = tempo(seconds / breathSeconds, pace);
  return [
    {
      kind: 'breath',
      enabled: moves !== false,
      cycles,
      region,
      rise: 0.004 * gentle * Math.min(2, rest * amount),
    },
  ];
}

function looksLikeBody({ faces }: SceneAnalysis, region: keyof typeof areas, mask: ClassMask): boolean {
  const area = meanOf(mask);
  const { least, most } = areas[region];
  return (
    area >= least &&
    area <= most &&
    (mask.confidence >= leastConfidence || (region === 'person' && faces.length > 0))
  );
}
