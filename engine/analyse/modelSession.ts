import type { InferenceSession } from 'onnxruntime-web/jspi';
import type { ModelSpec } from '../../models/modelSpec.ts';
import { inputLength } from './netInput.ts';
import { ModelError } from './notes.ts';
import { loadOnnxRuntime } from './onnxRuntime.ts';

/** Milliseconds without use after which a session's memory is given back. */
const idleTime = 120_000;
/** Milliseconds after which a run, loading included, counts as stuck. */
const runLimit = 30_000;

/** The values of a net's outputs, by name. */
export type ModelResult<Spec extends ModelSpec> = Readonly<
  Record<Spec['outputs'][number]['name'], Float32Array>
>;

/** A net that can be run; see `ModelSession`. */
export interface Net<Spec extends ModelSpec> {
  run(input: Float32Array<ArrayBuffer>, signal: AbortSignal): Promise<ModelResult<Spec>>;
  prepare?(): void;
  rehearse?(signal: AbortSignal): Promise<void>;
}

/** Owns the session of one net: made at the first run, released when idle, made anew when needed again. */
export class ModelSession<Spec extends ModelSpec> implements Net<Spec> {
  readonly #spec: Spec;
  readonly #url: string;
  readonly #device: GPUDevice | null;
  #session: Promise<InferenceSession> | null = null;
  #running = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** @param url where the file of `spec` lies. @param device runs it; by default the processor does. */
  constructor(spec: Spec, url: string, device: GPUDevice | null = null) {
    this.#spec = spec;
    this.#url = url;
    this.#device = device;
  }

  /**
   * Runs the net once.
   * @param input values of the input in the catalogue's shape. @returns values of the outputs.
   * @throws the signal's reason; any error where the file is missing or not the catalogue's, the runtime
   * does not start, memory is short, or an output has another shape.
   */
  async run(input: Float32Array<ArrayBuffer>, signal: AbortSignal): Promise<ModelResult<Spec>> {
    clearTimeout(this.#idle);
    this.#running++;
    try {
      return await unlessAborted(AbortSignal.any([signal, AbortSignal.timeout(runLimit)]), this.#run(input));
    } finally {
      this.#running--;
      if (this.#running === 0) this.#idle = setTimeout(() => void this.release(), idleTime);
    }
  }

  /** Begins to load, so that the first run waits less; what fails here fails again, and is told, at the run. */
  prepare(): void {
    clearTimeout(this.#idle);
    this.#session ??= this.#open();
    this.#session.catch(() => undefined);
    if (this.#running === 0) this.#idle = setTimeout(() => void this.release(), idleTime);
  }

  /** Runs the net once on an empty picture. @throws as `run` does. */
  async rehearse(signal: AbortSignal): Promise<void> {
    await this.run(new Float32Array(inputLength(this.#spec.input)), signal);
  }

  /** Gives the session's memory back. */
  async release(): Promise<void> {
    clearTimeout(this.#idle);
    const session = this.#session;
    this.#session = null;
    await (await session?.catch(() => null))?.release();
  }

  async #run(values: Float32Array<ArrayBuffer>): Promise<ModelResult<Spec>> {
    const { input, outputs } = this.#spec;
    this.#session ??= this.#open();
    const opening = this.#session;
    const session = await opening.catch((error: unknown) => {
      // What failed for want of memory may succeed at the next picture.
      if (this.#session === opening) this.#session = null;
      throw error;
    });
    const { Tensor } = await loadOnnxRuntime();
    const results = await session.run({ [input.name]: new Tensor('float32', values, input.shape) });
    const entries = outputs.map(({ name, shape }) => {
      const result = results[name];
      if (!(result?.data instanceof Float32Array) || result.dims.join() !== shape.join())
        throw new TypeError(`${name} is [${result?.dims}], not [${shape}]`);
      return [name, result.data];
    });
    return Object.fromEntries(entries) as ModelResult<Spec>;
  }

  async #open(): Promise<InferenceSession> {
    const [{ InferenceSession }, bytes] = await Promise.all([loadOnnxRuntime(), this.#load()]);
    // More than the basic optimisation makes no net here faster, but each one's start by up to half a second slower.
    return InferenceSession.create(bytes, {
      ...runningOn(this.#device),
      graphOptimizationLevel: 'basic',
    });
  }

  async #load(): Promise<Uint8Array> {
    const { file, sha256 } = this.#spec;
    const response = await fetch(this.#url).catch((cause: unknown) => {
      throw new ModelError('model-missing', `${file} cannot be fetched: ${cause}`, { cause });
    });
    if (!response.ok) throw new ModelError('model-missing', `${file} is missing (${response.status})`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (found !== sha256) throw new ModelError('model-damaged', `${file} is damaged (${bytes.length} bytes)`);
    return bytes;
  }
}

/** How a session is to run: on a device, and on the processor what that cannot; or on the processor alone. */
export const runningOn = (device: GPUDevice | null): InferenceSession.SessionOptions => ({
  executionProviders: device ? [{ name: 'webgpu', device }, 'wasm'] : ['wasm'],
  // Errors only: that the processor does some of the work is no news.
  logSeverityLevel: 3,
});

/** The work's result, or the signal's reason if it comes first. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}
