import * as ort from 'onnxruntime-web';
import { describe, expect, it, vi } from 'vitest';
import type { GraphNode } from '../../../models/convert/tfjs/formats.ts';
import { convertGraphModel } from '../../../models/convert/tfjs/graphModel.ts';
import { readWeights } from '../../../models/convert/tfjs/weights.ts';

// The first run loads the runtime, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
ort.env.wasm.numThreads = 1;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const window = {
  strides: { list: { i: [1, '2', '2', 1] } },
  padding: { s: base64('SAME') },
};

interface Constant {
  name: string;
  shape: number[];
  values: Float32Array | Int32Array | Uint8Array | Uint16Array;
  dtype?: string;
  quantization?: { dtype: string; scale?: number; min?: number };
}

/** A net of a 4 by 4 picture whose red counts up from 0, green and blue are 0. */
async function run(node: GraphNode[], constants: Constant[], output: string): Promise<ort.Tensor> {
  const weights = constants.map(({ values: _, dtype = 'float32', ...entry }) => ({ ...entry, dtype }));
  const bytes = Buffer.concat(
    constants.map(({ values }) => Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
  );
  const placeholder = { name: 'input', op: 'Placeholder' };
  const file = convertGraphModel(
    { modelTopology: { node: [placeholder, ...node] }, weightsManifest: [{ weights }] },
    bytes,
    { name: 'test', size: [4, 4], outputs: { out: output } },
  );
  const session = await ort.InferenceSession.create(file);
  const image = Float32Array.from({ length: 48 }, (_, i) => (i < 16 ? i : 0));
  const results = await session.run({ image: new ort.Tensor('float32', image, [1, 3, 4, 4]) });
  return results.out!;
}

const conv = (weights: string): GraphNode => ({
  name: 'conv',
  op: 'Conv2D',
  input: ['input:0', weights],
  attr: window,
});

describe('convertGraphModel', () => {
  const ones = new Float32Array(27).map((_, i) => (i % 3 === 0 ? 1 : 0));

  it('pads for SAME at the end when the missing rows are odd, as TensorFlow does', async () => {
    const { data, dims } = await run([conv('k')], [{ name: 'k', shape: [3, 3, 3, 1], values: ones }], 'conv');
    expect(dims).toEqual([1, 2, 2, 1]);
    // Windows begin in the picture's corner; the last ones miss their third row and column.
    expect([...data]).toEqual([45, 39, 66, 50]);
  });

  it('brings channels last before it reshapes', async () => {
    const reshape = { name: 'list', op: 'Reshape', input: ['input', 'shape'] };
    const { data, dims } = await run(
      [reshape],
      [{ name: 'shape', shape: [2], values: Int32Array.of(1, -1), dtype: 'int32' }],
      'list',
    );
    expect(dims).toEqual([1, 48]);
    expect([...data.slice(0, 7)]).toEqual([0, 0, 0, 1, 0, 0, 2]);
  });

  it('keeps half floats and bytes compact and gives back what they stand for', async () => {
    // 1 in half precision; a byte whose smallest value is no multiple of its step.
    const half = Uint16Array.from({ length: 81 }, () => 0x3c00);
    const bytes = Uint8Array.from({ length: 81 }, () => 3);
    const shape = [3, 3, 3, 3];
    const asHalf = { name: 'k', shape, values: half, quantization: { dtype: 'float16' } };
    const asByte = {
      name: 'k',
      shape,
      values: bytes,
      quantization: { dtype: 'uint8', scale: 0.5, min: -0.3 },
    };
    expect((await run([conv('k')], [asHalf], 'conv')).data[0]).toBe(45);
    expect((await run([conv('k')], [asByte], 'conv')).data[0]).toBeCloseTo(45 * 1.2, 3);
  });

  it('multiplies negative values by slopes that are called Neg, without negating them', async () => {
    const nodes = [
      { name: 'less', op: 'AddV2', input: ['input', 'offset'] },
      { name: 'prelu', op: 'Prelu', input: ['less', 'p_re_lu/Neg'] },
    ];
    const { data } = await run(
      nodes,
      [
        { name: 'offset', shape: [3], values: Float32Array.of(-1, -1, -1) },
        { name: 'p_re_lu/Neg', shape: [1, 1, 3], values: Float32Array.of(0.5, 0.25, -2) },
      ],
      'prelu',
    );
    expect([...data.slice(0, 6)]).toEqual([-0.5, -0.25, 2, 0, -0.25, 2]);
  });

  it('refuses operations that it does not know', async () => {
    await expect(run([{ name: 'x', op: 'FancyOp', input: ['input'] }], [], 'x')).rejects.toThrow('FancyOp');
  });
});

describe('readWeights', () => {
  const entry = { name: 'w', shape: [2, 3], dtype: 'float32' };
  const values = Float32Array.of(0, 1, 2, 10, 11, 12);

  it('transposes as numpy does', () => {
    const weight = readWeights([entry], new Uint8Array(values.buffer)).get('w')!.transpose([1, 0]);
    expect(weight.shape).toEqual([3, 2]);
    expect([...weight.decode()]).toEqual([0, 10, 1, 11, 2, 12]);
  });

  it('refuses files that do not fit the list of weights', () => {
    expect(() => readWeights([entry], new Uint8Array(25))).toThrow(RangeError);
    expect(() => readWeights([{ ...entry, dtype: 'string' }], new Uint8Array(24))).toThrow(TypeError);
  });
});
