import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ByteBuffer } from 'flatbuffers';
import { installPackages } from '../packages.ts';
import { readTflite } from './formats.ts';

interface View {
  /** A view of the runtime's memory. */
  data(): Uint8Array;
}
interface Runner {
  GetInputs(): { get(index: number): View };
  GetOutputs(): { get(index: number): View };
  Infer(): boolean;
}
/** The part of TensorFlow Lite's WebAssembly build that is called here. */
interface Runtime {
  readonly HEAPU8: Uint8Array;
  _malloc(size: number): number;
  readonly TFLiteWebModelRunner: {
    CreateFromBufferAndOptions(
      at: number,
      size: number,
      options: object,
    ): { ok(): boolean; errorMessage(): string; value(): Runner };
  };
}

/** Loads the runtime, whose script is made for a page: it names its factory and exports nothing. */
async function loadRuntime(): Promise<Runtime> {
  const folder = join(
    installPackages(['@tensorflow/tfjs-tflite']),
    'node_modules/@tensorflow/tfjs-tflite/wasm',
  );
  const path = (name: string) => join(folder, name);
  const script = readFileSync(path('tflite_web_api_cc_simd.js'), 'utf8');
  const evaluate = new Function(
    'require',
    '__dirname',
    'module',
    'exports',
    `${script}; return tflite_web_api_ModuleFactory;`,
  );
  const factory = evaluate(createRequire(path('.')), folder, {}, {});
  return factory({ locateFile: path, wasmBinary: readFileSync(path('tflite_web_api_cc_simd.wasm')) });
}

/**
 * The model without its last operator, which the runtime does not know, and with a tensor that was made before as its
 * output. In a FlatBuffer a list begins with its length: the list of operators gets one shorter.
 */
function endingAt(bytes: Uint8Array, tensor: number): Uint8Array {
  const buffer = new ByteBuffer(Uint8Array.from(bytes));
  const list = (table: number, field: number) => {
    const at = table + buffer.__offset(table, 4 + 2 * field);
    return at + buffer.readInt32(at);
  };
  const graph = buffer.__indirect(list(buffer.readInt32(0), 2) + 4);
  const [outputs, operators] = [list(graph, 2), list(graph, 3)];
  buffer.writeInt32(outputs + 4, tensor);
  buffer.writeInt32(operators, buffer.readInt32(operators) - 1);
  return buffer.bytes();
}

/**
 * Runs the original in TensorFlow Lite's own runtime, in bytes throughout.
 * @param input planes of colours as the converted net takes them. @param output the tensor's name.
 * @returns its values, channels first.
 * @throws Error where the runtime does not take the model.
 */
export async function runTflite(
  bytes: Uint8Array,
  input: Float32Array,
  output: string,
): Promise<Float32Array> {
  const { tensors, input: door } = readTflite(bytes);
  const index = tensors.findIndex(({ name }) => name === output);
  const [from, to] = [tensors[door]!, tensors[index]!];
  const model = endingAt(bytes, index);
  const runtime = await loadRuntime();
  const at = runtime._malloc(model.length);
  runtime.HEAPU8.set(model, at);
  const made = runtime.TFLiteWebModelRunner.CreateFromBufferAndOptions(at, model.length, {
    numThreads: 1,
    enableWebNNDelegate: false,
    webNNDevicePreference: 0,
    enableProfiling: false,
    maxProfilingBufferEntries: 1,
  });
  if (!made.ok()) throw new Error(made.errorMessage());
  const runner = made.value();
  const places = input.length / 3;
  const pixels = runner.GetInputs().get(0).data();
  for (let i = 0; i < input.length; i++)
    pixels[3 * (i % places) + Math.floor(i / places)] = Math.round(input[i]! / from.scale + from.zero);
  if (!runner.Infer()) throw new Error('TensorFlow Lite could not run the model');
  const channels = to.shape[3]!;
  const found = runner.GetOutputs().get(0).data();
  const values = new Float32Array(found.length);
  for (let i = 0; i < found.length; i++)
    values[(i % channels) * (found.length / channels) + Math.floor(i / channels)] =
      (found[i]! - to.zero) * to.scale;
  return values;
}
