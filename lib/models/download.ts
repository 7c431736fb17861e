import { VivifyError } from '../errors.ts';
import type { ModelFiles } from './files.ts';

/** What the server said of the file when the download began. */
export interface ServedFile {
  /** Bytes in all; null where it did not say. */
  readonly total: number | null;
  readonly etag: string | null;
}

export interface Download {
  readonly id: string;
  readonly url: string;
  readonly files: ModelFiles;
  /** What is known from an earlier attempt; what came then is kept only where it is still true. */
  readonly known: ServedFile;
  readonly fetch: typeof fetch;
  /** @throws where the file cannot be the one wanted, or there is no room for it. */
  readonly onServed: (file: ServedFile, received: number) => Promise<void>;
  /** @throws where more has come than can be right. */
  readonly onProgress: (received: number) => void;
  readonly signal: AbortSignal;
}

/** Bytes of one part: what a sudden death may cost. */
const partBytes = 1 << 20;

const unreachable = (message: string, cause?: unknown) =>
  new VivifyError('model-unreachable', message, { cause });

async function request({ url, fetch, signal }: Download, offset: number): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      headers: offset > 0 ? { range: `bytes=${offset}-` } : {},
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw unreachable(String(error), error);
  }
  // A redirect must not lead to where anybody on the way could change the file.
  if (response.url !== '' && new URL(response.url).protocol !== 'https:')
    throw unreachable(`Led to ${response.url}`);
  return response;
}

function served(response: Response, offset: number): ServedFile {
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.headers.get('content-range') ?? '');
  const length = response.headers.get('content-length');
  const encoded = (response.headers.get('content-encoding') ?? 'identity') !== 'identity';
  const rest = length === null || encoded ? null : Number(length) + offset;
  const tag = response.headers.get('etag');
  return { total: range ? Number(range[2]) : rest, etag: tag === null || tag.startsWith('W/') ? null : tag };
}

/** Whether an answer goes on where the last attempt ended, in the same version of the file (RFC 9110, 14.4). */
function goesOn(response: Response, offset: number, known: ServedFile): boolean {
  if (response.status !== 206) return false;
  const range = response.headers.get('content-range');
  if (range !== null && !range.startsWith(`bytes ${offset}-`)) return false;
  const { total, etag } = served(response, offset);
  return total !== null && total === known.total && etag === known.etag;
}

/** The answer to read from, and how many bytes of the file are here already. */
async function open(download: Download): Promise<{ response: Response; offset: number }> {
  const { id, files, known } = download;
  const offset = (await files.read(id)).size;
  let response = await request(download, offset);
  if (offset > 0 && goesOn(response, offset, known)) return { response, offset };
  if (offset > 0) {
    await files.remove(id);
    if (response.status !== 200) {
      await response.body?.cancel();
      response = await request(download, 0);
    }
  }
  if (response.status !== 200) throw unreachable(`Answered ${response.status}`);
  return { response, offset: 0 };
}

/** Writes what comes, part by part; what has come before an end of any kind is kept. */
async function receive(
  download: Download,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  offset: number,
): Promise<number> {
  const { id, files, signal, onProgress } = download;
  let received = offset;
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    const part = new Blob(pending);
    pending = [];
    size = 0;
    await files.append(id, part);
  };
  try {
    for await (const bytes of body) {
      pending.push(bytes);
      size += bytes.length;
      received += bytes.length;
      onProgress(received);
      if (size >= partBytes) await flush();
    }
  } catch (error) {
    if (error instanceof VivifyError) throw error;
    await flush();
    signal.throwIfAborted();
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw error;
    throw unreachable(String(error), error);
  }
  await flush();
  return received;
}

/**
 * Fetches a file into parts, from where an earlier attempt ended where the server can do that and still has the
 * same version of it.
 * @throws VivifyError `model-unreachable`; QuotaExceededError; the signal's reason; what `onServed` throws.
 */
export async function downloadModel(download: Download): Promise<void> {
  const { id, files, known, signal } = download;
  signal.throwIfAborted();
  if (known.total !== null && (await files.read(id)).size === known.total) return;
  const { response, offset } = await open(download);
  const file = served(response, offset);
  try {
    await download.onServed(file, offset);
  } catch (error) {
    await response.body?.cancel();
    throw error;
  }
  if (!response.body) throw unreachable('An answer without a body');
  const received = await receive(download, response.body, offset);
  if (file.total !== null && received !== file.total)
    throw unreachable(`Ended after ${received} of ${file.total} bytes`);
}
