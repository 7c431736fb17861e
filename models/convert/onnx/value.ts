import type { GraphBuilder } from './graphBuilder.ts';

/** An intermediate result. */
export interface Value {
  readonly name: string;
  /** As TensorFlow has it: batch, rows, columns, channels where it is a picture. */
  readonly shape: readonly number[];
  /** True where ONNX holds the picture as batch, channels, rows, columns. */
  readonly channelsFirst: boolean;
}

/** TensorFlow's axis of a picture, as ONNX counts it. */
export const channelsFirstAxis = (axis: number): number => [0, 2, 3, 1][axis]!;

/** The value with the memory layout that TensorFlow has, which reshaping is about. */
export function inTensorFlowLayout(graph: GraphBuilder, value: Value): Value {
  if (!value.channelsFirst) return value;
  return {
    ...value,
    name: graph.node('Transpose', [value.name], { perm: [0, 2, 3, 1] }),
    channelsFirst: false,
  };
}

/** The opposite of `inTensorFlowLayout`, for pictures. */
export function asPicture(graph: GraphBuilder, value: Value): Value {
  if (value.channelsFirst || value.shape.length !== 4) return value;
  return {
    ...value,
    name: graph.node('Transpose', [value.name], { perm: [0, 3, 1, 2] }),
    channelsFirst: true,
  };
}

/**
 * The value with its axes in another order. Nets that came from ONNX turn every picture around for each of
 * TensorFlow's convolutions and back: between the two, ONNX has nothing to do.
 */
export function transpose(graph: GraphBuilder, value: Value, order: readonly number[]): Value {
  const shape = order.map((axis) => value.shape[axis]!);
  if (value.channelsFirst && order.join() === '0,3,1,2') return { ...value, shape, channelsFirst: false };
  if (!value.channelsFirst && order.join() === '0,2,3,1') return { ...value, shape, channelsFirst: true };
  const { name } = inTensorFlowLayout(graph, value);
  return { name: graph.node('Transpose', [name], { perm: order }), shape, channelsFirst: false };
}

/** The value as a list of another shape. */
export function reshape(graph: GraphBuilder, value: Value, shape: readonly number[]): Value {
  const { name } = inTensorFlowLayout(graph, value);
  return { name: graph.node('Reshape', [name, graph.integers(shape)]), shape, channelsFirst: false };
}
