import type { Face } from './sceneAnalysis.ts';

type Box = Face['box'];

/** Intersection over union of two upright boxes. */
export function overlapOfBoxes(a: Box, b: Box): number {
  const along = (from: 'x' | 'y', size: 'width' | 'height') =>
    Math.max(0, Math.min(a[from] + a[size], b[from] + b[size]) - Math.max(a[from], b[from]));
  const both = along('x', 'width') * along('y', 'height');
  return both / (a.width * a.height + b.width * b.height - both);
}
