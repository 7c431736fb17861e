import { logistic, rectify, rectifyLeaking, rectifyWithSlopes } from '../onnx/activations.ts';
import type { GraphBuilder } from '../onnx/graphBuilder.ts';
import { resizeLinearly } from '../onnx/resize.ts';
import { asPicture, reshape, transpose, type Value } from '../onnx/value.ts';
import { convolve, convolveDepthwise, convolveTransposed, pad, pool, type Window } from '../onnx/windows.ts';
import type { GraphNode, NodeAttribute } from './formats.ts';
import { product, type Weight } from './weights.ts';

/** What an operation's translation may ask for. */
export interface GraphContext {
  readonly graph: GraphBuilder;
  /** The number of inputs that carry data. */
  readonly inputs: number;
  /** Size of the picture that the net is given, as a share of the one it was saved with. */
  readonly scale: number;
  /** The translated result of the node's input at an index. */
  value(index: number): Value;
  /** True where the input at an index is a constant. */
  isWeight(index: number): boolean;
  /** The constant at an index. @throws TypeError where the input is none. */
  weight(index: number): Weight;
}

type Operation = (node: GraphNode, context: GraphContext) => Value;

const text = (base64: string) => Buffer.from(base64, 'base64').toString();

function attribute(node: GraphNode, name: string): NodeAttribute {
  const value = node.attr?.[name];
  if (!value) throw new TypeError(`${node.name} says no ${name}`);
  return value;
}

/** Rows and columns of an attribute that has a number for each axis. */
function pair(node: GraphNode, name: string): [number, number] {
  const [, rows, columns] = (attribute(node, name).list?.i ?? []).map(Number);
  return [rows!, columns!];
}

const windowOf = (node: GraphNode): Window => ({
  strides: pair(node, 'strides'),
  padding: text(attribute(node, 'padding').s!) as Window['padding'],
});

/** The activations that tfjs fuses into convolutions, by name. */
const fusedActivations: Readonly<Record<string, (context: GraphContext, value: Value) => Value>> = {
  Relu: ({ graph }, value) => rectify(graph, value),
  Relu6: ({ graph }, value) => rectify(graph, value, 6),
  Prelu: ({ graph, weight, inputs }, value) => rectifyWithSlopes(graph, value, weight(inputs - 1)),
};

function fusedConvolution(node: GraphNode, context: GraphContext): Value {
  const [first, ...rest] = (node.attr?.fused_ops?.list?.s ?? []).map(text);
  if (first !== 'BiasAdd') throw new TypeError(`${node.name} begins with ${first}`);
  const { graph, value, weight } = context;
  return rest.reduce(
    (result, name) => {
      const activate = fusedActivations[name];
      if (!activate) throw new TypeError(`${node.name} activates by ${name}`);
      return activate(context, result);
    },
    convolve(graph, value(0), weight(1), weight(2), windowOf(node)),
  );
}

/** Sums and products, whose constants are broadcast from the last axis, the channels. */
function elementwise(opType: 'Add' | 'Mul' | 'Sum'): Operation {
  return (_, { graph, inputs, value, weight, isWeight }) => {
    const indices = Array.from({ length: inputs }, (_, index) => index);
    const operands = indices.filter((index) => !isWeight(index)).map(value);
    const names = indices.map((index) => {
      if (!isWeight(index)) return value(index).name;
      const constant = weight(index);
      if (constant.length !== product(constant.shape.slice(-1)))
        throw new TypeError(`A constant of shape ${constant.shape}`);
      return graph.weights(constant, constant.length > 1 ? [constant.length, 1, 1] : []);
    });
    const widest = operands.reduce((a, b) => (product(b.shape) > product(a.shape) ? b : a));
    return { ...widest, name: graph.node(opType, names) };
  };
}

function pooling(kind: 'MaxPool' | 'AveragePool'): Operation {
  return (node, { graph, value }) => pool(graph, kind, value(0), pair(node, 'ksize'), windowOf(node));
}

function padded(_: GraphNode, { graph, inputs, value, weight }: GraphContext): Value {
  const widths = Array.from(weight(1).decode());
  const before = widths.filter((_, i) => i % 2 === 0);
  const after = widths.filter((_, i) => i % 2 === 1);
  return pad(graph, value(0), before, after, inputs > 2 ? weight(2).decode()[0]! : 0);
}

/** Channels of several results behind one another; only of those that TensorFlow keeps as ONNX does. */
function concatenate(node: GraphNode, { graph, inputs, value, weight }: GraphContext): Value {
  const parts = Array.from({ length: inputs - 1 }, (_, index) => value(index));
  const axis = weight(inputs - 1).decode()[0]!;
  if (axis !== 1 || parts.some(({ channelsFirst }) => channelsFirst))
    throw new TypeError(`${node.name} joins along axis ${axis}`);
  const [batch, , ...rest] = parts[0]!.shape;
  const name = graph.node(
    'Concat',
    parts.map((part) => part.name),
    { axis },
  );
  return {
    name,
    shape: [batch!, parts.reduce((sum, { shape }) => sum + shape[1]!, 0), ...rest],
    channelsFirst: false,
  };
}

function resizeBilinear(node: GraphNode, { graph, value, weight, scale }: GraphContext): Value {
  const [rows, columns] = Array.from(weight(1).decode(), (size) => size * scale) as [number, number];
  const corners = node.attr?.align_corners?.b;
  const alignment = corners
    ? 'align_corners'
    : node.attr?.half_pixel_centers?.b
      ? 'half_pixel'
      : 'asymmetric';
  return resizeLinearly(graph, value(0), rows, columns, alignment);
}

function reshapeTo(_: GraphNode, { graph, value, weight }: GraphContext): Value {
  const input = value(0);
  const wished = Array.from(weight(1).decode());
  const known = product(wished.filter((size) => size > 0));
  const shape = wished.map((size) => (size < 0 ? product(input.shape) / known : size));
  return asPicture(graph, reshape(graph, input, shape));
}

/** How each of TensorFlow's operations is said in ONNX. */
export const operations: Readonly<Record<string, Operation>> = {
  _FusedConv2D: fusedConvolution,
  Conv2D: (node, { graph, value, weight }) => convolve(graph, value(0), weight(1), undefined, windowOf(node)),
  DepthwiseConv2dNative: (node, { graph, value, weight }) =>
    convolveDepthwise(graph, value(0), weight(1), undefined, windowOf(node)),
  Conv2DBackpropInput: (node, { graph, value, weight }) =>
    convolveTransposed(graph, value(2), weight(1), Array.from(weight(0).decode()), windowOf(node)),
  Add: elementwise('Add'),
  AddV2: elementwise('Add'),
  AddN: elementwise('Sum'),
  Mul: elementwise('Mul'),
  Relu: (_, { graph, value }) => rectify(graph, value(0)),
  Relu6: (_, { graph, value }) => rectify(graph, value(0), 6),
  Prelu: (_, { graph, value, weight }) => rectifyWithSlopes(graph, value(0), weight(1)),
  LeakyRelu: (node, { graph, value }) => rectifyLeaking(graph, value(0), attribute(node, 'alpha').f!),
  Sigmoid: (_, { graph, value }) => logistic(graph, value(0)),
  MaxPool: pooling('MaxPool'),
  AvgPool: pooling('AveragePool'),
  Pad: padded,
  PadV2: padded,
  Transpose: (_, { graph, value, weight }) => transpose(graph, value(0), Array.from(weight(1).decode())),
  ConcatV2: concatenate,
  ResizeBilinear: resizeBilinear,
  Reshape: reshapeTo,
  Identity: (_, { value }) => value(0),
};
