import { sha256Of } from '../../hash.ts';
import { type Asker, sender } from '../fetch/sender.ts';
import { fetchWhole } from '../fetch/wholeFile.ts';

/** A file as it is recognised elsewhere. */
export interface FileHash {
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** Larger files are not fetched for a hash. */
const maxBytes = 64 * 1024 * 1024;
/** Milliseconds without a byte, and for all of it. */
const idleTime = 15_000;
const wholeTime = 2 * 60_000;

/** Hashes a file whole; null where it cannot be had. @throws the signal's reason. */
export async function hashWhole(
  url: string,
  asker: Asker | null,
  signal: AbortSignal,
): Promise<FileHash | null> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(wholeTime)]);
  try {
    const { bytes } = await fetchWhole(sender(url, asker, limited), maxBytes, idleTime, () => undefined);
    return { sha256: await sha256Of(bytes), bytes: bytes.length };
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
