import type { Weight } from '../tfjs/weights.ts';
import type { GraphBuilder } from './graphBuilder.ts';
import type { Value } from './value.ts';

/** How a window moves over a picture. `SAME` pads so that `ceil(size / stride)` windows fit, more at the end. */
export interface Window {
  readonly strides: readonly [number, number];
  readonly padding: 'SAME' | 'VALID';
  /** From one row and column of the kernel to the next; 1 where it is left out. */
  readonly dilations?: readonly [number, number];
}

/** Windows along one axis and what they need before and after it. */
function along(size: number, kernel: number, stride: number, padding: Window['padding']) {
  if (padding === 'VALID') return { count: Math.floor((size - kernel) / stride) + 1, before: 0, after: 0 };
  const count = Math.ceil(size / stride);
  const missing = Math.max((count - 1) * stride + kernel - size, 0);
  return { count, before: missing >> 1, after: missing - (missing >> 1) };
}

/** ONNX's attributes of a window over a picture, and the shape of the result. */
function placed(value: Value, kernel: readonly [number, number], window: Window, channels: number) {
  const [batch, rows, columns] = value.shape as [number, number, number, number];
  const dilations = window.dilations ?? [1, 1];
  const covered = (axis: 0 | 1) => (kernel[axis] - 1) * dilations[axis] + 1;
  const y = along(rows, covered(0), window.strides[0], window.padding);
  const x = along(columns, covered(1), window.strides[1], window.padding);
  return {
    attributes: {
      kernel_shape: kernel,
      strides: window.strides,
      pads: [y.before, x.before, y.after, x.after],
      ...(window.dilations ? { dilations } : {}),
    },
    shape: [batch, y.count, x.count, channels],
  };
}

/** Convolution; TensorFlow's kernel is rows, columns, channels in, channels out. */
export function convolve(
  graph: GraphBuilder,
  value: Value,
  kernel: Weight,
  bias: Weight | undefined,
  window: Window,
): Value {
  const [rows, columns, , out] = kernel.shape as [number, number, number, number];
  const { attributes, shape } = placed(value, [rows, columns], window, out);
  const input = [value.name, graph.weights(kernel.transpose([3, 2, 0, 1]))];
  if (bias) input.push(graph.weights(bias));
  return { name: graph.node('Conv', input, attributes), shape, channelsFirst: true };
}

/** Convolution of each channel by itself; the kernel is rows, columns, channels, results a channel. */
export function convolveDepthwise(
  graph: GraphBuilder,
  value: Value,
  kernel: Weight,
  bias: Weight | undefined,
  window: Window,
): Value {
  const [rows, columns, channels, multiplier] = kernel.shape as [number, number, number, number];
  const out = channels * multiplier;
  const { attributes, shape } = placed(value, [rows, columns], window, out);
  const weights = graph.weights(kernel.transpose([2, 3, 0, 1]), [out, 1, rows, columns]);
  const input = bias ? [value.name, weights, graph.weights(bias)] : [value.name, weights];
  return { name: graph.node('Conv', input, { ...attributes, group: channels }), shape, channelsFirst: true };
}

/** The transpose of a convolution that turns `shape` into the value's; the kernel is rows, columns, out, in. */
export function convolveTransposed(
  graph: GraphBuilder,
  value: Value,
  kernel: Weight,
  shape: readonly number[],
  window: Window,
): Value {
  const [rows, columns, out] = kernel.shape as [number, number, number, number];
  const { attributes } = placed({ ...value, shape }, [rows, columns], window, out);
  const weights = graph.weights(kernel.transpose([3, 2, 0, 1]));
  return { name: graph.node('ConvTranspose', [value.name, weights], attributes), shape, channelsFirst: true };
}

/** Largest or mean value in each window; padding counts for neither. */
export function pool(
  graph: GraphBuilder,
  kind: 'MaxPool' | 'AveragePool',
  value: Value,
  size: readonly [number, number],
  window: Window,
): Value {
  const { attributes, shape } = placed(value, size, window, value.shape[3]!);
  return { name: graph.node(kind, [value.name], attributes), shape, channelsFirst: true };
}

/** A constant around a value, before and after each of its axes as TensorFlow counts them. */
export function pad(
  graph: GraphBuilder,
  value: Value,
  before: readonly number[],
  after: readonly number[],
  constant = 0,
): Value {
  const order = value.channelsFirst ? [0, 3, 1, 2] : before.map((_, axis) => axis);
  const pads = [...order.map((axis) => before[axis]!), ...order.map((axis) => after[axis]!)];
  const input = [value.name, graph.integers(pads), ...(constant === 0 ? [] : [graph.floats([], [constant])])];
  return {
    ...value,
    name: graph.node('Pad', input, { mode: 'constant' }),
    shape: value.shape.map((size, axis) => size + before[axis]! + after[axis]!),
  };
}
