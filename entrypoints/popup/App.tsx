import { useCallback, useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import type { Creation } from '../../lib/gallery/creation.ts';
import { takeShownCreation } from '../../lib/gallery/shownCreation.ts';
import type { Job } from '../../lib/jobs/job.ts';
import { isUnfinished } from '../../lib/jobs/stateMachine.ts';
import { takeNotice } from '../../lib/sessions/notice.ts';
import { titleText } from '../../ui/jobText.ts';
import { qualityText } from '../../ui/Remarks.tsx';
import { AddPicture } from './AddPicture.tsx';
import { addPicture } from './addPicture.ts';
import { CheckFile } from './CheckFile.tsx';
import { EmptyGallery } from './gallery/EmptyGallery.tsx';
import { GallerySection } from './gallery/GallerySection.tsx';
import { useGallery } from './gallery/useGallery.ts';
import { JobList } from './JobList.tsx';
import { Notice } from './Notice.tsx';
import { RoomWarning } from './RoomWarning.tsx';
import { TabLabels } from './TabLabels.tsx';
import { useJobs } from './useJobs.ts';
import { useRoom } from './useRoom.ts';

/** The creation that the page was opened for, by its address (in a tab) or by word left (as popup). */
async function shownCreation(): Promise<string | null> {
  return new URLSearchParams(location.search).get('creation') ?? (await takeShownCreation());
}

/** Which device drew the latest creation. */
function deviceText([latest]: readonly Creation[]): string | null {
  if (!latest) return null;
  const { adapter, quality } = latest.report;
  const device = adapter.software ? i18n.t('popup.onSoftware') : i18n.t('popup.onGpu', [adapter.description]);
  return [device, qualityText(quality)].filter((part) => part !== null).join(' · ');
}

export function App() {
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [status, setStatus] = useState('');
  const [shownId, setShownId] = useState<string | null>(null);
  const gallery = useGallery();
  const onDone = useCallback((job: Job) => setStatus(i18n.t('popup.done', [titleText(job.title)])), []);
  const jobs = useJobs(onDone, setProblem);
  const creations = gallery.creations ?? [];
  const room = useRoom(gallery.creations, jobs.jobs.filter(isUnfinished).length);
  const [storageOpen, setStorageOpen] = useState(false);

  useEffect(() => {
    void takeNotice().then((code) => code && setProblem(code));
    void shownCreation().then(setShownId);
  }, []);

  const onFiles = useCallback(async (files: readonly File[]) => {
    if (files.length > 0) setProblem(null);
    for (const file of files) {
      try {
        const { title, joined } = await addPicture(file);
        setStatus(i18n.t(joined ? 'popup.joined' : 'popup.added', [title]));
      } catch (error) {
        setProblem(codeOf(error));
      }
    }
  }, []);

  const isEmpty = gallery.creations !== null && creations.length === 0 && jobs.jobs.length === 0;
  return (
    <>
      <main>
        {problem && <Notice code={problem} onClose={() => setProblem(null)} />}
        {room && room.missing > 0 && (
          <RoomWarning
            room={room}
            onFree={
              creations.length > 0
                ? () => {
                    setStorageOpen(true);
                    document.querySelector<HTMLElement>('#storage summary')?.focus();
                  }
                : null
            }
          />
        )}
        <AddPicture onFiles={onFiles} />
        <TabLabels />
        <CheckFile />
        <JobList jobs={jobs} />
        {isEmpty && <EmptyGallery />}
        <GallerySection
          creations={creations}
          gallery={gallery}
          shownId={shownId}
          room={room}
          storageOpen={storageOpen}
          onStorage={setStorageOpen}
          onStatus={setStatus}
          onProblem={setProblem}
        />
      </main>
      <footer>{deviceText(creations)}</footer>
      <p class="only-heard" role="status">
        {status}
      </p>
    </>
  );
}
