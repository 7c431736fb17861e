import type { JobOptions } from '../../lib/jobs/job.ts';
import type { StudioDocument } from './useDocument.ts';

/** What a job is asked for so that it makes what is on show. The words go along: they are checked like any others. */
export function exportOptions(
  { plan, corrections, prompt }: StudioDocument,
  { longSide, mark, markCorner, videoQuality }: JobOptions,
): JobOptions {
  return {
    plan,
    longSide,
    mark,
    markCorner,
    videoQuality,
    ...(corrections.length > 0 ? { corrections } : {}),
    ...(prompt.trim() === '' ? {} : { prompt }),
  };
}
