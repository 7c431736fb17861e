import { blankVerdict } from './blankVerdict.ts';
import type { WorkerReply, WorkerRequest } from './protocol.ts';
import type { ReadInput, ReadResult } from './reading.ts';
import type { Trust } from './trust/trust.ts';
import { newProvenanceWorker } from './workerClient.ts';

/** Milliseconds for one reading: some, and more for each MiB that is hashed. */
const readTime = 10_000;
const readTimePerMib = 500;
/** Milliseconds without work after which the library's memory is given back. */
const idleTime = 30_000;

/** What a stranger's file can do to the library: the reader ends, and says no more than that. */
const unreadable: ReadResult = {
  verdict: { ...blankVerdict, label: 'unreadable', state: 'invalid', problems: ['malformed'] },
  raw: '',
};

const sizeOf = (input: ReadInput) =>
  input.kind === 'fragment' ? input.init.length + input.fragment.length : input.bytes.length;

const buffersOf = (input: ReadInput) =>
  input.kind === 'fragment' ? [input.init.buffer, input.fragment.buffer] : [input.bytes.buffer];

/**
 * The reader in a worker of its own that is kept for the next file. Files are read one after the other; one
 * that takes too long or breaks the library ends the worker, and the next file gets a new one.
 */
export class ReaderWorker {
  readonly #trust: () => Promise<Trust>;
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(trust: () => Promise<Trust>) {
    this.#trust = trust;
  }

  /** Reads. The input's bytes are handed over. @throws the signal's reason. */
  read(input: ReadInput, signal: AbortSignal): Promise<ReadResult> {
    const turn = this.#last.then(() => this.#readNow(input, signal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #readNow(input: ReadInput, signal: AbortSignal): Promise<ReadResult> {
    signal.throwIfAborted();
    clearTimeout(this.#idle);
    const trust = await this.#trust();
    this.#worker ??= newProvenanceWorker();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<ReadResult>();
    const giveUp = () => {
      this.#end();
      resolve(unreadable);
    };
    const onAbort = () => {
      this.#end();
      reject(signal.reason);
    };
    const time = readTime + readTimePerMib * Math.ceil(sizeOf(input) / 2 ** 20);
    const timer = setTimeout(giveUp, time);
    signal.addEventListener('abort', onAbort, { once: true });
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) =>
      data.ok ? resolve(data.answer as ReadResult) : giveUp();
    worker.onerror = giveUp;
    worker.onmessageerror = giveUp;
    worker.postMessage({ kind: 'read', input, trust } satisfies WorkerRequest, buffersOf(input));
    return promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      this.#idle = setTimeout(() => this.#end(), idleTime);
    });
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
