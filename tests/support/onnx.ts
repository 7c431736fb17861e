/**
 * Tiny nets with the signatures of real ones, as ONNX protobufs (onnx.proto, IR version 8): made by the tests, so
 * that no foreign file is needed. Runs in Node and in pages.
 */

const float = 1;
const uint8 = 2;
const bool = 9;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

type Bytes = Uint8Array<ArrayBuffer>;

function join(parts: readonly Bytes[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A field: a number, or something with a length. */
function field(number: number, value: number | string | Bytes): Bytes {
  if (typeof value === 'number') return Uint8Array.from([...varint(number << 3), ...varint(value)]);
  const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return join([Uint8Array.from([...varint((number << 3) | 2), ...varint(bytes.length)]), bytes]);
}

const message = (...fields: readonly Bytes[]) => join(fields);

interface TensorType {
  readonly name: string;
  readonly type: number;
  /** A string is a size that the caller chooses. */
  readonly shape: readonly (number | string)[];
}

/** ValueInfoProto */
function valueInfo({ name, type, shape }: TensorType): Bytes {
  const dims = shape.map((size) => field(1, message(field(typeof size === 'number' ? 1 : 2, size))));
  const tensor = message(field(1, type), field(2, message(...dims)));
  return message(field(1, name), field(2, message(field(1, tensor))));
}

const attribute = {
  int: (name: string, value: number) => message(field(1, name), field(3, value), field(20, 2)),
  ints: (name: string, value: number) => message(field(1, name), field(8, value), field(20, 7)),
};

/** NodeProto */
const node = (
  type: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Bytes[] = [],
): Bytes =>
  message(
    ...inputs.map((name) => field(1, name)),
    field(2, output),
    field(4, type),
    ...attributes.map((value) => field(5, value)),
  );

/** ModelProto, opset 13. @param padding bytes of text, for files of a certain size */
function model(
  nodes: readonly Bytes[],
  inputs: readonly TensorType[],
  outputs: readonly TensorType[],
  initializers: readonly Bytes[] = [],
  padding = 0,
): Bytes {
  const graph = message(
    ...nodes.map((value) => field(1, value)),
    field(2, 'stand-in'),
    ...initializers.map((value) => field(5, value)),
    ...inputs.map((value) => field(11, valueInfo(value))),
    ...outputs.map((value) => field(12, valueInfo(value))),
  );
  const text = new Uint8Array(padding).fill(32);
  return message(field(1, 8), field(6, text), field(7, graph), field(8, message(field(2, 13))));
}

/** As Depth Anything: what is bright is near. */
export function depthStandIn({
  input = 'pixel_values',
  padding = 0,
  rows = 'height',
}: {
  readonly input?: string;
  readonly padding?: number;
  readonly rows?: string | number;
} = {}): Bytes {
  const axes = [attribute.ints('axes', 1), attribute.int('keepdims', 0)];
  return model(
    [node('ReduceMean', [input], 'predicted_depth', axes)],
    [{ name: input, type: float, shape: ['batch', 3, rows, 'width'] }],
    [{ name: 'predicted_depth', type: float, shape: ['batch', rows, 'width'] }],
    [],
    padding,
  );
}

/** As MI-GAN's pipeline: fills with one colour what the mask does not keep. */
export function inpaintStandIn(colour: readonly [number, number, number]): Bytes {
  const initializer = message(
    ...[1, 3, 1, 1].map((size) => field(1, size)),
    field(2, uint8),
    field(8, 'colour'),
    field(9, Uint8Array.from(colour)),
  );
  return model(
    [
      node('Cast', ['mask'], 'keep', [attribute.int('to', bool)]),
      node('Where', ['keep', 'image', 'colour'], 'result'),
    ],
    [
      { name: 'image', type: uint8, shape: [1, 3, 'height', 'width'] },
      { name: 'mask', type: uint8, shape: [1, 1, 'height', 'width'] },
    ],
    [{ name: 'result', type: uint8, shape: [1, 3, 'height', 'width'] }],
    [initializer],
  );
}
