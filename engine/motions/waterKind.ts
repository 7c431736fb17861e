import type { ClassMask, SceneAnalysis, WaterKind } from '../analyse/sceneAnalysis.ts';

/**
 * The kind of a scene's water, and how sure that is, 0..1. What reaches a horizon from border to border is no river,
 * whatever its texture. Where the analysis does not say, such water counts as sea and all else as still, which
 * moves least.
 */
export function waterKindOf(scene: SceneAnalysis): { readonly kind: WaterKind; readonly sure: number } {
  const mask = scene.masks.water;
  if (!mask) return { kind: 'still', sure: 0 };
  const open = scene.horizon.confidence > 0.3 && isOpen(mask, scene.horizon.y);
  if (!scene.water || scene.water.confidence <= 0) {
    return open ? { kind: 'sea', sure: 0.6 } : { kind: 'still', sure: 0.3 };
  }
  const { kind, confidence } = scene.water;
  if (open && kind === 'flowing') return { kind: 'sea', sure: 0.5 };
  // Its confidence is the lead over the next kind: half is as sure as it gets.
  return { kind, sure: Math.min(1, 0.3 + 1.4 * confidence) };
}

/** Whether water begins at the horizon, reaches both sides of the picture and is more than a strip. */
function isOpen({ width, height, values }: ClassMask, horizon: number): boolean {
  const [first, last] = [
    values.findIndex((value) => value > 0.5),
    values.findLastIndex((value) => value > 0.5),
  ];
  if (first < 0) return false;
  const meets = Math.abs(first / (width * height) - horizon) < 0.08;
  const tall = (last - first) / (width * height) > 0.12;
  const reaches = (x: number) =>
    Array.from({ length: height }, (_, y) => y).some((y) => values[y * width + x]! > 0.5);
  return meets && tall && reaches(0) && reaches(width - 1);
}
