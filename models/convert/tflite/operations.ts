import type { GraphBuilder } from '../onnx/graphBuilder.ts';
import { resizeLinearly } from '../onnx/resize.ts';
import { channelsFirstAxis, type Value } from '../onnx/value.ts';
import { convolve, convolveDepthwise, pool, type Window } from '../onnx/windows.ts';
import { integersOf, type Operator, type Tensor, weightOf } from './formats.ts';

/** What an operation's translation may ask for. */
export interface OperatorContext {
  readonly graph: GraphBuilder;
  /** Size of the picture that the net is given, as a share of the one it was saved with. */
  readonly scale: number;
  readonly inputs: number;
  /** The translated result that is the operator's input at an index. */
  value(index: number): Value;
  /** The tensor that is the operator's input at an index. */
  tensor(index: number): Tensor;
  readonly result: Tensor;
}

type Operation = (options: Operator['options'], context: OperatorContext) => Value;

const paddings = ['SAME', 'VALID'] as const;

/** Fields of a convolution's options: padding, then width before height. */
const windowOf = (options: Operator['options'], dilation: number): Window => ({
  padding: paddings[options.byte(0)]!,
  strides: [options.integer(2), options.integer(1)],
  dilations: [options.integer(dilation + 1, 1), options.integer(dilation, 1)],
});

/**
 * What the activation makes of a value. Bytes cannot hold more than their range, which the net was trained with:
 * what is rectified is cut off there as well.
 */
function activated(activation: number, value: Value, { graph, result }: OperatorContext): Value {
  if (activation === 0) return value;
  if (activation !== 1) throw new TypeError(`${result.name} activates by ${activation}`);
  const most = (255 - result.zero) * result.scale;
  return {
    ...value,
    name: graph.node('Clip', [value.name, graph.floats([], [0]), graph.floats([], [most])]),
  };
}

const concatenate: Operation = (options, { graph, value, inputs }) => {
  const values = Array.from({ length: inputs }, (_, index) => value(index));
  const axis = options.integer(0);
  const shape = values[0]!.shape.map((size, i) =>
    i === axis ? values.reduce((sum, one) => sum + one.shape[i]!, 0) : size,
  );
  const names = values.map(({ name }) => name);
  return {
    name: graph.node('Concat', names, { axis: channelsFirstAxis(axis) }),
    shape,
    channelsFirst: true,
  };
};

/** A slice of channels; a set bit of a mask means that an end is the axis' own. */
const sliceChannels: Operation = (options, { graph, value, tensor }) => {
  const { name, shape } = value(0);
  const [begin, end] = [integersOf(tensor(1))[3]!, integersOf(tensor(2))[3]!];
  const from = options.integer(0) & 8 ? 0 : begin;
  const to = options.integer(1) & 8 ? shape[3]! : end;
  const input = [name, ...[[from], [to], [1]].map((list) => graph.integers(list))];
  return {
    name: graph.node('Slice', input),
    shape: [...shape.slice(0, 3), to - from],
    channelsFirst: true,
  };
};

const enlarge: Operation = (options, { graph, value, tensor, scale }) => {
  if (options.byte(2) || options.byte(3)) throw new TypeError('A resize that aligns corners or middles');
  const [rows, columns] = integersOf(tensor(1)).map((size) => size * scale) as [number, number];
  return resizeLinearly(graph, value(0), rows, columns, 'asymmetric');
};

/** By their numbers in the schema's `BuiltinOperator`. */
export const operations: Readonly<Record<number, Operation>> = {
  // ADD
  0: (options, context) => {
    const [a, b] = [context.value(0), context.value(1)];
    const sum = { ...a, name: context.graph.node('Add', [a.name, b.name]) };
    return activated(options.byte(0), sum, context);
  },
  // AVERAGE_POOL_2D
  1: (options, { graph, value }) =>
    pool(graph, 'AveragePool', value(0), [options.integer(4), options.integer(3)], {
      padding: paddings[options.byte(0)]!,
      strides: [options.integer(2), options.integer(1)],
    }),
  // CONCATENATION
  2: concatenate,
  // CONV_2D, whose kernel has its results first
  3: (options, context) => {
    const kernel = weightOf(context.tensor(1)).transpose([1, 2, 3, 0]);
    const bias = weightOf(context.tensor(2));
    const result = convolve(context.graph, context.value(0), kernel, bias, windowOf(options, 4));
    return activated(options.byte(3), result, context);
  },
  // DEPTHWISE_CONV_2D, whose kernel has one filter: rows, columns, channels
  4: (options, context) => {
    const flat = weightOf(context.tensor(1));
    const [, rows, columns, channels] = flat.shape;
    const kernel = flat.reshape([rows!, columns!, channels!, 1]);
    const bias = weightOf(context.tensor(2));
    const result = convolveDepthwise(context.graph, context.value(0), kernel, bias, windowOf(options, 5));
    return activated(options.byte(4), result, context);
  },
  // RESIZE_BILINEAR
  23: enlarge,
  // STRIDED_SLICE
  45: sliceChannels,
  // QUANTIZE, to bytes of another scale
  114: (_, { value }) => value(0),
};
