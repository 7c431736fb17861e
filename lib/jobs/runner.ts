import { codeOf, VivifyError } from '../errors.ts';
import type { Origin } from '../gallery/origin.ts';
import { SafetyStopped } from '../safety/stopped.ts';
import { fingerprint } from './fingerprint.ts';
import type { Job, JobOptions } from './job.ts';
import { interruptOthers, type Journal } from './journal.ts';
import { byTurn, type Move, rankAfter } from './order.ts';
import { recover } from './recovery.ts';
import { allows, isUnfinished, type JobEvent, transition } from './stateMachine.ts';
import { type JobProgress, type Tools, work } from './work.ts';

export interface RunnerDependencies extends Tools {
  readonly journal: Journal;
  /** This run of the browser. */
  readonly browserSession: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly announce: (job: Job) => void;
  /** Forgets a creation whose job was cancelled while it was being stored. */
  readonly discard: (creationId: string) => Promise<unknown>;
}

export interface Submission {
  readonly sourceId: string;
  readonly title: string;
  /** The page that the picture came from; absent = from none. */
  readonly page?: Origin | null | undefined;
  readonly options: JobOptions;
}

const announceEvery = 100;
const journalEvery = 1000;

/** One queue, one job at a time. Every change of state is in the journal before anything acts on it. */
export class JobRunner {
  readonly #dependencies: RunnerDependencies;
  readonly #jobs = new Map<string, Job>();
  readonly #controllers = new Map<string, AbortController>();
  readonly #announcedAt = new Map<string, number>();
  readonly #journalledAt = new Map<string, number>();
  #submissions: Promise<unknown> = Promise.resolve();
  #working = false;

  constructor(dependencies: RunnerDependencies) {
    this.#dependencies = dependencies;
  }

  /** Reads the journal, takes up what the last document left, and sets to work. */
  async start(): Promise<void> {
    const { journal, browserSession, inbox, now } = this.#dependencies;
    await interruptOthers(journal, browserSession, now());
    for (const job of await recover({ journal, browserSession, inbox, now })) {
      this.#jobs.set(job.id, job);
      this.#dependencies.announce(job);
    }
    void this.#workOff();
  }

  /** Queues a picture, or joins the unfinished job for the same picture and options. */
  submit(submission: Submission): Promise<{ jobId: string; joined: boolean }> {
    const answer = this.#submissions.then(() => this.#submit(submission));
    this.#submissions = answer.catch(() => undefined);
    return answer;
  }

  get(jobId: string): Job | null {
    return this.#jobs.get(jobId) ?? null;
  }

  /** Everything unfinished, interrupted or failed, in the order of their turns. */
  list(): Job[] {
    return [...this.#jobs.values()]
      .filter((job) => job.state !== 'done' && job.state !== 'cancelled')
      .sort(byTurn);
  }

  /** Ends a queued, running or interrupted job; a finished one stays as it is. */
  async cancel(jobId: string): Promise<void> {
    const job = this.#jobs.get(jobId);
    if (!job || !allows(job.state, 'cancel')) return;
    const changed = this.#change(job, { type: 'cancel' });
    this.#controllers.get(jobId)?.abort();
    await changed;
    await this.#dependencies.inbox.remove(job.sourceId);
  }

  /** Queues a failed or interrupted job again; nothing happens to any other. */
  async resume(jobId: string): Promise<void> {
    const job = this.#jobs.get(jobId);
    if (!job || !allows(job.state, 'resume')) return;
    await this.#change(job, { type: 'resume', browserSession: this.#dependencies.browserSession });
    void this.#workOff();
  }

  /** Takes a waiting job past its neighbour; nothing happens to any other, nor at the queue's ends. */
  async move(jobId: string, move: Move): Promise<void> {
    const job = this.#jobs.get(jobId);
    const rank = rankAfter(this.list(), jobId, move);
    if (job && rank !== null) await this.#change(job, { type: 'move', rank });
  }

  /** The user's word to what a check asked: the job goes on, or is cancelled. Nothing happens to any other. */
  async answer(jobId: string, agreed: boolean): Promise<void> {
    const job = this.#jobs.get(jobId);
    if (job?.state !== 'asking') return;
    if (!agreed) return this.cancel(jobId);
    const picture = await this.#dependencies.inbox.read(job.sourceId);
    if (picture && job.stop) await this.#dependencies.safety.agreed(picture, job.stop.reasons);
    await this.#change(job, { type: 'agree' });
    void this.#workOff();
  }

  /** Forgets a job and its picture. @throws VivifyError `not-allowed` while it is queued or running. */
  async dismiss(jobId: string): Promise<void> {
    const job = this.#jobs.get(jobId);
    if (!job) return;
    if (isUnfinished(job)) throw new VivifyError('not-allowed', `Job ${jobId} is ${job.state}.`);
    this.#jobs.delete(jobId);
    await this.#dependencies.journal.remove(jobId);
    await this.#dependencies.inbox.remove(job.sourceId);
  }

  async #submit(submission: Submission): Promise<{ jobId: string; joined: boolean }> {
    const { sourceId, title, options, page = null } = submission;
    const { inbox, journal, announce, browserSession, now } = this.#dependencies;
    const picture = await inbox.read(sourceId);
    if (!picture) throw new VivifyError('picture-not-found', `No picture ${sourceId} in the inbox.`);
    const print = await fingerprint(picture, options);
    const twins = this.list().filter((job) => job.fingerprint === print);
    const unfinished = twins.find(isUnfinished);
    if (unfinished) {
      if (unfinished.sourceId !== sourceId) await inbox.remove(sourceId);
      return { jobId: unfinished.id, joined: true };
    }
    const at = now();
    const job: Job = {
      id: crypto.randomUUID(),
      sourceId,
      fingerprint: print,
      title,
      page,
      options,
      state: 'queued',
      stage: null,
      fraction: 0,
      secondsLeft: null,
      attempt: 0,
      browserSession,
      error: null,
      stop: null,
      agreed: [],
      blockedHash: null,
      creationId: null,
      rank: null,
      createdAt: at,
      updatedAt: at,
    };
    await journal.put(job);
    this.#jobs.set(job.id, job);
    for (const twin of twins) if (twin.sourceId !== sourceId) await this.dismiss(twin.id);
    announce(job);
    void this.#workOff();
    return { jobId: job.id, joined: false };
  }

  async #workOff(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let job = this.#next(); job; job = this.#next()) await this.#run(job);
    this.#working = false;
  }

  #next(): Job | undefined {
    return this.list().find((job) => job.state === 'queued');
  }

  async #run(queued: Job): Promise<void> {
    const { id, sourceId } = queued;
    const controller = new AbortController();
    this.#controllers.set(id, controller);
    try {
      await this.#change(queued, { type: 'begin' });
      const begun = this.#jobs.get(id)!;
      controller.signal.throwIfAborted();
      const creationId = await work(begun, this.#dependencies, controller.signal, (progress) =>
        this.#progress(id, progress),
      );
      if (controller.signal.aborted) await this.#dependencies.discard(creationId);
      else await this.#change(this.#jobs.get(id)!, { type: 'finish', creationId });
      await this.#dependencies.inbox.remove(sourceId);
    } catch (error) {
      await this.#failed(id, error);
    } finally {
      this.#controllers.delete(id);
      this.#announcedAt.delete(id);
      this.#journalledAt.delete(id);
    }
  }

  async #failed(id: string, error: unknown): Promise<void> {
    const job = this.#jobs.get(id);
    if (job?.state !== 'running') return;
    if (error instanceof SafetyStopped) return this.#stopped(job, error);
    const message = error instanceof Error ? error.message : String(error);
    const event = { type: 'fail', code: codeOf(error), message } as const;
    await this.#change(job, event).catch((cause: unknown) => console.error('Job journal not written', cause));
  }

  async #stopped(job: Job, { stop, code, message }: SafetyStopped): Promise<void> {
    const { inbox, safety } = this.#dependencies;
    if (stop.decision === 'ask') return this.#change(job, { type: 'ask', stop });
    const picture = await inbox.read(job.sourceId);
    const hash = picture ? await safety.blocked(picture, stop.reasons) : '';
    await inbox.remove(job.sourceId);
    await this.#change(job, { type: 'block', code, message, stop, hash });
  }

  async #change(job: Job, event: JobEvent): Promise<void> {
    const changed = transition(job, event, this.#dependencies.now());
    this.#jobs.set(job.id, changed);
    try {
      await this.#dependencies.journal.put(changed);
    } finally {
      const latest = this.#jobs.get(job.id);
      if (latest) this.#dependencies.announce(latest);
    }
  }

  #progress(id: string, progress: JobProgress): void {
    const { now, announce, journal } = this.#dependencies;
    const job = this.#jobs.get(id);
    if (job?.state !== 'running') return;
    const at = now();
    const changed = transition(job, { type: 'progress', ...progress }, at);
    this.#jobs.set(id, changed);
    const due = (times: Map<string, number>, every: number) => {
      if (job.stage === changed.stage && at - (times.get(id) ?? 0) < every) return false;
      times.set(id, at);
      return true;
    };
    if (due(this.#announcedAt, announceEvery)) announce(changed);
    if (due(this.#journalledAt, journalEvery))
      journal.put(changed).catch((cause: unknown) => console.error('Job journal not written', cause));
  }
}
