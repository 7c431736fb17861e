import { useCallback, useEffect, useState } from 'preact/hooks';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import type { Job } from '../../lib/jobs/job.ts';
import { byTurn, type Move } from '../../lib/jobs/order.ts';
import { askWorkshop, hear } from '../../lib/protocol/channel.ts';

const pollEvery = 2000;

const isOver = ({ state }: Job) => state === 'done' || state === 'cancelled';

function merge(jobs: readonly Job[], changed: Job): readonly Job[] {
  const others = jobs.filter(({ id }) => id !== changed.id);
  return isOver(changed) ? others : [...others, changed].sort(byTurn);
}

type Request = 'jobs/cancel' | 'jobs/resume' | 'jobs/dismiss';

export interface Jobs {
  /** Unfinished, interrupted and failed ones, in the order of their turns. */
  readonly jobs: readonly Job[];
  readonly ask: (request: Request, jobId: string) => void;
  /** Takes a waiting job past its neighbour. */
  readonly move: (jobId: string, move: Move) => void;
  /** The user's word to what a check asked. */
  readonly answer: (jobId: string, agreed: boolean) => void;
}

/**
 * The workshop's jobs, as announced, and asked for every two seconds: that also brings a dead workshop back.
 * @param onDone told of each job that becomes a creation
 */
export function useJobs(onDone: (job: Job) => void, onProblem: (code: ErrorCode) => void): Jobs {
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const refresh = useCallback(async () => setJobs((await askWorkshop('jobs/list', {})).jobs), []);

  useEffect(() => {
    const stop = new AbortController();
    const poll = () => {
      // A workshop that has just died does not answer; the next look brings a new one.
      if (!document.hidden) refresh().catch((error: unknown) => console.warn('No list of jobs', error));
    };
    poll();
    const timer = setInterval(poll, pollEvery);
    hear(
      'job/changed',
      ({ job }) => {
        setJobs((known) => merge(known, job));
        if (job.state === 'done') onDone(job);
      },
      stop.signal,
    );
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [refresh, onDone]);

  const ask = useCallback(
    (request: Request, jobId: string) => {
      askWorkshop(request, { jobId })
        .then(refresh)
        .catch((error: unknown) => onProblem(codeOf(error)));
    },
    [refresh, onProblem],
  );
  const move = useCallback(
    (jobId: string, move: Move) => {
      askWorkshop('jobs/move', { jobId, move })
        .then(refresh)
        .catch((error: unknown) => onProblem(codeOf(error)));
    },
    [refresh, onProblem],
  );
  const answer = useCallback(
    (jobId: string, agreed: boolean) => {
      askWorkshop('jobs/answer', { jobId, agreed })
        .then(refresh)
        .catch((error: unknown) => onProblem(codeOf(error)));
    },
    [refresh, onProblem],
  );
  return { jobs, ask, move, answer };
}
