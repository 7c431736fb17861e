import type { NetRole, OptionalModel } from '../../engine/contracts.ts';
import { codeOf, VivifyError } from '../errors.ts';
import { sha256Of } from '../hash.ts';
import { chosenNets, type Nets, readNet } from './chosenNets.ts';
import { downloadModel, type ServedFile } from './download.ts';
import type { ModelFiles } from './files.ts';
import type { ModelJournal } from './journal.ts';
import { type ModelRecord, ownModelId } from './record.ts';
import { checkSize, largestBytes } from './verify.ts';

export interface ModelStoreDependencies {
  readonly catalogue: readonly OptionalModel[];
  readonly journal: ModelJournal;
  readonly files: ModelFiles;
  readonly fetch: typeof fetch;
  /** Whether the net can be called as the role asks. @throws EngineError `model-unsuitable` */
  readonly checkNet: (role: NetRole, net: Blob) => Promise<void>;
  /** Bytes that may still be stored. */
  readonly room: () => Promise<number>;
  readonly browserSession: string;
  readonly announce: (records: ModelRecord[]) => void;
}

/** Bytes left free beside a net, for videos. */
const spare = 16 << 20;
const announceEvery = 150;

interface Run {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** The optional nets: fetches, checks, keeps and hands them out. Every change of state is journalled. */
export class ModelStore {
  readonly #dependencies: ModelStoreDependencies;
  readonly #records = new Map<string, ModelRecord>();
  readonly #runs = new Map<string, Run>();
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(dependencies: ModelStoreDependencies) {
    this.#dependencies = dependencies;
  }

  /** Reads the journal; goes on with what the last document left in this run of the browser. */
  async start(): Promise<void> {
    const { journal, files, browserSession } = this.#dependencies;
    for (const record of await journal.all()) this.#records.set(record.id, record);
    for (const id of await files.list()) if (!this.#records.has(id)) await files.remove(id);
    for (const record of this.list()) {
      if (record.state !== 'downloading' && record.state !== 'checking') continue;
      const here = this.#dependencies.catalogue.some(({ id }) => id === record.id);
      if (!here) await this.remove(record.id);
      else if (record.browserSession === browserSession) await this.download(record.id);
      else await this.#change(record, { state: 'paused', received: (await files.read(record.id)).size });
    }
  }

  list(): ModelRecord[] {
    return [...this.#records.values()].sort((a, b) => a.id.localeCompare(b.id));
  }

  /**
   * Begins a download, or goes on with one that was paused or failed; resolves as soon as it is begun.
   * @throws VivifyError `not-allowed` for a net that is not in the catalogue.
   */
  async download(id: string): Promise<void> {
    const model = this.#dependencies.catalogue.find((candidate) => candidate.id === id);
    if (!model) throw new VivifyError('not-allowed', `No model ${id}`);
    if (this.#runs.has(id) || this.#records.get(id)?.state === 'ready') return;
    const known = this.#records.get(id) ?? this.#blank(id, model.role, model.name);
    const controller = new AbortController();
    const begun = this.#change(known, {
      state: 'downloading',
      error: null,
      browserSession: this.#dependencies.browserSession,
    });
    this.#run(
      id,
      controller,
      begun.then(() => this.#fetch(model, controller.signal)),
    );
    await begun;
  }

  /** Stops a download; what has come is kept. */
  async pause(id: string): Promise<void> {
    const run = this.#runs.get(id);
    if (!run || this.#records.get(id)?.state !== 'downloading') return;
    run.controller.abort();
    await run.done;
  }

  /** Stops whatever is done with a net and removes all of it. */
  async remove(id: string): Promise<void> {
    const run = this.#runs.get(id);
    run?.controller.abort();
    await run?.done;
    this.#records.delete(id);
    await this.#dependencies.journal.remove(id);
    await this.#dependencies.files.remove(id);
    this.#announce(true);
  }

  /**
   * Takes a file of the user's, which a page laid into `inbox/`, as the role's own net; the one before it goes.
   * @throws EngineError `model-unsuitable` for a file that is no such net; VivifyError `model-no-room`
   */
  async adopt(role: NetRole, fileId: string, name: string): Promise<void> {
    const { files, checkNet } = this.#dependencies;
    const id = ownModelId(role);
    try {
      const file = await files.takeInboxFile(fileId);
      if (!file) throw new VivifyError('model-damaged', `No file ${fileId} in the inbox`);
      await checkNet(role, file);
      await this.#needRoom(file.size);
      const sha256 = await sha256Of(file);
      await this.remove(id);
      const record = await this.#change(this.#blank(id, role, name), { state: 'checking', total: file.size });
      await files.append(id, file);
      await this.#change(record, { state: 'ready', received: file.size, sha256 });
    } finally {
      await files.dropInboxFile(fileId);
    }
  }

  /** The nets to use, by role: those chosen that are ready. */
  chosen(choice: Readonly<Record<NetRole, string | null>>): Nets {
    return chosenNets(this.#records.values(), choice, (record) => this.#load(record));
  }

  async #load(record: ModelRecord): Promise<Blob> {
    try {
      return await readNet(this.#dependencies.files, record);
    } catch (error) {
      await this.#dependencies.files.remove(record.id);
      await this.#fail(record.id, error);
      throw error;
    }
  }

  #run(id: string, controller: AbortController, work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => this.#fail(id, error))
      .catch((error: unknown) => console.error('Model journal not written', error))
      .finally(() => this.#runs.delete(id));
    this.#runs.set(id, { controller, done });
  }

  async #fetch(model: OptionalModel, signal: AbortSignal): Promise<void> {
    const { files, fetch } = this.#dependencies;
    const { id } = model;
    const of = () => this.#records.get(id)!;
    const { total, etag } = of();
    await downloadModel({
      id,
      url: model.url,
      files,
      known: { total, etag },
      fetch,
      signal,
      onServed: async (file: ServedFile, received) => {
        checkSize(model, file.total);
        await this.#needRoom((file.total ?? largestBytes(model)) - received);
        await this.#change(of(), { ...file, received });
      },
      onProgress: (received) => {
        if (received > largestBytes(model)) checkSize(model, received);
        this.#records.set(id, { ...of(), received });
        this.#announce(false);
      },
    });
    signal.throwIfAborted();
    await this.#check(model, of(), signal);
  }

  async #check(model: OptionalModel, record: ModelRecord, signal: AbortSignal): Promise<void> {
    const { files, checkNet } = this.#dependencies;
    const checking = await this.#change(record, { state: 'checking' });
    const net = await files.read(model.id);
    checkSize(model, net.size);
    const sha256 = await sha256Of(net);
    if (model.sha256 !== null && sha256 !== model.sha256)
      throw new VivifyError('model-damaged', `${model.name}: checksum ${sha256}`);
    await checkNet(model.role, net);
    signal.throwIfAborted();
    await this.#change(checking, { state: 'ready', received: net.size, total: net.size, sha256 });
  }

  async #fail(id: string, error: unknown): Promise<void> {
    const record = this.#records.get(id);
    if (!record) return;
    const code = codeOf(error);
    // What is not the right file is no use for going on.
    if (code === 'model-damaged' || code === 'model-unsuitable') await this.#dependencies.files.remove(id);
    const received = (await this.#dependencies.files.read(id)).size;
    if (code === 'cancelled') await this.#change(record, { state: 'paused', received });
    else {
      const message = error instanceof Error ? error.message : String(error);
      const named = code === 'storage-full' ? 'model-no-room' : code;
      await this.#change(record, { state: 'failed', received, error: { code: named, message } });
    }
  }

  async #needRoom(bytes: number): Promise<void> {
    const room = await this.#dependencies.room();
    if (room < bytes + spare) throw new VivifyError('model-no-room', `${room} bytes free, ${bytes} needed`);
  }

  #blank(id: string, role: NetRole, name: string): ModelRecord {
    const { browserSession } = this.#dependencies;
    return {
      id,
      role,
      name,
      state: 'downloading',
      received: 0,
      total: null,
      etag: null,
      sha256: null,
      error: null,
      browserSession,
    };
  }

  async #change(record: ModelRecord, change: Partial<ModelRecord>): Promise<ModelRecord> {
    const changed = { ...record, ...change };
    this.#records.set(record.id, changed);
    await this.#dependencies.journal.put(changed);
    this.#announce(true);
    return changed;
  }

  /** Tells how things are; progress not more often than anybody can see, but always the last of it. */
  #announce(atOnce: boolean): void {
    if (!atOnce) {
      this.#soon ??= setTimeout(() => this.#announce(true), announceEvery);
      return;
    }
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.#dependencies.announce(this.list());
  }
}
