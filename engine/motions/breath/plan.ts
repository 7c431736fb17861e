import { meanOf, type SceneAnalysis, type SceneClass } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import type { BreathMotion } from './schema.ts';

/** Smaller bodies are seen to breathe by nobody; what fills the picture is no body. */
const areas = { least: 0.05, most: 0.75 };
/** Animals and people without a face in view are surer than this, or rest. */
const leastConfidence = 0.6;
const breathSeconds = 4;

/** Bodies breathe: people, and animals, which analysis takes for people more often than for anything else. */
export function planBreath({ scene, seconds, wishes }: PlanContext): BreathMotion[] {
  if (scene.kind === 'graphic') return [];
  const region: SceneClass = 'person';
  const mask = scene.masks[region];
  if (!mask || !looksLikeBody(scene, meanOf(mask), mask.confidence)) return [];
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

const looksLikeBody = (scene: SceneAnalysis, area: number, confidence: number): boolean =>
  area >= areas.least && area <= areas.most && (scene.faces.length > 0 || confidence >= leastConfidence);
