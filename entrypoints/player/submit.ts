import type { Origin } from '../../lib/gallery/origin.ts';
import { writeFile } from '../../lib/opfs.ts';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import type { ToPlayer } from '../../lib/sessions/port.ts';
import { readOptions } from '../../lib/settings/settings.ts';

/** What an acquired picture comes as. */
export type Delivered = Extract<ToPlayer, { type: 'bytes' | 'source' }>;

/** Queues a picture. @returns the job's id. @throws VivifyError, QuotaExceededError */
export async function submit(
  delivered: Delivered,
  { title, page }: { readonly title: string; readonly page: Origin | null },
): Promise<string> {
  let sourceId: string;
  if (delivered.type === 'bytes') {
    sourceId = crypto.randomUUID();
    await writeFile('inbox', sourceId, delivered.bytes);
  } else {
    sourceId = delivered.sourceId;
  }
  const options = await readOptions();
  const { jobId } = await askWorkshop('jobs/submit', { sourceId, title, page, options });
  return jobId;
}
