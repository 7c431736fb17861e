import { codeOf, type ErrorCode, VivifyError } from '../errors.ts';

/** How bytes were had, or were tried to be had. */
export type Rung = 'page' | 'extension' | 'capture';

/** Somewhere a picture may be had from: a URL, or an element whose pixels can be read. */
export type Candidate =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'pixels'; readonly name: string; read(signal: AbortSignal): Promise<Blob> };

/** The three ways, each with its own limits; every one throws `VivifyError`. */
export interface Rungs {
  /** Reads any URL as the page itself may. */
  page(url: string, signal: AbortSignal): Promise<Blob>;
  /** Reads an http(s) URL as the extension may. @returns the source id in `inbox/`. */
  extension(url: string, signal: AbortSignal): Promise<string>;
  /** Crops the screen. @returns the source id in `inbox/`. */
  capture(signal: AbortSignal): Promise<string>;
}

export interface Attempt {
  readonly rung: Rung;
  readonly target: string;
  readonly code: ErrorCode;
  readonly message: string;
}

export type Acquired = { readonly rung: Rung; readonly attempts: readonly Attempt[] } & (
  | { readonly bytes: Blob; readonly sourceId?: undefined }
  | { readonly bytes?: undefined; readonly sourceId: string }
);

/** No rung held. `attempts` tells what each one said. */
export class AcquireError extends VivifyError {
  readonly attempts: readonly Attempt[];

  constructor(code: ErrorCode, attempts: readonly Attempt[]) {
    super(code, attempts.map(({ rung, target, message }) => `${rung} ${target}: ${message}`).join('; '));
    this.attempts = attempts;
  }
}

/** Failures that no other rung can mend. */
const final: readonly ErrorCode[] = ['storage-full', 'not-allowed'];

/**
 * Climbs until a rung holds: for each candidate, the best first, in the page and then outside; the screen
 * comes last of all.
 * @param useful Rungs that may be used; all by default.
 * @throws AcquireError; the signal's reason when aborted.
 */
export async function climb(
  candidates: readonly Candidate[],
  rungs: Rungs,
  signal: AbortSignal,
  useful: readonly Rung[] = ['page', 'extension', 'capture'],
): Promise<Acquired> {
  const attempts: Attempt[] = [];
  const attempt = async <T>(rung: Rung, target: string, act: () => Promise<T>): Promise<T | null> => {
    signal.throwIfAborted();
    if (!useful.includes(rung)) return null;
    try {
      return await act();
    } catch (error) {
      signal.throwIfAborted();
      const code = codeOf(error);
      attempts.push({
        rung,
        target: target.slice(0, 80),
        code,
        message: error instanceof Error ? error.message : String(error),
      });
      if (final.includes(code)) throw new AcquireError(code, attempts);
      return null;
    }
  };
  for (const candidate of candidates) {
    const name = candidate.kind === 'url' ? candidate.url : candidate.name;
    const bytes = await attempt('page', name, () =>
      candidate.kind === 'url' ? rungs.page(candidate.url, signal) : candidate.read(signal),
    );
    if (bytes) return { rung: 'page', bytes, attempts };
    if (candidate.kind !== 'url' || !/^https?:/i.test(candidate.url)) continue;
    const sourceId = await attempt('extension', name, () => rungs.extension(candidate.url, signal));
    if (sourceId) return { rung: 'extension', sourceId, attempts };
  }
  const sourceId = await attempt('capture', 'screen', () => rungs.capture(signal));
  if (sourceId) return { rung: 'capture', sourceId, attempts };
  throw new AcquireError(verdict(candidates, attempts), attempts);
}

function verdict(candidates: readonly Candidate[], attempts: readonly Attempt[]): ErrorCode {
  if (attempts.some(({ code }) => code === 'picture-too-large')) return 'picture-too-large';
  return candidates.length === 0 ? 'picture-not-found' : 'picture-unreachable';
}
