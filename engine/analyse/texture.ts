import type { Masks, SceneClass, TextureDirection } from './sceneAnalysis.ts';
import { directionOf, type StructureTensor } from './structureTensor.ts';

/** Least share of the picture that is surely of a class for its texture to be told. */
const leastArea = 0.005;
/** From this mask value on a place is surely of the class: edges of the region are no texture of it. */
const sure = 0.9;

/** The dominant direction of each class's texture. @param tensor at the size of the masks. */
export function textureDirections(
  tensor: StructureTensor,
  masks: Masks,
): Readonly<Partial<Record<SceneClass, TextureDirection>>> {
  const out: Partial<Record<SceneClass, TextureDirection>> = {};
  for (const [name, mask] of Object.entries(masks) as [SceneClass, NonNullable<Masks[SceneClass]>][]) {
    if (mask.width !== tensor.width || mask.height !== tensor.height) continue;
    const sum = { xx: 0, xy: 0, yy: 0, count: 0 };
    for (let i = 0; i < mask.values.length; i++) {
      if (mask.values[i]! < sure) continue;
      sum.xx += tensor.xx[i]!;
      sum.xy += tensor.xy[i]!;
      sum.yy += tensor.yy[i]!;
      sum.count++;
    }
    if (sum.count >= leastArea * mask.values.length) out[name] = directionOf(sum.xx, sum.xy, sum.yy);
  }
  return out;
}
