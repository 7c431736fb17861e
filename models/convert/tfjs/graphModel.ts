import type { Door } from '../door.ts';
import { GraphBuilder } from '../onnx/graphBuilder.ts';
import { inTensorFlowLayout, type Value } from '../onnx/value.ts';
import { type GraphModelJson, type GraphNode, weightEntries } from './formats.ts';
import { operations } from './operations.ts';
import { readWeights } from './weights.ts';

const nameOf = (reference: string) => reference.split(':')[0]!;

/**
 * Translates a tfjs graph model to ONNX. The picture is `image` [1, 3, rows, columns]; outputs keep the
 * shape that they have in TensorFlow.
 * @throws TypeError on operations and types that are not known.
 */
export function convertGraphModel(model: GraphModelJson, bytes: Uint8Array, door: Door): Uint8Array {
  const graph = new GraphBuilder(door);
  const weights = readWeights(weightEntries(model), bytes);
  const nodes = new Map(model.modelTopology.node.map((node) => [node.name, node]));
  const [rows, columns] = door.size;
  const values = new Map<string, Value>();
  const made = pictureOf(model);

  function translate(name: string): Value {
    const known = values.get(name);
    if (known) return known;
    const node = nodes.get(name);
    if (!node) throw new TypeError(`${door.name} has no node ${name}`);
    const value =
      node.op === 'Placeholder'
        ? made.channelsFirst
          ? { name: 'image', shape: [1, 3, rows, columns], channelsFirst: false }
          : { name: 'image', shape: [1, rows, columns, 3], channelsFirst: true }
        : translateNode(node);
    values.set(name, value);
    return value;
  }

  function translateNode(node: GraphNode): Value {
    const operation = operations[node.op];
    if (!operation) throw new TypeError(`${door.name}: ${node.name} is a ${node.op}`);
    const inputs = (node.input ?? []).filter((input) => !input.startsWith('^')).map(nameOf);
    return operation(node, {
      graph,
      scale: rows / made.rows,
      inputs: inputs.length,
      value: (index) => translate(inputs[index]!),
      isWeight: (index) => weights.has(inputs[index]!),
      weight(index) {
        const weight = weights.get(inputs[index]!);
        if (!weight) throw new TypeError(`${door.name}: ${inputs[index]} of ${node.name} is no constant`);
        return weight;
      },
    });
  }

  const outputs = Object.entries(door.outputs).map(([name, reference]) => {
    const result = inTensorFlowLayout(graph, translate(reference));
    graph.node('Identity', [result.name], {}, name);
    return { name, shape: result.shape };
  });
  return graph.encode(door.name, [{ name: 'image', shape: [1, 3, rows, columns] }], outputs);
}

/** The picture that a net was saved for: how many rows it has, and whether its channels come before them. */
function pictureOf(model: GraphModelJson): { readonly rows: number; readonly channelsFirst: boolean } {
  const placeholder = model.modelTopology.node.find(({ op }) => op === 'Placeholder');
  const sizes = (placeholder?.attr?.shape?.shape?.dim ?? []).map(({ size }) => Number(size));
  const channelsFirst = sizes[1] === 3;
  return { rows: sizes[channelsFirst ? 2 : 1]!, channelsFirst };
}
