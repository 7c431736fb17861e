import { animate } from '../../engine/index.ts';
import { Gallery, undoTime } from '../../lib/gallery/gallery.ts';
import { opfsInbox } from '../../lib/jobs/inbox.ts';
import { type Journal, openJournal } from '../../lib/jobs/journal.ts';
import { Lifeline } from '../../lib/jobs/lifeline.ts';
import { JobRunner } from '../../lib/jobs/runner.ts';
import { isUnfinished } from '../../lib/jobs/stateMachine.ts';
import { listFiles, removeFolder, writeFile } from '../../lib/opfs.ts';
import { announce, askBackground } from '../../lib/protocol/channel.ts';
import { sealVideo } from '../../lib/provenance/seal.ts';
import { openSafetyRecords } from '../../lib/safety/records.ts';
import { safetyWith } from '../../lib/safety/safety.ts';
import { engineWishes } from './models.ts';

/** Forgets deleted creations, bytes that nobody owns, and the debug images of forgotten jobs. */
async function tidy(gallery: Gallery, journal: Journal): Promise<void> {
  await gallery.purge(Date.now() - undoTime);
  await gallery.sweep();
  const jobs = new Set((await journal.all()).map(({ id }) => id));
  for (const name of await listFiles('debug')) if (!jobs.has(name)) await removeFolder('debug', name);
}

async function keepDebugImages(jobId: string, images: Readonly<Record<string, Blob>>): Promise<void> {
  for (const [name, image] of Object.entries(images)) await writeFile(`debug/${jobId}`, `${name}.png`, image);
}

/** Wires the runner with the engine, the seal and the gallery, and takes up what is in the journal. */
export async function openWorkshop(): Promise<JobRunner> {
  const [{ browserSession }, journal, gallery, records] = await Promise.all([
    askBackground('browser/session', {}),
    openJournal(),
    Gallery.open(),
    openSafetyRecords(),
  ]);
  const galleryChanged = () => announce('gallery/changed', {});
  const lifeline = new Lifeline();
  const runner: JobRunner = new JobRunner({
    journal,
    inbox: opfsInbox,
    browserSession,
    now: Date.now,
    animate: async (picture, options, context) =>
      animate(picture, options, { ...context, ...(await engineWishes()) }),
    safety: safetyWith(records, async () => (await askBackground('safety/policy', {})).policy, Date.now),
    seal: sealVideo,
    store: async (video) => {
      await gallery.add(video, Date.now());
      galleryChanged();
    },
    discard: async (id) => {
      await gallery.erase(id);
      galleryChanged();
    },
    keepDebugImages,
    announce: (job) => {
      announce('job/changed', { job });
      lifeline.tell(runner.list().filter(isUnfinished).length);
    },
  });
  await tidy(gallery, journal);
  await runner.start();
  return runner;
}
