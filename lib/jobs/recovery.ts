import type { Inbox } from './inbox.ts';
import type { Job } from './job.ts';
import type { Journal } from './journal.ts';
import { isUnfinished, type JobEvent, transition } from './stateMachine.ts';

/** How often a job may take the workshop down before it is given up. */
const maxAttempts = 2;
/** How long viewers can still ask for a finished job. */
const keepFinishedFor = 60 * 60 * 1000;
const keepOrphansFor = 24 * 60 * 60 * 1000;

function eventFor(job: Job): JobEvent | null {
  if (job.state !== 'running') return null;
  if (job.attempt < maxAttempts) return { type: 'requeue' };
  return { type: 'fail', code: 'interrupted', message: `The workshop died ${job.attempt} times under it.` };
}

function isStale(job: Job, browserSession: string, at: number): boolean {
  if (job.state !== 'done' && job.state !== 'cancelled') return false;
  return job.browserSession !== browserSession || at - job.updatedAt > keepFinishedFor;
}

/**
 * The journal as a new workshop finds it: runs that the last workshop took down with it are queued again or
 * given up, finished ones that nobody asks for any more are forgotten, and pictures without a job swept.
 */
export async function recover({
  journal,
  browserSession,
  inbox,
  now,
}: {
  readonly journal: Journal;
  readonly browserSession: string;
  readonly inbox: Inbox;
  readonly now: () => number;
}): Promise<Job[]> {
  const at = now();
  const kept: Job[] = [];
  for (const job of await journal.all()) {
    if (isStale(job, browserSession, at)) {
      await journal.remove(job.id);
      continue;
    }
    const event = eventFor(job);
    const recovered = event ? transition(job, event, at) : job;
    if (event) await journal.put(recovered);
    kept.push(recovered);
  }
  const needed = kept.filter(
    (job) => isUnfinished(job) || ['failed', 'interrupted', 'asking'].includes(job.state),
  );
  await inbox.sweep(new Set(needed.map((job) => job.sourceId)), at - keepOrphansFor);
  return kept;
}
