import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { catalogue } from '../../models/catalogue.ts';
import { installPackages } from '../../models/convert/packages.ts';
import type { ModelSpec } from '../../models/modelSpec.ts';

/** Runs of each net that count; one goes before. */
const runs = 9;

/** The part of onnxruntime that is called here, the same in both builds. */
interface Runtime {
  readonly InferenceSession: {
    create(path: string | Uint8Array, options?: object): Promise<Session>;
  };
  readonly Tensor: new (type: 'float32', values: Float32Array, shape: readonly number[]) => object;
}
interface Session {
  run(inputs: Record<string, object>): Promise<object>;
}

export interface RuntimeFigures {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  /** Most bytes of WebAssembly memory that all sessions took, open at once. */
  readonly memory: number;
}

/** A picture of nothing, the same each time. */
const inputOf = ({ input }: ModelSpec): Float32Array =>
  Float32Array.from({ length: input.shape.reduce((a, b) => a * b) }, (_, i) => (i % 255) / 255);

/** Keeps the sessions of all nets open, as a job does at most. */
async function open(runtime: Runtime, read: (path: string) => string | Uint8Array, options: object) {
  const sessions = new Map<ModelSpec, () => Promise<object>>();
  for (const spec of catalogue) {
    const path = resolve(import.meta.dirname, '../../models', spec.file);
    const session = await runtime.InferenceSession.create(read(path), options);
    const input = new runtime.Tensor('float32', inputOf(spec), spec.input.shape);
    sessions.set(spec, () => session.run({ [spec.input.name]: input }));
  }
  return sessions;
}

async function timed(run: () => Promise<object>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

const medianOf = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;

/**
 * What the nets take in the WebAssembly build of the runtime and in the native one, a thread each, by turns, so that
 * a busy machine is as slow for both.
 */
export async function measureRuntimes(): Promise<RuntimeFigures> {
  const memories: WebAssembly.Memory[] = [];
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
  const { readFileSync } = await import('node:fs');
  const web = await import('onnxruntime-web');
  web.env.wasm.numThreads = 1;
  const require = createRequire(
    join(installPackages(['onnxruntime-node', 'onnxruntime-common']), 'package.json'),
  );
  const native = require('onnxruntime-node') as Runtime;
  const inWeb = await open(web as unknown as Runtime, (path) => readFileSync(path), {});
  const inNative = await open(native, (path) => path, { intraOpNumThreads: 1 });
  const rows = [];
  for (const spec of catalogue) {
    const [a, b] = [inWeb.get(spec)!, inNative.get(spec)!];
    await Promise.all([a(), b()]);
    const times: [number[], number[]] = [[], []];
    for (let i = 0; i < runs; i++) {
      times[0].push(await timed(a));
      times[1].push(await timed(b));
    }
    const [slow, fast] = times.map(medianOf) as [number, number];
    rows.push({
      net: spec.name,
      'onnxruntime-web, ms': Math.round(slow),
      'onnxruntime-node, ms': Math.round(fast),
      ratio: Number((slow / fast).toFixed(2)),
    });
  }
  WebAssembly.Memory = Memory;
  return { rows, memory: Math.max(0, ...memories.map(({ buffer }) => buffer.byteLength)) };
}
