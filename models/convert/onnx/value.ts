import type { GraphBuilder } from './graphBuilder.ts';

/** An intermediate result. */
export interface Value {
  readonly name: string;
  /** As TensorFlow has it: batch, rows, columns, channels where it is a picture. */
  readonly shape: readonly number[];
  /** True where ONNX holds the picture as batch, channels, rows, columns. */
  readonly channelsFirst: boolean;
}

/** Rows and columns to add on each side. */
export interface Padding {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
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

/** The value as a list of another shape. */
export function reshape(graph: GraphBuilder, value: Value, shape: readonly number[]): Value {
  const { name } = inTensorFlowLayout(graph, value);
  return { name: graph.node('Reshape', [name, graph.integers(shape)]), shape, channelsFirst: false };
}
