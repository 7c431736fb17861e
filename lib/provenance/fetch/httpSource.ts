import { type ByteSource, OverBudgetError, UnreachableError } from './byteSource.ts';
import {
  contentLength,
  isSameVersion,
  parseContentRange,
  type Validators,
  validatorsOf,
} from './httpRange.ts';

/** What one look may cost. */
export interface Budget {
  readonly bytes: number;
  readonly requests: number;
}

/** Makes one request; the caller has seen to address, cookies and redirects. */
export type Send = (headers: Readonly<Record<string, string>>) => Promise<Response>;

/** Bytes of the first request, of a later one, and of a rest that is fetched at once. */
const firstWindow = 64 * 1024;
const laterWindow = 32 * 1024;
const restWindow = 64 * 1024;

interface Chunk {
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A file on a server, read in ranges. A server that knows no ranges is read from its beginning, as far as the
 * budget reaches; bytes before those asked for are then part of the price.
 */
export class HttpSource implements ByteSource {
  readonly #send: Send;
  readonly #budget: Budget;
  readonly #chunks: Chunk[] = [];
  #stream: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>> | null = null;
  #ended = false;
  #validators: Validators | null = null;
  /** What it has cost so far. */
  requests = 0;
  bytes = 0;
  total: number | null = null;

  constructor(send: Send, budget: Budget) {
    this.#send = send;
    this.#budget = budget;
  }

  /** Validators of the version that is read; null before the first answer. */
  get validators(): Validators | null {
    return this.#validators;
  }

  /**
   * Makes the first request.
   * @param known validators of a version read before
   * @returns true where the file is still that version.
   */
  async open(known: Validators | null): Promise<boolean> {
    const condition = known?.etag
      ? { 'if-none-match': known.etag }
      : known?.lastModified
        ? { 'if-modified-since': known.lastModified }
        : {};
    const unchanged = await this.#request(0, firstWindow, condition);
    return (
      unchanged || (known !== null && this.#validators !== null && isSameVersion(known, this.#validators))
    );
  }

  has(offset: number, length: number): boolean {
    const end = this.total === null ? offset + length : Math.min(offset + length, this.total);
    return offset >= end || this.#find(offset, end) !== null;
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    if (!Number.isSafeInteger(offset + length)) throw new OverBudgetError('Beyond any file');
    if (length > this.#budget.bytes) throw new OverBudgetError(`${length} bytes in one piece`);
    for (;;) {
      const end = this.total === null ? offset + length : Math.min(offset + length, this.total);
      if (offset >= end) return new Uint8Array();
      const chunk = this.#find(offset, end);
      if (chunk) return chunk.bytes.subarray(offset - chunk.start, end - chunk.start);
      if (this.#stream || this.#ended) {
        if (!(await this.#pull(end))) return this.#chunks[0]?.bytes.slice(offset, end) ?? new Uint8Array();
      } else await this.#fill(offset, end);
    }
  }

  /** Ends what is still on its way. */
  async close(): Promise<void> {
    await this.#stream?.cancel().catch(() => undefined);
    this.#stream = null;
  }

  #find(offset: number, end: number): Chunk | null {
    return this.#chunks.find(({ start, bytes }) => start <= offset && end <= start + bytes.length) ?? null;
  }

  /** Requests what is missing of a range: its part at hand is kept. */
  async #fill(offset: number, end: number): Promise<void> {
    const before = this.#chunks.find(({ start, bytes }) => start <= offset && offset < start + bytes.length);
    const from = before ? before.start + before.bytes.length : offset;
    const rest = (this.total ?? Number.MAX_SAFE_INTEGER) - from;
    const wanted = Math.max(end - from, rest <= restWindow ? rest : before ? 0 : laterWindow);
    await this.#request(from, Math.min(wanted, Math.max(end - from, this.#budget.bytes - this.bytes)), {});
    if (!before) return;
    const after = this.#chunks.at(-1);
    if (!after || after.start !== from) return;
    const joined = new Uint8Array(before.bytes.length + after.bytes.length);
    joined.set(before.bytes);
    joined.set(after.bytes, before.bytes.length);
    this.#chunks.push({ start: before.start, bytes: joined });
  }

  /** @returns true where the server says that nothing has changed. */
  async #request(start: number, length: number, headers: Readonly<Record<string, string>>): Promise<boolean> {
    if (this.requests >= this.#budget.requests) throw new OverBudgetError('Too many requests');
    if (this.bytes + length > this.#budget.bytes) throw new OverBudgetError(`${length} bytes more`);
    this.requests++;
    const response = await this.#send({ ...headers, range: `bytes=${start}-${start + length - 1}` });
    if (response.status === 304 && Object.keys(headers).length > 0) return true;
    if (response.status === 206) await this.#takeRange(response, start, length);
    else if (response.status === 200 && this.requests === 1) await this.#takeStream(response);
    else {
      await response.body?.cancel().catch(() => undefined);
      if (response.status !== 416) throw new UnreachableError(`The server answered ${response.status}`);
      this.total = 0;
    }
    return false;
  }

  async #takeRange(response: Response, start: number, length: number): Promise<void> {
    const range = parseContentRange(response.headers.get('content-range'));
    const reader = response.body?.getReader();
    if (range?.start !== start || !reader) {
      await reader?.cancel().catch(() => undefined);
      throw new UnreachableError('The server sent another range');
    }
    const validators = validatorsOf(response.headers, range.total);
    const first = this.#validators === null;
    if (!first && !isSameVersion(this.#validators ?? validators, validators) && validators.etag) {
      await reader.cancel().catch(() => undefined);
      throw new UnreachableError('The file changed while it was read');
    }
    this.#validators ??= validators;
    this.total = range.total;
    const bytes = new Uint8Array(length);
    let received = 0;
    while (received < length) {
      const { value, done } = await reader.read();
      if (done) break;
      bytes.set(value.subarray(0, length - received), received);
      received += value.length;
    }
    // A server that sends more than was asked for is not heard out.
    await reader.cancel().catch(() => undefined);
    received = Math.min(received, length);
    this.bytes += received;
    if (received === 0) throw new UnreachableError('The server sent nothing');
    this.#chunks.push({ start, bytes: bytes.subarray(0, received) });
    if (this.total === null && received < length) this.total = start + received;
  }

  async #takeStream(response: Response): Promise<void> {
    this.total = contentLength(response.headers);
    this.#validators = validatorsOf(response.headers, this.total);
    this.#stream = response.body?.getReader() ?? null;
    this.#chunks.push({ start: 0, bytes: new Uint8Array() });
    if (!this.#stream) this.#end(0);
    else await this.#pull(sniffWindow);
  }

  /** Reads the stream on up to `end`. @returns whether it reached that far. */
  async #pull(end: number): Promise<boolean> {
    const parts = [this.#chunks[0]?.bytes ?? new Uint8Array()];
    let length = parts[0]?.length ?? 0;
    if (length >= end) return true;
    if (end > this.#budget.bytes) throw new OverBudgetError('Too far into a file without ranges');
    while (this.#stream && length < end) {
      const { value, done } = await this.#stream.read();
      if (done) this.#end(length);
      else {
        parts.push(value);
        length += value.length;
        this.bytes += value.length;
      }
    }
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#chunks[0] = { start: 0, bytes };
    return length >= end;
  }

  #end(length: number): void {
    this.#stream = null;
    this.#ended = true;
    this.total = length;
  }
}

/** Bytes of a stream that are read before anything is asked of it. */
const sniffWindow = 1024;
