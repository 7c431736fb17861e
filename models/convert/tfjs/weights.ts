/** One entry of a tfjs weights manifest. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly scale?: number; readonly min?: number };
}

/** Values as the file has them. */
export type Stored =
  | { readonly type: 'float32'; readonly data: Float32Array }
  | { readonly type: 'float16'; readonly data: Uint16Array }
  | { readonly type: 'uint8'; readonly data: Uint8Array; readonly scale: number; readonly min: number };

const bytesPerValue: Readonly<Record<string, number>> = { float32: 4, int32: 4, float16: 2, uint8: 1 };

/** A constant of a net, row-major. */
export class Weight {
  readonly shape: readonly number[];
  readonly stored: Stored;

  constructor(shape: readonly number[], stored: Stored) {
    this.shape = shape;
    this.stored = stored;
  }

  /** Number of values. */
  get length(): number {
    return this.stored.data.length;
  }

  /** The values as floats; integers are exact up to 2^24. */
  decode(): Float32Array {
    const { stored } = this;
    if (stored.type === 'float32') return stored.data;
    if (stored.type === 'float16') return Float32Array.from(stored.data, fromHalf);
    return Float32Array.from(stored.data, (byte) => byte * stored.scale + stored.min);
  }

  /** The same values under another shape of as many values. */
  reshape(shape: readonly number[]): Weight {
    return new Weight(shape, this.stored);
  }

  /** Axes in another order, as numpy's `transpose`. */
  transpose(order: readonly number[]): Weight {
    const strides = this.shape.map((_, axis) => product(this.shape.slice(axis + 1)));
    const shape = order.map((axis) => this.shape[axis]!);
    const steps = order.map((axis) => strides[axis]!);
    const source = this.stored.data;
    const data = source.slice();
    const index = shape.map(() => 0);
    for (let i = 0; i < data.length; i++) {
      data[i] = source[index.reduce((sum, at, axis) => sum + at * steps[axis]!, 0)]!;
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        index[axis]!++;
        if (index[axis]! < shape[axis]!) break;
        index[axis] = 0;
      }
    }
    return new Weight(shape, { ...this.stored, data } as Stored);
  }
}

/** Product of a shape's dimensions. */
export const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/**
 * Cuts a weights file into its constants.
 * @throws TypeError on a type that no net of the catalogue has.
 */
export function readWeights(entries: readonly WeightEntry[], bytes: Uint8Array): Map<string, Weight> {
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const { name, shape, dtype, quantization } of entries) {
    const type = quantization?.dtype ?? dtype;
    const width = bytesPerValue[type];
    if (!width) throw new TypeError(`${name} is of type ${type}`);
    const end = offset + product(shape) * width;
    const buffer = Uint8Array.from(bytes.subarray(offset, end)).buffer;
    weights.set(name, new Weight(shape, storedIn(buffer, type, quantization)));
    offset = end;
  }
  if (offset !== bytes.length) throw new RangeError(`${bytes.length - offset} bytes of weights too many`);
  return weights;
}

function storedIn(buffer: ArrayBuffer, type: string, quantization: WeightEntry['quantization']): Stored {
  if (type === 'float16') return { type, data: new Uint16Array(buffer) };
  if (type === 'uint8')
    return {
      type,
      data: new Uint8Array(buffer),
      scale: quantization?.scale ?? 1,
      min: quantization?.min ?? 0,
    };
  if (type === 'int32') return { type: 'float32', data: Float32Array.from(new Int32Array(buffer)) };
  return { type: 'float32', data: new Float32Array(buffer) };
}

/** IEEE 754 half precision. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
