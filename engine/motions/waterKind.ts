import type { SceneAnalysis, WaterKind } from '../analyse/sceneAnalysis.ts';

/**
 * The kind of a scene's water, and how sure that is, 0..1. Where the analysis does not say: water that reaches the
 * horizon lies open, all else is taken for still, which moves least.
 */
export function waterKindOf(scene: SceneAnalysis): { readonly kind: WaterKind; readonly sure: number } {
  const mask = scene.masks.water;
  if (scene.water && scene.water.confidence > 0.2) {
    return { kind: scene.water.kind, sure: scene.water.confidence };
  }
  if (!mask) return { kind: 'still', sure: 0 };
  const { width, height, values } = mask;
  const [first, last] = [
    values.findIndex((value) => value > 0.5),
    values.findLastIndex((value) => value > 0.5),
  ];
  if (first < 0) return { kind: 'still', sure: 0 };
  const top = Math.floor(first / width) / height;
  const reaches = Math.abs(top - scene.horizon.y) < 0.08 && scene.horizon.confidence > 0.3;
  const tall = (last - first) / (width * height) > 0.12;
  return reaches && tall ? { kind: 'sea', sure: 0.6 } : { kind: 'still', sure: 0.3 };
}
