import { boxBlur } from '../../analyse/filters.ts';
import type { ClassMask } from '../../analyse/sceneAnalysis.ts';

/** Cells that a flow keeps away from what does not flow: the picture is finer than the grid. */
const margin = 1;

/**
 * Shortens travels (picture units, x and y interleaved, in place) that would reach beyond their region, so that
 * banks and stones are never seen where the water has come from or goes to. The picture's border is no bound.
 */
export function confine(
  vectors: Float32Array,
  { width, height, values }: Pick<ClassMask, 'width' | 'height' | 'values'>,
): void {
  const isOpen = (x: number, y: number) => {
    const [column, row] = [Math.round(x), Math.round(y)];
    if (column < 0 || row < 0 || column >= width || row >= height) return true;
    return values[row * width + column]! >= 0.5;
  };
  const share = new Float32Array(width * height).fill(1);
  for (let i = 0; i < share.length; i++) {
    const [x, y] = [vectors[2 * i]! * width, vectors[2 * i + 1]! * height];
    const length = Math.hypot(x, y);
    if (length < 1e-6) continue;
    const [column, row] = [i % width, Math.floor(i / width)];
    let free = 0;
    while (free < length + margin) {
      const [dx, dy] = [(x / length) * (free + 1), (y / length) * (free + 1)];
      if (!isOpen(column + dx, row + dy) || !isOpen(column - dx, row - dy)) break;
      free++;
    }
    share[i] = Math.min(1, Math.max(0, free - margin) / length);
  }
  // Evened out, but never longer.
  const soft = boxBlur(boxBlur(share, width, height, 2), width, height, 2);
  for (let i = 0; i < share.length; i++) {
    const kept = Math.min(share[i]!, soft[i]!);
    vectors[2 * i]! *= kept;
    vectors[2 * i + 1]! *= kept;
  }
}
