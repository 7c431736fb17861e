import { OverBudgetError, UnreachableError } from './byteSource.ts';
import { contentLength, type Validators, validatorsOf } from './httpRange.ts';
import type { Send } from './httpSource.ts';

/** The library takes a file whole into 32-bit memory, and that twice. */
export const maxWholeBytes = 256 * 1024 * 1024;

/** Told while bytes come in. `total` is null where the server does not say. */
export type OnBytes = (bytes: number, total: number | null) => void;

export interface WholeFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly validators: Validators;
}

/**
 * Fetches a file whole, `max` bytes at most.
 * @param idle milliseconds without a byte after which the server counts as silent
 * @throws OverBudgetError, UnreachableError, what `send` throws
 */
export async function fetchWhole(
  send: Send,
  max: number,
  idle: number,
  onBytes: OnBytes,
): Promise<WholeFile> {
  const response = await send({});
  const reader = response.body?.getReader();
  if (!response.ok || !reader) {
    await reader?.cancel().catch(() => undefined);
    throw new UnreachableError(`The server answered ${response.status}`);
  }
  const total = contentLength(response.headers);
  const parts: Uint8Array[] = [];
  let length = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void reader.cancel(new UnreachableError('The server fell silent')), idle);
  };
  let silent = true;
  try {
    if (total !== null && total > max) throw new OverBudgetError(`${total} bytes`);
    for (;;) {
      silence();
      const { value, done } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
      if (length > max) throw new OverBudgetError(`More than ${max} bytes`);
      onBytes(length, total);
    }
    silent = false;
  } catch (cause) {
    if (cause instanceof OverBudgetError) throw cause;
    throw new UnreachableError('The server broke off', { cause });
  } finally {
    clearTimeout(timer);
    if (silent) await reader.cancel().catch(() => undefined);
  }
  if (total !== null && length < total) throw new UnreachableError(`${length} bytes of ${total} came`);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, validators: validatorsOf(response.headers, length) };
}
