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
  readonly #compact: boolean;
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers: OnnxTensor[] = [];
  #count = 0;

  /** @param compact stores large weights as bytes, with a step and a smallest value for each of their first axis. */
  constructor({ compact = false }: { readonly compact?: boolean } = {}) {
    this.#compact = compact;
  }

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
    if (weight.length <= mostDecoded) return this.floats(dims, weight.decode());
    if (this.#compact && stored.type !== 'uint8' && dims.length > 1) return this.#bytes(weight, dims);
    if (stored.type === 'float32') return this.floats(dims, weight.decode());
    const cast = this.node('Cast', [this.#initializer(dims, stored.type, stored.data)], {
      to: dataTypes.float32,
    });
    if (stored.type === 'float16') return cast;
    const scaled = this.node('Mul', [cast, this.floats([], [stored.scale])]);
    return this.node('Add', [scaled, this.floats([], [stored.min])]);
  }

  /** Weights as bytes: each filter spreads its own range over 255 steps. */
  #bytes(weight: Weight, dims: readonly number[]): string {
    const values = weight.decode();
    const [filters, each] = [dims[0]!, values.length / dims[0]!];
    const of = (filter: number) => values.subarray(filter * each, (filter + 1) * each);
    const lows = Array.from({ length: filters }, (_, i) => of(i).reduce((a, b) => Math.min(a, b)));
    const steps = lows.map((low, i) => (of(i).reduce((a, b) => Math.max(a, b)) - low) / 255 || 1);
    const bytes = Uint8Array.from(values, (value, i) => {
      const filter = Math.floor(i / each);
      return Math.round((value - lows[filter]!) / steps[filter]!);
    });
    const perFilter = [filters, ...dims.slice(1).map(() => 1)];
    const cast = this.node('Cast', [this.#initializer(dims, 'uint8', bytes)], { to: dataTypes.float32 });
    const scaled = this.node('Mul', [cast, this.floats(perFilter, steps)]);
    return this.node('Add', [scaled, this.floats(perFilter, lows)]);
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
