import { asPicture } from '../../lib/acquire/fetchPicture.ts';
import { codeOf, VivifyError } from '../../lib/errors.ts';
import { removeFile, writeFile } from '../../lib/opfs.ts';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import { readOptions } from '../../lib/settings/settings.ts';
import { fileTitle } from '../../ui/fileTitle.ts';
import { promptOption } from './prompt.ts';

async function checked(file: File): Promise<Blob> {
  try {
    return await asPicture(file);
  } catch (error) {
    if (codeOf(error) === 'picture-too-large') throw error;
    throw new VivifyError('decode-unsupported', `${file.name} is not a picture`, { cause: error });
  }
}

export interface Added {
  readonly title: string;
  /** It was already in work. */
  readonly joined: boolean;
}

/** Queues a file of the user's. @throws VivifyError where it is no picture, too large, or cannot be stored. */
export async function addPicture(file: File): Promise<Added> {
  // What fails here fails again, and is told, below.
  askWorkshop('nets/prepare', {}).catch(() => undefined);
  const picture = await checked(file);
  const sourceId = crypto.randomUUID();
  const title = fileTitle(file.name);
  await writeFile('inbox', sourceId, picture);
  try {
    const { joined } = await askWorkshop('jobs/submit', {
      sourceId,
      title,
      options: { ...(await readOptions()), ...promptOption() },
    });
    return { title, joined };
  } catch (error) {
    await removeFile('inbox', sourceId);
    throw error;
  }
}
