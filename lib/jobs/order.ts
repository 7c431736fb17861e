import type { Job } from './job.ts';

/** Where the user may move a waiting job. */
export const moves = ['earlier', 'later'] as const;
export type Move = (typeof moves)[number];

const turnOf = ({ rank, createdAt }: Job) => rank ?? createdAt;

/** Whose turn comes first: what is in work, then by rank, then the older. */
export function byTurn(a: Job, b: Job): number {
  const working = Number(b.state === 'running') - Number(a.state === 'running');
  return working || turnOf(a) - turnOf(b) || a.createdAt - b.createdAt;
}

/**
 * The rank that takes a waiting job past its neighbour in the queue, or null where it has none on that side.
 * @param jobs all that are listed, in any order
 */
export function rankAfter(jobs: readonly Job[], jobId: string, move: Move): number | null {
  const queue = jobs.filter(({ state }) => state === 'queued').sort(byTurn);
  const at = queue.findIndex(({ id }) => id === jobId);
  const step = move === 'earlier' ? -1 : 1;
  const passed = queue[at + step];
  if (at < 0 || !passed) return null;
  const beyond = queue[at + 2 * step];
  return beyond ? (turnOf(passed) + turnOf(beyond)) / 2 : turnOf(passed) + step;
}
