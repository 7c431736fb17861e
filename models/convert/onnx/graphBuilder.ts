import type { Weight } from '../tfjs/weights.ts';
import {
  type Attribute,
  type DataType,
  dataTypes,
  encodeOnnx,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
} from './schema.ts';

/** Weights with more values than this stay in the compact type they are stored in. */
const mostDecoded = 64;

/** Collects nodes and constants of one ONNX graph. */
export class GraphBuilder {
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers: OnnxTensor[] = [];
  #count = 0;

  /** Adds an operation with one output and returns that output's name. */
  node(
    opType: string,
    input: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    name = `${opType}_${this.#count++}`,
  ): string {
    this.#nodes.push({ opType, input, output: [name], attributes });
    return name;
  }

  /** Adds a list of integers, as shapes and paddings are. */
  integers(values: readonly number[]): string {
    return this.#initializer([values.length], 'int64', BigInt64Array.from(values, BigInt));
  }

  /** Adds floats of 32 bits. */
  floats(dims: readonly number[], values: ArrayLike<number>): string {
    return this.#initializer(dims, 'float32', Float32Array.from(values));
  }

  /**
   * Adds weights as compactly as they are stored: half floats with a cast; bytes with a cast, a factor and a
   * summand, for their smallest value need not be a multiple of the step, as ONNX's own quantisation demands.
   */
  weights(weight: Weight, dims: readonly number[] = weight.shape): string {
    const { stored } = weight;
    if (stored.type === 'float32' || weight.length <= mostDecoded) return this.floats(dims, weight.decode());
    const cast = this.node('Cast', [this.#initializer(dims, stored.type, stored.data)], {
      to: dataTypes.float32,
    });
    if (stored.type === 'float16') return cast;
    const scaled = this.node('Mul', [cast, this.floats([], [stored.scale])]);
    return this.node('Add', [scaled, this.floats([], [stored.min])]);
  }

  /** The finished file. */
  encode(name: string, inputs: readonly OnnxValue[], outputs: readonly OnnxValue[]): Uint8Array {
    return encodeOnnx({ name, nodes: this.#nodes, initializers: this.#initializers, inputs, outputs });
  }

  #initializer(dims: readonly number[], dataType: DataType, data: ArrayBufferView): string {
    const name = `constant_${this.#count++}`;
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#initializers.push({ name, dims, dataType, rawData });
    return name;
  }
}
