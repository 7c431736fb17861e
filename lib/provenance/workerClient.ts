import type { WorkerAnswer, WorkerReply, WorkerRequest } from './protocol.ts';

/** A worker around the C2PA library; it takes about 0.1 s to be ready. */
export const newProvenanceWorker = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'provenance' });

/**
 * Asks a provenance worker of its own and ends it: an abort stops the work at once, a crash leaves nothing
 * behind, and the library's memory is given back. Starting one takes about 0.1 s.
 * @throws the signal's reason; Error with the library's message.
 */
export function askWorker<R extends WorkerRequest>(
  request: R,
  signal: AbortSignal,
): Promise<WorkerAnswer<R['kind']>> {
  signal.throwIfAborted();
  const worker = newProvenanceWorker();
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer<R['kind']>>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
    if (data.ok) resolve(data.answer as WorkerAnswer<R['kind']>);
    else reject(new Error(data.message));
  };
  worker.onerror = (event) => reject(new Error(`The provenance worker failed: ${event.message}`));
  worker.onmessageerror = () => reject(new Error('The provenance worker sent something unreadable'));
  try {
    worker.postMessage(request);
  } catch (error) {
    reject(error);
  }
  return promise.finally(() => {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  });
}
