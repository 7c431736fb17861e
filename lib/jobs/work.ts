import type { Animate, AnimateReport } from '../../engine/contracts.ts';
import { VivifyError } from '../errors.ts';
import type { SealedVideo } from '../gallery/creation.ts';
import type { CredentialsReport } from '../provenance/credentials.ts';
import type { Check } from '../provenance/manifest.ts';
import { checksOf } from '../safety/checks.ts';
import type { Safety } from '../safety/safety.ts';
import type { Inbox } from './inbox.ts';
import type { Job, JobStage } from './job.ts';

/** Signs a video and reads back what was signed; see `lib/provenance/seal.ts`. */
export type Seal = (
  video: {
    readonly mp4: Blob;
    readonly picture: Blob;
    readonly thumbnail: Blob;
    readonly title: string;
    readonly report: AnimateReport;
    readonly checks: readonly Check[];
  },
  signal: AbortSignal,
) => Promise<{ mp4: Blob; credentials: CredentialsReport }>;

/** What does the work of a job. */
export interface Tools {
  readonly inbox: Inbox;
  readonly animate: Animate;
  readonly safety: Safety;
  readonly seal: Seal;
  readonly store: (video: SealedVideo) => Promise<unknown>;
  readonly keepDebugImages: (jobId: string, images: Readonly<Record<string, Blob>>) => Promise<void>;
}

export interface JobProgress {
  readonly stage: JobStage;
  readonly fraction: number;
  readonly secondsLeft: number | null;
}

/** Share of the job that is the engine's; sealing and storing are the rest. */
const engineShare = 0.95;
const sealedAt = 0.98;

/**
 * Takes one picture the whole way into the gallery. The creation bears the job's id, so that a job taken up
 * again replaces its own creation instead of leaving two.
 * @throws AbortError, VivifyError, EngineError; SafetyStopped at a check
 */
export async function work(
  job: Job,
  tools: Tools,
  signal: AbortSignal,
  onProgress: (progress: JobProgress) => void,
): Promise<string> {
  const picture = await tools.inbox.read(job.sourceId);
  if (!picture) throw new VivifyError('picture-not-found', `No picture in the inbox for job ${job.id}.`);
  const gates = await tools.safety.gates(picture, job.agreed);
  if (gates.on) gates.prompt(job.options.prompt ?? '');
  const animated = await tools.animate(picture, job.options, {
    signal,
    judge: gates.on ? gates : undefined,
    onProgress: ({ stage, fraction, secondsLeft }) =>
      onProgress({ stage, fraction: fraction * engineShare, secondsLeft }),
  });
  signal.throwIfAborted();
  if (job.options.debug) await tools.keepDebugImages(job.id, animated.debugImages);

  onProgress({ stage: 'seal', fraction: engineShare, secondsLeft: null });
  const { mp4, thumbnail, poster, report } = animated;
  const checks = gates.on ? checksOf(report) : [];
  const sealed = await tools.seal({ mp4, picture, thumbnail, title: job.title, report, checks }, signal);
  signal.throwIfAborted();

  onProgress({ stage: 'store', fraction: sealedAt, secondsLeft: null });
  const { id, title, page, options } = job;
  await tools.store({ id, title, page, options, ...sealed, poster, source: picture, report });
  return job.id;
}
