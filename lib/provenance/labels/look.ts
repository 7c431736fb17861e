import type { LabelCost, Media } from '../../protocol/labelMessages.ts';
import { blankVerdict, unansweredVerdict } from '../blankVerdict.ts';
import { ForbiddenAddressError, OverBudgetError, UnreachableError } from '../fetch/byteSource.ts';
import type { Validators } from '../fetch/httpRange.ts';
import { HttpSource } from '../fetch/httpSource.ts';
import { type Asker, sender } from '../fetch/sender.ts';
import { fetchWhole, maxWholeBytes, type OnBytes } from '../fetch/wholeFile.ts';
import { isSoundJumbf } from '../locate/jumbf.ts';
import { locate } from '../locate/locate.ts';
import type { Located } from '../locate/located.ts';
import type { ReadInput, ReadResult } from '../reading.ts';
import { verdictOfRemote } from '../verdict/otherVerdicts.ts';
import type { Verdict } from '../verdict.ts';
import { fetchParts } from './parts.ts';

/** What a label may cost: bytes in all, and requests. */
export const labelBudget = { bytes: 256 * 1024, requests: 6 } as const;
/** Milliseconds for a label, and without a byte of a whole file. */
const labelTime = 20_000;
const idleTime = 30_000;
/** Milliseconds and bytes for a manifest on a server. */
const remoteTime = 30_000;
const maxRemoteBytes = 16 * 1024 * 1024;

/** Reads in the worker. */
export type Read = (input: ReadInput, signal: AbortSignal) => Promise<ReadResult>;

/** What a look brought. */
export interface Look extends ReadResult {
  readonly cost: LabelCost;
  readonly validators: Validators | null;
}

const free: LabelCost = { requests: 0, bytes: 0, total: null, cached: false };

/** What a look that failed says; everything else is passed on. */
function verdictOfTrouble(error: unknown, signal: AbortSignal): Verdict {
  signal.throwIfAborted();
  if (error instanceof OverBudgetError) return unansweredVerdict('over-budget');
  if (error instanceof ForbiddenAddressError) return unansweredVerdict('forbidden-address');
  if (error instanceof UnreachableError || error instanceof DOMException || error instanceof TypeError)
    return unansweredVerdict('unreachable');
  throw error;
}

const unread = (verdict: Verdict): ReadResult => ({ verdict, raw: '' });

const brokenCredentials: Verdict = {
  ...blankVerdict,
  label: 'unreadable',
  problems: ['broken-file'],
};

async function readLocated(located: Located, read: Read, signal: AbortSignal): Promise<ReadResult> {
  switch (located.kind) {
    case 'store':
      return read({ ...located, kind: 'part' }, signal);
    case 'remote':
      return unread(verdictOfRemote(located.url));
    case 'broken':
      return unread(brokenCredentials);
    case 'whole':
      return unread(unansweredVerdict('over-budget'));
    case 'nothing':
      return unread(blankVerdict);
  }
}

/** The file where a look already brought all of it. */
async function wholeAtHand(source: HttpSource): Promise<Uint8Array<ArrayBuffer> | null> {
  if (source.total === null || !source.has(0, source.total)) return null;
  return source.read(0, source.total);
}

/**
 * Labels a file by as few bytes as possible.
 * @param known validators of a version that was looked at before
 * @returns null where the file is still that version. @throws the signal's reason.
 */
export async function lookAtFile(
  url: string,
  asker: Asker | null,
  known: Validators | null,
  read: Read,
  signal: AbortSignal,
): Promise<Look | null> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(labelTime)]);
  const source = new HttpSource(sender(url, asker, limited), labelBudget);
  let result: ReadResult;
  try {
    if (await source.open(known)) return null;
    const bytes = await wholeAtHand(source);
    result = bytes
      ? await read({ kind: 'whole', bytes: bytes.slice() }, signal)
      : await readLocated(await locate(source), read, signal);
  } catch (error) {
    result = unread(verdictOfTrouble(error, signal));
  } finally {
    await source.close();
  }
  const { requests, bytes, total, validators } = source;
  return { ...result, validators, cost: { requests, bytes, total, cached: false } };
}

/** Bytes of a fragment that is fetched for a label, and for a check. */
export const fragmentLimits = { label: 64 * 1024, check: 8 * 1024 * 1024 } as const;

/**
 * Labels a stream by its init segment and one fragment, found among parts that a page requested.
 * @param maxFragment bytes of a fragment that is checked
 */
export async function lookAtParts(
  urls: readonly string[],
  asker: Asker | null,
  maxFragment: number,
  read: Read,
  signal: AbortSignal,
): Promise<Look> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(labelTime)]);
  const cost = { requests: 0, bytes: 0 };
  let result: ReadResult;
  try {
    const parts = await fetchParts(urls, (url) => sender(url, asker, limited), maxFragment, cost);
    if (parts.init === null) result = unread(unansweredVerdict('parts-unseen'));
    else if (parts.fragment)
      result = await read({ kind: 'fragment', ...parts, init: parts.init, fragment: parts.fragment }, signal);
    else result = await readLocated(parts.located, read, signal);
  } catch (error) {
    result = unread(verdictOfTrouble(error, signal));
  }
  return { ...result, validators: null, cost: { ...free, ...cost } };
}

/** Checks a whole file: its hash counts. @throws the signal's reason. */
export async function lookAtWhole(
  url: string,
  asker: Asker | null,
  read: Read,
  onBytes: OnBytes,
  signal: AbortSignal,
): Promise<Look> {
  let received = 0;
  try {
    const { bytes, validators } = await fetchWhole(
      sender(url, asker, signal),
      maxWholeBytes,
      idleTime,
      (got, total) => {
        received = got;
        onBytes(got, total);
      },
    );
    const result = await read({ kind: 'whole', bytes }, signal);
    return { ...result, validators, cost: { requests: 1, bytes: received, total: received, cached: false } };
  } catch (error) {
    const verdict = verdictOfTrouble(error, signal);
    return { ...unread(verdict), validators: null, cost: { ...free, requests: 1, bytes: received } };
  }
}

/**
 * Fetches the manifest that a file points to: on the user's click only. Whether it is this file's is not
 * known then.
 * @param url as the file states it, not as a page does
 */
export async function lookAtRemote(
  url: string,
  asker: Asker | null,
  read: Read,
  signal: AbortSignal,
): Promise<Look> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(remoteTime)]);
  try {
    const send = sender(url, asker && { frame: asker.frame, top: null }, limited);
    const { bytes, validators } = await fetchWhole(send, maxRemoteBytes, idleTime, () => undefined);
    const result = isSoundJumbf(bytes)
      ? await read({ kind: 'beside', bytes }, signal)
      : unread(brokenCredentials);
    const verdict = { ...result.verdict, remoteManifestUrl: url };
    const cost = { requests: 1, bytes: bytes.length, total: bytes.length, cached: false };
    return { ...result, verdict, validators, cost };
  } catch (error) {
    const verdict = { ...verdictOfTrouble(error, signal), remoteManifestUrl: url };
    return { ...unread(verdict), validators: null, cost: { ...free, requests: 1 } };
  }
}

/** Names a medium in the cache. */
export const keyOf = (media: Media): string =>
  media.kind === 'file' ? media.url : JSON.stringify(media.urls);
