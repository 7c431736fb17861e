import type { Door } from '../door.ts';
import { rectify } from '../onnx/activations.ts';
import { GraphBuilder } from '../onnx/graphBuilder.ts';
import { reshape, type Value } from '../onnx/value.ts';
import { convolve, convolveDepthwise, pad, pool, type Window } from '../onnx/windows.ts';
import { type Layer, type LayersModelJson, weightEntries } from './formats.ts';
import { product, readWeights, type Weight } from './weights.ts';

/** What a layer's translation may ask for. */
interface LayerContext {
  readonly graph: GraphBuilder;
  readonly inputs: readonly Value[];
  weight(name: string): Weight;
}

type Translation = (layer: Layer, context: LayerContext) => Value;

const windowOf = ({ config }: Layer): Window => ({
  strides: config.strides ?? [1, 1],
  padding: config.padding === 'same' ? 'SAME' : 'VALID',
});

function activate(graph: GraphBuilder, value: Value, { config, name }: Layer): Value {
  const { activation = 'linear' } = config;
  if (activation === 'linear') return value;
  if (activation === 'relu') return rectify(graph, value);
  if (activation === 'softmax') return { ...value, name: graph.node('Softmax', [value.name], { axis: -1 }) };
  throw new TypeError(`${name} activates by ${activation}`);
}

function convolution(kernel: string, apply: typeof convolve): Translation {
  return (layer, { graph, inputs, weight }) => {
    const bias = layer.config.use_bias ? weight('bias') : undefined;
    const value = apply(graph, inputs[0]!, weight(kernel), bias, windowOf(layer));
    return activate(graph, value, layer);
  };
}

function normalisation({ config }: Layer, { graph, inputs, weight }: LayerContext): Value {
  const parameters = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map((name) =>
    graph.floats(weight(name).shape, weight(name).decode()),
  );
  const name = graph.node('BatchNormalization', [inputs[0]!.name, ...parameters], {
    epsilon: { float: config.epsilon! },
  });
  return { ...inputs[0]!, name };
}

function dense(layer: Layer, { graph, inputs, weight }: LayerContext): Value {
  const kernel = weight('kernel');
  const product = graph.node('MatMul', [inputs[0]!.name, graph.weights(kernel)]);
  const bias = weight('bias');
  const name = graph.node('Add', [product, graph.floats(bias.shape, bias.decode())]);
  return activate(graph, { name, shape: [1, kernel.shape[1]!], channelsFirst: false }, layer);
}

function zeroPadding({ config }: Layer, { graph, inputs }: LayerContext): Value {
  if (!Array.isArray(config.padding)) throw new TypeError(`A padding of ${config.padding}`);
  const [[top, bottom], [left, right]] = config.padding as [[number, number], [number, number]];
  return pad(graph, inputs[0]!, [0, top, left, 0], [0, bottom, right, 0]);
}

/** How each of Keras' layers is said in ONNX. Dropout does nothing outside of training. */
const translations: Readonly<Record<string, Translation>> = {
  Conv2D: convolution('kernel', convolve),
  DepthwiseConv2D: convolution('depthwise_kernel', convolveDepthwise),
  BatchNormalization: normalisation,
  ZeroPadding2D: zeroPadding,
  ReLU: ({ config }, { graph, inputs }) => rectify(graph, inputs[0]!, config.max_value ?? undefined),
  Add: (_, { graph, inputs }) => ({
    ...inputs[0]!,
    name: graph.node(
      'Add',
      inputs.map(({ name }) => name),
    ),
  }),
  AveragePooling2D: (layer, { graph, inputs }) =>
    pool(graph, 'AveragePool', inputs[0]!, layer.config.pool_size!, windowOf(layer)),
  Flatten: (_, { graph, inputs }) => reshape(graph, inputs[0]!, [1, product(inputs[0]!.shape)]),
  Dense: dense,
  Dropout: (_, { inputs }) => inputs[0]!,
};

/**
 * Translates a tfjs layers model (Keras) to ONNX. The picture is `image` [1, 3, rows, columns].
 * @throws TypeError on layers that are not known.
 */
export function convertLayersModel(model: LayersModelJson, bytes: Uint8Array, door: Door): Uint8Array {
  const graph = new GraphBuilder();
  const weights = readWeights(weightEntries(model), bytes);
  const [rows, columns] = door.size;
  const values = new Map<string, Value>();
  for (const layer of model.modelTopology.model_config.config.layers) {
    const inputs = (layer.inbound_nodes[0] ?? []).map(([name]) => values.get(name)!);
    values.set(layer.name, translate(layer, inputs));
  }

  function translate(layer: Layer, inputs: readonly Value[]): Value {
    if (layer.class_name === 'InputLayer')
      return { name: 'image', shape: [1, rows, columns, 3], channelsFirst: true };
    const translation = translations[layer.class_name];
    if (!translation) throw new TypeError(`${layer.name} is a ${layer.class_name}`);
    return translation(layer, {
      graph,
      inputs,
      weight(name) {
        const weight = weights.get(`${layer.name}/${name}`);
        if (!weight) throw new TypeError(`${layer.name} has no ${name}`);
        return weight;
      },
    });
  }

  const outputs = Object.entries(door.outputs).map(([name, reference]) => {
    const result = values.get(reference);
    if (!result) throw new TypeError(`${door.name} has no layer ${reference}`);
    graph.node('Identity', [result.name], {}, name);
    return { name, shape: result.shape };
  });
  return graph.encode(door.name, [{ name: 'image', shape: [1, 3, rows, columns] }], outputs);
}
