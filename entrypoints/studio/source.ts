import type { MotionPlan } from '../../engine/contracts.ts';
import { asPicture } from '../../lib/acquire/fetchPicture.ts';
import { codeOf, VivifyError } from '../../lib/errors.ts';
import type { Origin } from '../../lib/gallery/origin.ts';
import { withGallery } from '../../lib/gallery/withGallery.ts';
import type { JobOptions } from '../../lib/jobs/job.ts';
import { readOptions } from '../../lib/settings/settings.ts';
import { fileTitle } from '../../ui/fileTitle.ts';

/** A picture to work on, and how it is to move; without a plan one is made. */
export interface Source {
  readonly picture: Blob;
  readonly title: string;
  /** The page that it came from. */
  readonly page: Origin | null;
  readonly options: JobOptions;
  readonly plan: MotionPlan | null;
}

/** A file of the user's, made as the options page says. @throws VivifyError where it is no picture or too large. */
export async function sourceOfFile(file: File): Promise<Source> {
  try {
    const picture = await asPicture(file);
    return { picture, title: fileTitle(file.name), options: await readOptions(), page: null, plan: null };
  } catch (error) {
    if (codeOf(error) === 'picture-too-large') throw error;
    throw new VivifyError('decode-unsupported', `${file.name} is not a picture`, { cause: error });
  }
}

/** A creation, with its own picture where it was kept, else its first frame. @throws VivifyError where it is gone. */
export const sourceOfCreation = (id: string): Promise<Source> =>
  withGallery(async (gallery) => {
    const creation = await gallery.get(id);
    const picture = (await gallery.source(id)) ?? (await gallery.poster(id));
    if (!creation || !picture) throw new VivifyError('creation-gone', `No creation ${id}`);
    const { title, report, page, options = {} } = creation;
    return { picture, title, page: page ?? null, options, plan: report.plan };
  });
