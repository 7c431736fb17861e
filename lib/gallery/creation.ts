import type { AnimateReport } from '../../engine/contracts.ts';
import type { JobOptions } from '../jobs/job.ts';
import type { CredentialsReport } from '../provenance/credentials.ts';
import type { Origin } from './origin.ts';

export { type SceneNote, sceneNoteCodes } from '../../engine/contracts.ts';

/** A finished video: metadata in IndexedDB, bytes in OPFS `creations/<id>.mp4`, `.jpg` and `.source`. */
export interface Creation {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  /** Of the video. */
  readonly bytes: number;
  /** Of the picture that it was made of. Absent in records of earlier versions, which did not keep it. */
  readonly sourceBytes?: number;
  readonly report: AnimateReport;
  /** The page that the picture came from; null = from none, absent in records of earlier versions. */
  readonly page?: Origin | null;
  /** What was asked for, its words included. Absent in records of earlier versions. */
  readonly options?: JobOptions;
  /** When it last left the gallery as a file, milliseconds since the epoch. */
  readonly savedAt?: number;
  /** As read back from the sealed file. */
  readonly credentials: CredentialsReport;
  /** Set while a report of the user's hides it: it neither plays nor leaves. */
  readonly reportedAt?: number | null;
  /** Set while a delete can still be undone. */
  readonly deletedAt: number | null;
}

/** What a creation takes on the disk, in bytes. */
export const bytesOf = ({ bytes, sourceBytes = 0 }: Creation): number => bytes + sourceBytes;

/** Whether a creation's video has a sound that can be heard; earlier records say nothing of sound. */
export function isAudible({ sound }: AnimateReport): boolean {
  return sound?.codec !== null && sound?.codec !== undefined;
}

/** A sealed video on its way into the gallery. */
export interface SealedVideo {
  readonly id: string;
  readonly title: string;
  readonly mp4: Blob;
  /** JPEG. */
  readonly poster: Blob;
  /** The picture that it was made of, as it came. */
  readonly source: Blob;
  readonly report: AnimateReport;
  readonly page: Origin | null;
  readonly options: JobOptions;
  readonly credentials: CredentialsReport;
}
