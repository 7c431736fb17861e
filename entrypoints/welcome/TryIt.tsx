import { useCallback, useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import { withGallery } from '../../lib/gallery/withGallery.ts';
import type { Job } from '../../lib/jobs/job.ts';
import { askWorkshop, hear } from '../../lib/protocol/channel.ts';
import { Button } from '../../ui/Button.tsx';
import { errorText } from '../../ui/errorText.ts';
import { percentText, stageText, timeLeftText } from '../../ui/jobText.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useObjectUrl } from '../../ui/useObjectUrl.ts';
import { useVideoSource } from '../../ui/useVideoSource.ts';
import { bringDemoToLife, demoTitle, demoUrl } from './demo.ts';

const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const videoOf = (creationId: string): Promise<Blob | null> =>
  withGallery((gallery) => gallery.video(creationId));

function Progress({ job }: { readonly job: Job }) {
  const percent = percentText(job.fraction);
  const words = [stageText(job), percent, timeLeftText(job.secondsLeft)].filter(Boolean).join(' · ');
  return (
    <div class="try-progress">
      <ProgressBar fraction={job.fraction} label={demoTitle} valueText={`${stageText(job)}, ${percent}`} />
      <p>{words}</p>
      <Button onClick={() => void askWorkshop('jobs/cancel', { jobId: job.id })}>
        {i18n.t('player.cancel')}
      </Button>
    </div>
  );
}

/** The real thing on a picture that ships: the same job as for any other picture. */
export function TryIt() {
  const [jobId, setJobId] = useState<string | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const [video, setVideo] = useState<Blob | null>(null);
  const videoUrl = useObjectUrl(video);
  const shown = useVideoSource(videoUrl);

  const follow = useCallback((changed: Job) => {
    setJob(changed);
    if (changed.state === 'failed') setProblem(changed.error?.code ?? 'unknown');
    if (changed.state === 'done' && changed.creationId)
      videoOf(changed.creationId).then(setVideo, (error: unknown) => setProblem(codeOf(error)));
  }, []);
  useEffect(() => {
    if (!jobId) return undefined;
    const stop = new AbortController();
    hear('job/changed', ({ job: changed }) => changed.id === jobId && follow(changed), stop.signal);
    // It may have changed before anybody listened.
    void askWorkshop('jobs/get', { jobId }).then(({ job: present }) => present && follow(present));
    return () => stop.abort();
  }, [jobId, follow]);

  const begin = () => {
    setProblem(null);
    setVideo(null);
    setJob(null);
    bringDemoToLife().then(setJobId, (error: unknown) => setProblem(codeOf(error)));
  };
  const working = job !== null && (job.state === 'queued' || job.state === 'running');
  const still = prefersStill();
  return (
    <div class="try" data-state={videoUrl ? 'alive' : (job?.state ?? 'idle')}>
      <div class="try-picture">
        <img src={demoUrl} alt={i18n.t('welcome.try.alt')} width="640" height="480" />
        {videoUrl && (
          <video
            key={videoUrl}
            ref={shown}
            src={videoUrl}
            aria-label={i18n.t('player.describe', [demoTitle])}
            muted
            loop
            playsInline
            autoPlay={!still}
            controls
          />
        )}
      </div>
      <div class="try-words">
        {!working && (
          <Button kind="primary" onClick={begin}>
            {i18n.t(video ? 'welcome.try.again' : 'welcome.try.button')}
          </Button>
        )}
        {working && <Progress job={job} />}
        <p role="status">{video ? i18n.t('welcome.try.done') : ''}</p>
        {problem && (
          <p role="alert" class="problem" data-code={problem}>
            <strong>{errorText(problem).sentence}</strong> {errorText(problem).action}
          </p>
        )}
      </div>
    </div>
  );
}
