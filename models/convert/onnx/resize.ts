import type { GraphBuilder } from './graphBuilder.ts';
import type { Value } from './value.ts';

/** What TensorFlow lets coincide: corners of pixels, their middles, or the pixels in the picture's corners. */
export type Alignment = 'asymmetric' | 'half_pixel' | 'align_corners';

/** A picture at another size, interpolated linearly. */
export function resizeLinearly(
  graph: GraphBuilder,
  value: Value,
  rows: number,
  columns: number,
  alignment: Alignment,
): Value {
  const [batch, , , channels] = value.shape as [number, number, number, number];
  const name = graph.node('Resize', [value.name, '', '', graph.integers([batch, channels, rows, columns])], {
    mode: 'linear',
    coordinate_transformation_mode: alignment,
  });
  return { ...value, name, shape: [batch, rows, columns, channels] };
}
