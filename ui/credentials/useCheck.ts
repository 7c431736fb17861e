import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import { removeFile, writeFile } from '../../lib/opfs.ts';
import { askWorkshop, hear } from '../../lib/protocol/channel.ts';
import type { Labelled, Media } from '../../lib/protocol/labelMessages.ts';
import { unansweredVerdict } from '../../lib/provenance/blankVerdict.ts';
import type { CheckReason, Verdict } from '../../lib/provenance/verdict.ts';
import { readSettings } from '../../lib/settings/settings.ts';

/** What is to be checked: an address on whose behalf, or bytes. */
export type CheckSubject =
  | {
      readonly media: Media;
      /** The frame that names it; null: the user. */
      readonly page: string | null;
      readonly top?: string | undefined;
      readonly tabId?: number | undefined;
      /** Reads it with the page's rights. */
      readonly read: (() => Promise<Blob | null>) | null;
    }
  | { readonly file: () => Promise<Blob | null> }
  | { readonly unseen: true };

export interface Check {
  /** Null until something is known. */
  readonly verdict: Verdict | null;
  /** Whole-file check under way: bytes done and, if known, of how many. */
  readonly progress: { readonly bytes: number; readonly total: number | null } | null;
  /** Size of the whole file in bytes, if known. */
  readonly total: number | null;
  readonly problem: ErrorCode | null;
  readonly checkWhole: (() => void) | null;
  readonly fetchRemote: (() => void) | null;
  readonly readInPage: (() => void) | null;
  readonly again: () => void;
  readonly cancel: () => void;
  /** The library's own report. Null where there is none. */
  readonly rawReport: (() => Promise<string>) | null;
}

type Question = 'labels/ask' | 'labels/checkWhole' | 'labels/remote';

async function askFile(requestId: string, bytes: Blob): Promise<Labelled> {
  const sourceId = crypto.randomUUID();
  await writeFile('inbox', sourceId, bytes);
  try {
    return await askWorkshop('labels/file', { requestId, sourceId });
  } catch (error) {
    await removeFile('inbox', sourceId);
    throw error;
  }
}

/**
 * Asks the workshop about one subject; files small enough are checked whole at once.
 * @param subject must stay the same object as long as it is the same question
 */
export function useCheck(subject: CheckSubject): Check {
  const [labelled, setLabelled] = useState<Labelled | null>(null);
  const [local, setLocal] = useState<Verdict | null>(null);
  const [progress, setProgress] = useState<Check['progress']>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const running = useRef<string | null>(null);

  /** Runs one question; a later one makes it void. */
  const run = useCallback(async (question: (requestId: string) => Promise<Labelled | CheckReason>) => {
    const requestId = crypto.randomUUID();
    running.current = requestId;
    setProblem(null);
    try {
      const answer = await question(requestId);
      if (running.current !== requestId) return null;
      if (typeof answer === 'string') setLocal(unansweredVerdict(answer));
      else setLabelled(answer);
      return typeof answer === 'string' ? null : answer;
    } catch (error) {
      if (running.current === requestId && codeOf(error) !== 'cancelled') setProblem(codeOf(error));
      return null;
    } finally {
      if (running.current === requestId) {
        running.current = null;
        setProgress(null);
      }
    }
  }, []);

  const ask = useCallback(
    (question: Question) => {
      if (!('media' in subject)) return Promise.resolve(null);
      const { media, page, top, tabId } = subject;
      const asker = { page, ...(top ? { top } : {}), ...(tabId === undefined ? {} : { tabId }) };
      if (question === 'labels/checkWhole') setProgress({ bytes: 0, total: null });
      return run((requestId) => askWorkshop(question, { requestId, media, ...asker }));
    },
    [subject, run],
  );

  const readBytes = useCallback(
    (read: () => Promise<Blob | null>) => {
      setProgress({ bytes: 0, total: null });
      return run(async (requestId) => {
        const bytes = await read();
        return bytes ? askFile(requestId, bytes) : 'unreachable';
      });
    },
    [run],
  );

  const begin = useCallback(async () => {
    setLabelled(null);
    setLocal(null);
    if ('unseen' in subject) return setLocal(unansweredVerdict('parts-unseen'));
    if ('file' in subject) return void readBytes(subject.file);
    const answer = await ask('labels/ask');
    const { labels } = await readSettings();
    if (
      answer &&
      mayCheckWhole(answer, subject.media) &&
      (answer.cost.total ?? Number.POSITIVE_INFINITY) <= labels.wholeFileUpTo
    )
      void ask('labels/checkWhole');
  }, [subject, ask, readBytes]);

  const cancel = useCallback(() => {
    const requestId = running.current;
    running.current = null;
    setProgress(null);
    if (requestId) askWorkshop('labels/cancel', { requestId }).catch(() => undefined);
  }, []);

  useEffect(() => {
    void begin();
    return cancel;
  }, [begin, cancel]);

  useEffect(() => {
    const stop = new AbortController();
    hear(
      'label/progress',
      ({ requestId, bytes, total }) => requestId === running.current && setProgress({ bytes, total }),
      stop.signal,
    );
    return () => stop.abort();
  }, []);

  const media = 'media' in subject ? subject : null;
  const verdict = labelled?.verdict ?? local;
  const reportId = labelled?.reportId;
  const pageRead = media?.read ?? null;
  return {
    verdict,
    progress,
    problem,
    total: labelled?.cost.total ?? null,
    checkWhole:
      labelled && media && mayCheckWhole(labelled, media.media) ? () => void ask('labels/checkWhole') : null,
    fetchRemote: verdict?.remoteManifestUrl && media ? () => void ask('labels/remote') : null,
    readInPage: verdict?.reason === 'unreachable' && pageRead ? () => void readBytes(pageRead) : null,
    again: () => void begin(),
    cancel,
    rawReport: reportId ? async () => (await askWorkshop('labels/report', { reportId })).report : null,
  };
}

/** Whether hashing the whole file would tell more. */
function mayCheckWhole({ verdict }: Labelled, media: Media): boolean {
  if (media.kind !== 'file') return false;
  if (verdict.label === 'needs-check') return verdict.reason === 'over-budget';
  return verdict.label !== 'none' && verdict.label !== 'unreadable' && verdict.binding === 'unchecked';
}
