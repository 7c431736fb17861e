import { saturate } from '../raster.ts';
import type { Face, ScalarMap } from '../sceneAnalysis.ts';

/** Depth between the tip of a nose and the ears, at most: less than between a person and what is behind. */
const strength = 0.08;

/** Depth with the relief of the faces that are large enough to have any; smooth, and none at their outline. */
export function withRelief(depth: ScalarMap, faces: readonly Face[]): ScalarMap {
  const values = depth.values.slice();
  for (const { landmarks, box, depicted } of faces) {
    const reach = (box.width * depth.width) / 8;
    if (landmarks.length === 0 || depicted || reach < 1) continue;
    const columns = [Math.floor(box.x * depth.width), Math.ceil((box.x + box.width) * depth.width)] as const;
    const rows = [Math.floor(box.y * depth.height), Math.ceil((box.y + box.height) * depth.height)] as const;
    for (let row = Math.max(0, rows[0]); row < Math.min(depth.height, rows[1]); row++)
      for (let column = Math.max(0, columns[0]); column < Math.min(depth.width, columns[1]); column++) {
        let sum = 0;
        let weights = 0;
        for (const { x, y, z } of landmarks) {
          const apart = Math.hypot(x * depth.width - column - 0.5, y * depth.height - row - 0.5) / reach;
          if (apart > 2) continue;
          const weight = Math.exp(-2 * apart * apart);
          sum += (weight * z) / box.width;
          weights += weight;
        }
        if (weights === 0) continue;
        const u = (2 * (column + 0.5 - box.x * depth.width)) / (box.width * depth.width) - 1;
        const v = (2 * (row + 0.5 - box.y * depth.height)) / (box.height * depth.height) - 1;
        const taper = saturate(2 * (1 - Math.hypot(u, v)));
        const i = row * depth.width + column;
        values[i] = saturate(values[i]! + strength * taper * Math.max(-1, Math.min(1, 2 * (sum / weights))));
      }
  }
  return { ...depth, values };
}
