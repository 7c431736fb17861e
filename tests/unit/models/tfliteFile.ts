import { Builder } from 'flatbuffers';

/** A tensor as a file has it: bytes, or integers of 32 bits where `integers` is set. */
export interface FileTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly scale?: number;
  readonly zero?: number;
  readonly bytes?: readonly number[];
  readonly integers?: readonly number[];
}

/** Options by their field number in the schema: a byte, or an integer of 32 bits. */
export interface FileOperator {
  readonly code: number;
  readonly inputs: readonly number[];
  readonly output: number;
  readonly options?: Readonly<Record<number, { readonly byte: number } | number>>;
}

type Field = { readonly offset: number } | { readonly integer: number } | { readonly byte: number } | null;

/** A table with these fields, by their numbers. */
function table(builder: Builder, fields: readonly Field[]): number {
  builder.startObject(fields.length);
  fields.forEach((field, i) => {
    if (!field) return;
    if ('offset' in field) builder.addFieldOffset(i, field.offset, 0);
    else if ('integer' in field) builder.addFieldInt32(i, field.integer, 0);
    else builder.addFieldInt8(i, field.byte, 0);
  });
  return builder.endObject();
}

function vector<T>(builder: Builder, width: number, values: readonly T[], add: (value: T) => void): Field {
  builder.startVector(width, values.length, width);
  for (const value of values.toReversed()) add(value);
  return { offset: builder.endVector() };
}

/** A TensorFlow Lite file of one graph, whose first tensor is the picture. */
export function tfliteFile(tensors: readonly FileTensor[], operators: readonly FileOperator[]): Uint8Array {
  const builder = new Builder();
  const offsets = (values: readonly number[]) => vector(builder, 4, values, (at) => builder.addOffset(at));
  const integers = (values: readonly number[]) => vector(builder, 4, values, (n) => builder.addInt32(n));
  const bytes = (values: readonly number[]) => vector(builder, 1, values, (n) => builder.addInt8(n));
  const buffers = tensors.map(({ bytes: own, integers: longs }) =>
    table(builder, [
      own ? bytes(own) : longs ? bytes([...new Uint8Array(Int32Array.from(longs).buffer)]) : null,
    ]),
  );
  const described = tensors.map(({ name, shape, scale, zero = 0, integers: longs }, i) => {
    const quantization =
      scale === undefined
        ? null
        : {
            offset: table(builder, [
              null,
              null,
              vector(builder, 4, [scale], (x) => builder.addFloat32(x)),
              vector(builder, 8, [BigInt(zero)], (x) => builder.addInt64(x)),
            ]),
          };
    const label = { offset: builder.createString(name) };
    return table(builder, [integers(shape), { byte: longs ? 2 : 3 }, { integer: i }, label, quantization]);
  });
  const codes = [...new Set(operators.map(({ code }) => code))];
  const made = operators.map(({ code, inputs, output, options = {} }) => {
    const highest = Math.max(-1, ...Object.keys(options).map(Number));
    const fields = Array.from({ length: highest + 1 }, (_, i): Field => {
      const value = options[i];
      return value === undefined ? null : typeof value === 'number' ? { integer: value } : value;
    });
    const own = { offset: table(builder, fields) };
    return table(builder, [
      { integer: codes.indexOf(code) },
      integers(inputs),
      integers([output]),
      null,
      own,
    ]);
  });
  const last = operators.at(-1)!.output;
  const graph = table(builder, [offsets(described), integers([0]), integers([last]), offsets(made)]);
  const known = offsets(codes.map((code) => table(builder, [{ byte: code }, null, null, { integer: code }])));
  builder.finish(table(builder, [{ integer: 3 }, known, offsets([graph]), null, offsets(buffers)]));
  return builder.asUint8Array();
}
