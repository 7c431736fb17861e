import type { Door } from '../door.ts';
import { GraphBuilder } from '../onnx/graphBuilder.ts';
import type { Value } from '../onnx/value.ts';
import { readTflite } from './formats.ts';
import { operations } from './operations.ts';

/**
 * Translates a TensorFlow Lite model of bytes to ONNX: weights stay bytes, arithmetic is in floats. The picture is
 * `image` [1, 3, rows, columns]; outputs are pictures, channels first.
 * @throws TypeError on operations and types that are not known.
 */
export function convertTflite(bytes: Uint8Array, door: Door): Uint8Array {
  const graph = new GraphBuilder(door);
  const { tensors, operators, input } = readTflite(bytes);
  const [rows, columns] = door.size;
  const scale = rows / tensors[input]!.shape[1]!;
  const made = new Map(operators.map((operator) => [operator.output, operator]));
  const values = new Map<number, Value>([
    [input, { name: 'image', shape: [1, rows, columns, 3], channelsFirst: true }],
  ]);

  function translate(index: number): Value {
    const known = values.get(index);
    if (known) return known;
    const operator = made.get(index);
    const operation = operator && operations[operator.code];
    if (!operation)
      throw new TypeError(`${door.name}: ${tensors[index]?.name} is made by ${operator?.code ?? 'nothing'}`);
    const value = operation(operator.options, {
      graph,
      scale,
      inputs: operator.inputs.length,
      value: (at) => translate(operator.inputs[at]!),
      tensor: (at) => tensors[operator.inputs[at]!]!,
      result: tensors[index]!,
    });
    values.set(index, value);
    return value;
  }

  const outputs = Object.entries(door.outputs).map(([name, reference]) => {
    const { name: result, shape } = translate(tensors.findIndex((tensor) => tensor.name === reference));
    graph.node('Identity', [result], {}, name);
    const [batch, height, width, channels] = shape as [number, number, number, number];
    return { name, shape: [batch, channels, height, width] };
  });
  return graph.encode(door.name, [{ name: 'image', shape: [1, 3, rows, columns] }], outputs);
}
