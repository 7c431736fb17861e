import type { Gallery } from '../../lib/gallery/gallery.ts';
import { sha256Of } from '../../lib/hash.ts';
import { writeFile } from '../../lib/opfs.ts';
import { askOpenWorkshop } from '../../lib/protocol/channel.ts';
import { type Identified, maxManifest, type ReportSubject } from '../../lib/reports/report.ts';
import { ensureWorkshop } from './workshop.ts';

/** The workshop's hash of a file that a page shows; null where it cannot be read whole. */
export async function hashOf(url: string, page: string | null): Promise<Identified['file']> {
  await ensureWorkshop();
  const { file } = await askOpenWorkshop('labels/hash', { requestId: crypto.randomUUID(), url, page });
  return file;
}

/** The reader's report that the workshop keeps under an id, short enough to go along. */
async function manifestOf(reportId: string): Promise<string | null> {
  const { report } = await askOpenWorkshop('labels/report', { reportId });
  if (!report || report.length > 2 * maxManifest) return null;
  const manifest = JSON.stringify(JSON.parse(report));
  return manifest.length > maxManifest ? null : manifest;
}

async function manifestAt(url: string, page: string | null): Promise<string | null> {
  const media = { kind: 'file', url } as const;
  const { reportId } = await askOpenWorkshop('labels/ask', { requestId: crypto.randomUUID(), media, page });
  return manifestOf(reportId);
}

async function manifestIn(video: Blob): Promise<string | null> {
  const sourceId = crypto.randomUUID();
  await writeFile('inbox', sourceId, video);
  const { reportId } = await askOpenWorkshop('labels/file', { requestId: crypto.randomUUID(), sourceId });
  return manifestOf(reportId);
}

/** What cannot be had is left out: the report goes all the same. */
async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    console.warn('Not identified', error);
    return null;
  }
}

/** Size, SHA-256 and credentials of what was reported, as far as they can be had. */
export async function identify(
  subject: ReportSubject,
  withGallery: <T>(work: (gallery: Gallery) => Promise<T>) => Promise<T>,
): Promise<Identified> {
  await ensureWorkshop();
  if (subject.kind === 'media') {
    const { url, page } = subject;
    return { file: await orNull(hashOf(url, page)), manifest: await orNull(manifestAt(url, page)) };
  }
  const video = await withGallery((gallery) => gallery.sealedForReport(subject.creationId));
  if (!video) return { file: null, manifest: null };
  const file = { sha256: await sha256Of(video), bytes: video.size };
  return { file, manifest: await orNull(manifestIn(video)) };
}
