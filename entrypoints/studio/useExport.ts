import { useCallback, useEffect, useState } from 'preact/hooks';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import type { Job, JobOptions } from '../../lib/jobs/job.ts';
import { removeFile, writeFile } from '../../lib/opfs.ts';
import { askWorkshop, hear } from '../../lib/protocol/channel.ts';
import type { Source } from './source.ts';

export interface ExportView {
  /** The job of the last export; null = there was none. */
  readonly job: Job | null;
  readonly problem: ErrorCode | null;
  readonly begin: (source: Source, options: JobOptions) => void;
  readonly cancel: () => void;
  /** The user's word to what a check asked. */
  readonly answer: (agreed: boolean) => void;
}

async function submit({ picture, title, page }: Source, options: JobOptions): Promise<string> {
  const sourceId = crypto.randomUUID();
  await writeFile('inbox', sourceId, picture);
  try {
    return (await askWorkshop('jobs/submit', { sourceId, title, page, options })).jobId;
  } catch (error) {
    await removeFile('inbox', sourceId);
    throw error;
  }
}

/** Hands a picture to the workshop and follows its job. */
export function useExport(): ExportView {
  const [jobId, setJobId] = useState<string | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);

  useEffect(() => {
    if (!jobId) return undefined;
    const stop = new AbortController();
    hear('job/changed', ({ job: news }) => news.id === jobId && setJob(news), stop.signal);
    // It may have changed before anybody listened.
    void askWorkshop('jobs/get', { jobId }).then(({ job: present }) => present && setJob(present));
    return () => stop.abort();
  }, [jobId]);

  const attempt = useCallback((work: Promise<unknown>) => {
    work.catch((error: unknown) => setProblem(codeOf(error)));
  }, []);
  const begin = useCallback(
    (source: Source, options: JobOptions) => {
      setProblem(null);
      setJob(null);
      attempt(submit(source, options).then(setJobId));
    },
    [attempt],
  );
  const cancel = () => jobId && attempt(askWorkshop('jobs/cancel', { jobId }));
  const answer = (agreed: boolean) => jobId && attempt(askWorkshop('jobs/answer', { jobId, agreed }));
  return { job, problem: job?.error?.code ?? problem, begin, cancel, answer };
}
