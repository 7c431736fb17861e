import { ByteBuffer } from 'flatbuffers';
import { Weight } from '../tfjs/weights.ts';

/** Where a table of a FlatBuffer lies, and how its fields are read: by their number in the schema. */
class Table {
  readonly #buffer: ByteBuffer;
  readonly #position: number;

  constructor(buffer: ByteBuffer, position: number) {
    this.#buffer = buffer;
    this.#position = position;
  }

  byte(field: number): number {
    const at = this.#at(field);
    return at ? this.#buffer.readInt8(at) : 0;
  }

  integer(field: number, otherwise = 0): number {
    const at = this.#at(field);
    return at ? this.#buffer.readInt32(at) : otherwise;
  }

  text(field: number): string {
    return Buffer.from(this.bytes(field)).toString();
  }

  table(field: number): Table | null {
    const at = this.#at(field);
    return at ? new Table(this.#buffer, this.#buffer.__indirect(at)) : null;
  }

  tables(field: number): Table[] {
    return this.#list(field, 4, (at) => new Table(this.#buffer, this.#buffer.__indirect(at)));
  }

  integers(field: number): number[] {
    return this.#list(field, 4, (at) => this.#buffer.readInt32(at));
  }

  longs(field: number): number[] {
    return this.#list(field, 8, (at) => Number(this.#buffer.readInt64(at)));
  }

  floats(field: number): number[] {
    return this.#list(field, 4, (at) => this.#buffer.readFloat32(at));
  }

  bytes(field: number): Uint8Array {
    return Uint8Array.from(this.#list(field, 1, (at) => this.#buffer.readUint8(at)));
  }

  /** Of a field, or 0 where it is left out. */
  #at(field: number): number {
    const offset = this.#buffer.__offset(this.#position, 4 + 2 * field);
    return offset && this.#position + offset;
  }

  #list<T>(field: number, width: number, read: (at: number) => T): T[] {
    const at = this.#at(field);
    if (!at) return [];
    const first = this.#buffer.__vector(at);
    return Array.from({ length: this.#buffer.__vector_len(at) }, (_, i) => read(first + i * width));
  }
}

/** What flows between operations, or a constant. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** `TensorType` of the schema: 2 are integers of 32 bits, 3 bytes. */
  readonly type: number;
  /** What a step of a stored integer is worth, and which integer stands for 0. */
  readonly scale: number;
  readonly zero: number;
  /** A constant's bytes; empty where it is none. */
  readonly data: Uint8Array;
}

export interface Operator {
  /** `BuiltinOperator` of the schema. */
  readonly code: number;
  /** Indices of tensors. */
  readonly inputs: readonly number[];
  readonly output: number;
  readonly options: Pick<Table, 'byte' | 'integer'>;
}

export interface TfliteModel {
  readonly tensors: readonly Tensor[];
  /** In the order of execution. */
  readonly operators: readonly Operator[];
  readonly input: number;
}

const noOptions = { byte: () => 0, integer: (_: number, otherwise = 0) => otherwise };

/** Reads the only graph of a TensorFlow Lite file (schema version 3); field numbers are the schema's. */
export function readTflite(bytes: Uint8Array): TfliteModel {
  const buffer = new ByteBuffer(bytes);
  const model = new Table(buffer, buffer.readInt32(0));
  const codes = model.tables(1).map((code) => Math.max(code.byte(0), code.integer(3)));
  const buffers = model.tables(4);
  const [graph] = model.tables(2);
  if (!graph) throw new TypeError('A model without a graph');
  return {
    tensors: graph.tables(0).map((tensor) => {
      const quantization = tensor.table(4);
      const [scale = 1, ...otherScales] = quantization?.floats(2) ?? [];
      if (otherScales.length > 0) throw new TypeError(`${tensor.text(3)} has a scale a channel`);
      return {
        name: tensor.text(3),
        shape: tensor.integers(0),
        type: tensor.byte(1),
        scale,
        zero: quantization?.longs(3)[0] ?? 0,
        data: buffers[tensor.integer(2)]?.bytes(0) ?? new Uint8Array(),
      };
    }),
    operators: graph.tables(3).map((operator) => ({
      code: codes[operator.integer(0)]!,
      inputs: operator.integers(1),
      output: operator.integers(2)[0]!,
      options: operator.table(4) ?? noOptions,
    })),
    input: graph.integers(1)[0]!,
  };
}

/** The integers of a constant. */
export const integersOf = ({ data }: Tensor): number[] => [...new Int32Array(data.slice().buffer)];

/** A constant as real numbers: bytes stay bytes, integers of 32 bits become floats. */
export function weightOf(tensor: Tensor): Weight {
  const { name, shape, type, scale, zero, data } = tensor;
  if (type === 3) return new Weight(shape, { type: 'uint8', data, scale, min: -zero * scale });
  if (type !== 2) throw new TypeError(`${name} is of type ${type}`);
  return new Weight(shape, {
    type: 'float32',
    data: Float32Array.from(integersOf(tensor), (value) => (value - zero) * scale),
  });
}
