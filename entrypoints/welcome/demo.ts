import { writeFile } from '../../lib/opfs.ts';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import { readOptions } from '../../lib/settings/settings.ts';

/** The picture to try it on, as it ships; `public/demo/NOTICE.txt` says whose it is. */
export const demoUrl = '/demo/picos.jpg';
export const demoTitle = 'Picos de Europa';

/** @throws TypeError where the extension's own file cannot be read. */
export async function demoPicture(): Promise<Blob> {
  return (await fetch(demoUrl)).blob();
}

/** Queues the demo picture like any other. @returns the job's id. @throws VivifyError, QuotaExceededError */
export async function bringDemoToLife(): Promise<string> {
  const sourceId = crypto.randomUUID();
  await writeFile('inbox', sourceId, await demoPicture());
  const options = await readOptions();
  return (await askWorkshop('jobs/submit', { sourceId, title: demoTitle, options })).jobId;
}
