import { smoothstep } from '../analyse/raster.ts';
import type { Face, ScalarMap } from '../analyse/sceneAnalysis.ts';

/** Ends of the ovals' soft edge, in boxes of a face. */
const [whole, reach] = [0.42, 0.58];

/** Marks the ovals of faces in a map of what stays still, 0..1: 1 inside, softly 0 around. */
export function addFaces(
  still: Float32Array,
  { width, height }: Pick<ScalarMap, 'width' | 'height'>,
  faces: readonly Face[],
): void {
  for (const { box } of faces) {
    const top = Math.max(0, Math.floor((box.y + (0.5 - reach) * box.height) * height));
    const bottom = Math.min(height, Math.ceil((box.y + (0.5 + reach) * box.height) * height));
    for (let row = top; row < bottom; row++) {
      const y = ((row + 0.5) / height - box.y) / box.height - 0.5;
      for (let column = 0; column < width; column++) {
        const x = ((column + 0.5) / width - box.x) / box.width - 0.5;
        const i = row * width + column;
        still[i] = Math.max(still[i]!, 1 - smoothstep(whole, reach, Math.sqrt(x * x + y * y)));
      }
    }
  }
}
