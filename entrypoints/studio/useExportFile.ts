import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ErrorCode, VivifyError } from '../../lib/errors.ts';
import type { Creation } from '../../lib/gallery/creation.ts';
import type { ExportFormat } from '../../lib/gallery/export/formats.ts';
import { withGallery } from '../../lib/gallery/withGallery.ts';
import type { Job } from '../../lib/jobs/job.ts';
import { download } from '../../ui/download.ts';
import { type RunningExport, useFormatExport } from '../../ui/useFormatExport.ts';

/** What the studio makes: a video, or a picture of another kind that is made of one. */
export const fileFormats = ['mp4', 'webp', 'gif', 'png'] as const satisfies readonly ('mp4' | ExportFormat)[];
export type FileFormat = (typeof fileFormats)[number];

const videoOf = (id: string) => withGallery((gallery) => gallery.video(id));

async function creationOf(id: string): Promise<Creation> {
  const creation = await withGallery((gallery) => gallery.get(id));
  if (!creation) throw new VivifyError('export-failed', `No creation ${id}`);
  return creation;
}

export interface ExportFile {
  /** The format being made of the finished video; null = none. */
  readonly running: RunningExport | null;
  readonly problem: ErrorCode | null;
  /** Hands a finished video to the downloads in a format. */
  readonly save: (creationId: string, format: FileFormat) => void;
}

/** The file that comes of an export: other formats than MP4 are saved as soon as their video is done. */
export function useExportFile(job: Job | null, format: FileFormat): ExportFile {
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const { running, start } = useFormatExport(videoOf, setProblem, () => undefined);
  const wanted = useRef(format);
  const saved = useRef<string | null>(null);
  if (job === null) wanted.current = format;

  const save = useCallback(
    async (creationId: string, as: FileFormat) => {
      setProblem(null);
      const creation = await creationOf(creationId);
      if (as !== 'mp4') return start(creation, as);
      const mp4 = await videoOf(creationId);
      if (mp4) download(mp4, creation.title);
    },
    [start],
  );
  const attempt = (creationId: string, as: FileFormat) => {
    save(creationId, as).catch(() => setProblem('export-failed'));
  };
  const done = job?.state === 'done' ? job.creationId : null;
  useEffect(() => {
    if (!done || saved.current === done || wanted.current === 'mp4') return;
    saved.current = done;
    attempt(done, wanted.current);
  }, [done]);
  return { running, problem, save: attempt };
}
