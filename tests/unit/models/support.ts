import type { OptionalModel } from '../../../engine/contracts.ts';
import { sha256Of } from '../../../lib/hash.ts';
import type { ModelFiles } from '../../../lib/models/files.ts';
import type { ModelJournal } from '../../../lib/models/journal.ts';
import { ModelStore, type ModelStoreDependencies } from '../../../lib/models/modelStore.ts';
import type { ModelRecord } from '../../../lib/models/record.ts';

/** Three parts of a mebibyte, and a little. */
export const fileBytes = (3 << 20) + 12_345;

export function bytesOf(seed: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fileBytes);
  for (let i = 0; i < bytes.length; i++) bytes[i] = i * 31 + seed * 17 + (i >> 8);
  return bytes;
}

/** A server of one file, with the faults of real ones. */
export class FileServer {
  bytes = bytesOf(1);
  etag: string | null = '"one"';
  ranges = true;
  status: number | null = null;
  /** The connection breaks once, after this many bytes of an answer. */
  breakAfter: number | null = null;
  readonly requests: (string | null)[] = [];

  readonly fetch: typeof fetch = async (_, init) => {
    const range = new Headers(init?.headers).get('range');
    this.requests.push(range);
    init?.signal?.throwIfAborted();
    if (this.status !== null) return new Response('no', { status: this.status });
    const from = range && this.ranges ? Number(/^bytes=(\d+)-$/.exec(range)![1]) : 0;
    const body = this.bytes.subarray(from);
    const headers = new Headers({ 'content-length': String(body.length) });
    if (this.etag) headers.set('etag', this.etag);
    if (from > 0) headers.set('content-range', `bytes ${from}-${this.bytes.length - 1}/${this.bytes.length}`);
    return new Response(this.#stream(body, init?.signal ?? null), { status: from > 0 ? 206 : 200, headers });
  };

  /** Holds the last byte of the next answer back. @returns what lets it go */
  hold(): { readonly reached: Promise<void>; readonly go: () => void } {
    const reached = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    this.#held = { reached: reached.resolve, gone: gone.promise };
    return { reached: reached.promise, go: gone.resolve };
  }

  #held: { readonly reached: () => void; readonly gone: Promise<void> } | null = null;

  #stream(body: Uint8Array<ArrayBuffer>, signal: AbortSignal | null): ReadableStream {
    const breakAt = this.breakAfter;
    this.breakAfter = null;
    const held = this.#held;
    this.#held = null;
    let at = 0;
    return new ReadableStream({
      start: (controller) =>
        signal?.addEventListener('abort', () => controller.error(signal.reason), { once: true }),
      pull: async (controller) => {
        if (breakAt !== null && at >= breakAt) return controller.error(new TypeError('network error'));
        if (held && at >= body.length - 1) {
          held.reached();
          await held.gone;
        }
        const end = Math.min(held && at < body.length - 1 ? body.length - 1 : body.length, at + 200_000);
        controller.enqueue(body.slice(at, end));
        at = end;
        if (at === body.length) controller.close();
      },
    });
  }
}

/** Files in memory, which outlive stores. */
export class MemoryFiles implements ModelFiles {
  readonly parts = new Map<string, Blob[]>();
  readonly inbox = new Map<string, Blob>();
  read = async (id: string) => new Blob(this.parts.get(id) ?? []);
  append = async (id: string, part: Blob) => void this.parts.set(id, [...(this.parts.get(id) ?? []), part]);
  remove = async (id: string) => void this.parts.delete(id);
  list = async () => [...this.parts.keys()];
  takeInboxFile = async (fileId: string) => this.inbox.get(fileId) ?? null;
  dropInboxFile = async (fileId: string) => void this.inbox.delete(fileId);
}

export class MemoryJournal implements ModelJournal {
  readonly rows = new Map<string, ModelRecord>();
  put = async (record: ModelRecord) => void this.rows.set(record.id, structuredClone(record));
  remove = async (id: string) => void this.rows.delete(id);
  all = async () => [...this.rows.values()];
  close = () => undefined;
}

export async function modelOf(server: FileServer, more: Partial<OptionalModel> = {}): Promise<OptionalModel> {
  return {
    id: 'deep',
    role: 'depth',
    name: 'Deep',
    licence: 'MIT',
    page: 'https://example.org/deep',
    url: 'https://example.org/deep.onnx',
    bytes: { exact: server.bytes.length },
    sha256: await sha256Of(new Blob([server.bytes])),
    ...more,
  };
}

/** A device whose storage outlives the stores that are opened on it. */
export class Device {
  readonly server = new FileServer();
  readonly files = new MemoryFiles();
  readonly journal = new MemoryJournal();
  readonly told: ModelRecord[][] = [];
  freeBytes = 1 << 30;

  async open(more: Partial<ModelStoreDependencies> = {}): Promise<ModelStore> {
    const store = new ModelStore({
      catalogue: [await modelOf(this.server)],
      journal: this.journal,
      files: this.files,
      fetch: this.server.fetch,
      checkNet: async () => undefined,
      room: async () => this.freeBytes,
      browserSession: 'first',
      announce: (records) => void this.told.push(records),
      ...more,
    });
    await store.start();
    return store;
  }
}
