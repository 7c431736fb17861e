import { EngineError } from '../errors.ts';
import type { Gpu, GpuPreference, GpuProvider } from './device.ts';

/** A device that says when its work is worth nothing any more. Disposing destroys it. */
export interface GuardedGpu extends Disposable {
  readonly gpu: Gpu;
  /** Aborts with an EngineError, `device-lost` or `render-failed`. */
  readonly failure: AbortSignal;
}

/** Requests a device and watches it. @throws what `provideGpu` does. */
export async function guardGpu(
  provideGpu: GpuProvider,
  preference: GpuPreference | undefined,
): Promise<GuardedGpu> {
  const gpu = await provideGpu(preference);
  const failure = new AbortController();
  void gpu.device.lost.then(({ message }) =>
    failure.abort(new EngineError('device-lost', `The GPU device was lost: ${message}`)),
  );
  // Invalid work draws black frames without a word, so the first such error ends the run.
  gpu.device.onuncapturederror = ({ error }) =>
    failure.abort(new EngineError('render-failed', error.message));
  return { gpu, failure: failure.signal, [Symbol.dispose]: () => gpu.device.destroy() };
}
