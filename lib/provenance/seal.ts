import type { AnimateReport } from '../../engine/contracts.ts';
import { version } from '../../package.json';
import { codeOf, VivifyError } from '../errors.ts';
import type { CredentialsReport } from './credentials.ts';
import { faultOf } from './fault.ts';
import { loadIdentity } from './identity.ts';
import type { Check } from './manifest.ts';
import { askWorker } from './workerClient.ts';

/** A video to be sealed, and where it came from. */
export interface SealInput {
  /** Unsealed MP4. */
  readonly mp4: Blob;
  /** The picture that it was made from, as it was found: its own credentials are carried along. */
  readonly picture: Blob;
  /** The picture as JPEG, long side 256 at most. */
  readonly thumbnail: Blob;
  /** The picture's name, for people. */
  readonly title: string;
  readonly report: AnimateReport;
  /** The checks that it went through. */
  readonly checks: readonly Check[];
}

/** A video that was read back and found in order. */
export interface Sealed {
  readonly mp4: Blob;
  readonly credentials: CredentialsReport;
}

/**
 * Declares the video as AI-generated, in XMP and in a C2PA manifest signed with this install's key, and reads
 * back what was signed.
 * @throws VivifyError `seal-failed` where signing fails, `seal-invalid` where the signed file does not read as
 * trusted; QuotaExceededError where a first identity cannot be stored; the signal's reason on abort.
 */
export async function sealVideo(input: SealInput, signal: AbortSignal): Promise<Sealed> {
  let sealed: Sealed;
  try {
    const identity = await loadIdentity();
    const { mp4, picture, thumbnail, title, report, checks } = input;
    const moving = report.plan.motions.filter(({ enabled }) => enabled);
    const motions = [...new Set(moving.map(({ kind }) => kind))];
    const sounds = report.sound?.codec ? report.sound.kinds : [];
    const manifest = { title, version, createdAt: Date.now(), motions, sounds, checks };
    sealed = await askWorker(
      { kind: 'seal', input: { mp4, picture, thumbnail, manifest, identity } },
      signal,
    );
  } catch (error) {
    signal.throwIfAborted();
    if (codeOf(error) === 'storage-full') throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new VivifyError('seal-failed', message, { cause: error });
  }
  const fault = faultOf(sealed.credentials);
  if (fault) throw new VivifyError('seal-invalid', `The sealed video reads back with: ${fault}`);
  return sealed;
}
