import * as ort from 'onnxruntime-web';
import { describe, expect, it, vi } from 'vitest';
import { readTflite } from '../../../models/convert/tflite/formats.ts';
import { convertTflite } from '../../../models/convert/tflite/model.ts';
import { type FileOperator, type FileTensor, tfliteFile } from './tfliteFile.ts';

// The first run loads the runtime, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
ort.env.wasm.numThreads = 1;

const picture: FileTensor = { name: 'picture', shape: [1, 4, 4, 3], scale: 1, zero: 0 };
const same = { byte: 0 };
const rectified = { byte: 1 };

/** Runs the converted file on a picture whose first channel counts from 0 and whose others are 0. */
async function run(tensors: readonly FileTensor[], operators: readonly FileOperator[], side = 4) {
  const output = tensors[operators.at(-1)!.output]!.name;
  const door = { name: 'net', size: [side, side] as const, outputs: { out: output } };
  const session = await ort.InferenceSession.create(convertTflite(tfliteFile(tensors, operators), door));
  const input = Float32Array.from({ length: 3 * side * side }, (_, i) => (i < side * side ? i : 0));
  const { out } = await session.run({ image: new ort.Tensor('float32', input, [1, 3, side, side]) });
  await session.release();
  return { dims: out!.dims, data: [...(out!.data as Float32Array)] };
}

/** One filter of 3 by 3 that sums the first channel: bytes of 5 that stand for (5 - 3) / 2. */
const ones = Array.from({ length: 27 }, (_, i) => (i % 3 === 0 ? 5 : 3));
const kernel: FileTensor = { name: 'kernel', shape: [1, 3, 3, 3], scale: 0.5, zero: 3, bytes: ones };
const bias: FileTensor = { name: 'bias', shape: [1], scale: 0.25, integers: [4] };
const result = (name: string, shape: readonly number[], scale = 1, zero = 0): FileTensor => ({
  name,
  shape,
  scale,
  zero,
});

const conv = (output: number, stride: number): FileOperator => ({
  code: 3,
  inputs: [0, 1, 2],
  output,
  options: { 0: same, 1: stride, 2: stride, 3: rectified },
});

describe('convertTflite', () => {
  it('takes bytes for what they stand for, and pads for SAME at the end where the rows are odd', async () => {
    const tensors = [picture, kernel, bias, result('sum', [1, 2, 2, 1])];
    const { dims, data } = await run(tensors, [conv(3, 2)]);
    expect(dims).toEqual([1, 1, 2, 2]);
    expect(data).toEqual([46, 40, 67, 51]);
  });

  it('cuts what is rectified off where its bytes end', async () => {
    const tensors = [picture, kernel, bias, result('sum', [1, 2, 2, 1], 0.25, 55)];
    expect((await run(tensors, [conv(3, 2)])).data).toEqual([46, 40, 50, 50]);
  });

  it('slices, joins and enlarges, whatever the size of the picture', async () => {
    const tensors = [
      picture,
      { name: 'from', shape: [4], integers: [0, 0, 0, 0] },
      { name: 'to', shape: [4], integers: [0, 0, 0, 2] },
      { name: 'by', shape: [4], integers: [1, 1, 1, 1] },
      result('two', [1, 4, 4, 2]),
      result('five', [1, 4, 4, 5]),
      { name: 'size', shape: [2], integers: [8, 8] },
      result('large', [1, 8, 8, 5]),
    ];
    const operators = [
      { code: 45, inputs: [0, 1, 2, 3], output: 4, options: { 0: 15, 1: 7 } },
      { code: 2, inputs: [4, 0], output: 5, options: { 0: 3 } },
      { code: 23, inputs: [5, 6], output: 7 },
    ];
    expect((await run(tensors, operators)).dims).toEqual([1, 5, 8, 8]);
    const { dims, data } = await run(tensors, operators, 8);
    expect(dims).toEqual([1, 5, 16, 16]);
    // Channels: two of the slice, then the picture's; corners of pixels coincide.
    expect([0, 1, 2, 16].map((i) => data[i])).toEqual([0, 0.5, 1, 4]);
    expect(data.slice(2 * 256, 2 * 256 + 20)).toEqual(data.slice(0, 20));
    expect(data.slice(256, 260)).toEqual([0, 0, 0, 0]);
  });

  it('refuses operations and activations that it does not know', async () => {
    const tensors = [picture, kernel, bias, result('sum', [1, 2, 2, 1])];
    await expect(run(tensors, [{ code: 99, inputs: [0], output: 3 }])).rejects.toThrow('99');
    const tanh = { ...conv(3, 2), options: { 0: same, 1: 2, 2: 2, 3: { byte: 4 } } };
    await expect(run(tensors, [tanh])).rejects.toThrow('activates by 4');
  });
});

describe('readTflite', () => {
  it('reads shapes, types, scales and constants', () => {
    const { tensors, operators, input } = readTflite(
      tfliteFile([picture, kernel, bias, result('sum', [1, 2, 2, 1])], [conv(3, 2)]),
    );
    expect(input).toBe(0);
    expect(tensors[1]).toMatchObject({ name: 'kernel', shape: [1, 3, 3, 3], type: 3, scale: 0.5, zero: 3 });
    expect([...tensors[1]!.data]).toEqual(ones);
    expect(tensors[2]).toMatchObject({ type: 2, scale: 0.25 });
    expect(operators).toMatchObject([{ code: 3, inputs: [0, 1, 2], output: 3 }]);
  });
});
