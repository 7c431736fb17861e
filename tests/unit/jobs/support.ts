import type { AnimateContext, AnimateReport, AnimateResult } from '../../../engine/contracts.ts';
import type { SealedVideo } from '../../../lib/gallery/creation.ts';
import type { Inbox } from '../../../lib/jobs/inbox.ts';
import type { Job } from '../../../lib/jobs/job.ts';
import { type Journal, openJournal } from '../../../lib/jobs/journal.ts';
import { JobRunner, type RunnerDependencies } from '../../../lib/jobs/runner.ts';
import type { CredentialsReport } from '../../../lib/provenance/credentials.ts';

export const report: AnimateReport = {
  width: 160,
  height: 120,
  fps: 10,
  frames: 10,
  seconds: 1,
  codec: 'avc1.42001f',
  adapter: { description: 'Test adapter', software: true },
  stages: { decode: 1, analyse: 1, plan: 1, bake: 1, sound: 0, render: 1, encode: 1 },
  analysis: {
    source: 'classical',
    kind: 'photo',
    light: 'day',
    areas: {},
    horizon: { y: 0.5, confidence: 0 },
    vanishingPoint: { x: 0.5, y: 0.5, confidence: 0 },
    faces: 0,
  },
  plan: { version: 1, seed: 1, seconds: 1, fps: 10, motions: [] },
  safety: { net: 'nsfw 1', picture: null, video: null },
  promptIgnored: [],
};

export const credentials: CredentialsReport = {
  source: 'test.mp4',
  label: 'ai-composite',
  state: 'trusted',
  signer: 'Test',
  signedAt: '2026-01-01T00:00:00Z',
  generator: 'Vivify 0.1.0',
  claims: [],
  problems: [],
};

export function exampleJob(changes: Partial<Job> = {}): Job {
  return {
    id: crypto.randomUUID(),
    sourceId: crypto.randomUUID(),
    fingerprint: 'f',
    title: 'A title',
    page: null,
    options: {},
    state: 'queued',
    stage: null,
    fraction: 0,
    secondsLeft: null,
    attempt: 0,
    browserSession: 'one',
    error: null,
    stop: null,
    agreed: [],
    blockedHash: null,
    creationId: null,
    rank: null,
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  };
}

/** An inbox in memory. */
export class MemoryInbox implements Inbox {
  readonly pictures = new Map<string, { picture: Blob; at: number }>();

  add(text: string, at = 0): string {
    const id = crypto.randomUUID();
    this.pictures.set(id, { picture: new Blob([text]), at });
    return id;
  }

  async read(id: string): Promise<Blob | null> {
    return this.pictures.get(id)?.picture ?? null;
  }

  async remove(id: string): Promise<void> {
    this.pictures.delete(id);
  }

  async sweep(keep: ReadonlySet<string>, before: number): Promise<void> {
    for (const [id, { at }] of this.pictures) if (!keep.has(id) && at < before) this.pictures.delete(id);
  }
}

/** One call of the engine, held until the test lets it go on. */
export interface Call {
  readonly picture: Blob;
  readonly context: AnimateContext;
  finish(): void;
  fail(error: unknown): void;
}

export interface Bench {
  readonly runner: JobRunner;
  readonly journal: Journal;
  readonly inbox: MemoryInbox;
  readonly calls: Call[];
  readonly announced: Job[];
  readonly stored: SealedVideo[];
  readonly discarded: string[];
  clock: number;
  /** The call that begins next, or has begun already. */
  call(index: number): Promise<Call>;
  settled(jobId: string): Promise<Job>;
}

/** A runner with an engine that the test drives by hand; it obeys the signal as the real one does. */
export async function bench(
  changes: Partial<RunnerDependencies> & { database?: string } = {},
): Promise<Bench> {
  const calls: Call[] = [];
  const announced: Job[] = [];
  const stored: SealedVideo[] = [];
  const discarded: string[] = [];
  const inbox = changes.inbox instanceof MemoryInbox ? changes.inbox : new MemoryInbox();
  const journal = changes.journal ?? (await openJournal(changes.database ?? crypto.randomUUID()));
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    for (let turn = 0; turn < 400; turn++) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    throw new Error('It did not come.');
  };
  const runner = new JobRunner({
    journal,
    inbox,
    browserSession: 'one',
    now: () => self.clock,
    announce: (job) => announced.push(job),
    discard: async (id) => discarded.push(id),
    animate: (picture, _options, context) =>
      new Promise<AnimateResult>((resolve, reject) => {
        context.signal.addEventListener('abort', () => reject(context.signal.reason));
        calls.push({
          picture,
          context,
          fail: reject,
          finish: () =>
            resolve({
              mp4: new Blob(['mp4']),
              poster: new Blob(['poster']),
              thumbnail: new Blob(['thumbnail']),
              report,
              debugImages: { sky: new Blob(['sky']) },
            }),
        });
      }),
    safety: {
      gates: async () => ({
        on: true,
        prompt: () => undefined,
        picture: () => undefined,
        video: () => undefined,
      }),
      agreed: async () => undefined,
      blocked: async () => 'hash',
    },
    seal: async ({ mp4 }) => ({ mp4, credentials }),
    store: async (finished) => stored.push(finished),
    keepDebugImages: async () => undefined,
    ...changes,
  });
  const self: Bench = {
    runner,
    journal,
    inbox,
    calls,
    announced,
    stored,
    discarded,
    clock: 1000,
    call: (index) => until(() => calls[index]),
    settled: (jobId) =>
      until(() => {
        const job = runner.get(jobId);
        return job && job.state !== 'queued' && job.state !== 'running' ? job : undefined;
      }),
  };
  return self;
}
