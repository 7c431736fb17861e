import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Job } from '../../lib/jobs/job.ts';
import { readFile } from '../../lib/opfs.ts';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dispute } from '../../ui/Dispute.tsx';
import { errorText } from '../../ui/errorText.ts';
import { percentText, stageText, timeLeftText, titleText } from '../../ui/jobText.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SafetyQuestion } from '../../ui/SafetyQuestion.tsx';
import { SafetyReasons } from '../../ui/SafetyReasons.tsx';
import { useObjectUrl } from '../../ui/useObjectUrl.ts';
import { MoveButtons, type Place } from './MoveButtons.tsx';
import type { Jobs } from './useJobs.ts';

function Thumbnail({ sourceId }: { readonly sourceId: string }) {
  const [picture, setPicture] = useState<Blob | null>(null);
  useEffect(() => {
    let stale = false;
    void readFile('inbox', sourceId).then((found) => !stale && setPicture(found));
    return () => {
      stale = true;
    };
  }, [sourceId]);
  const url = useObjectUrl(picture);
  return (
    <div class="job-picture">
      {url && <img src={url} alt="" decoding="async" onError={() => setPicture(null)} />}
    </div>
  );
}

function InWork({
  job,
  place,
  jobs: { ask, move },
}: {
  readonly job: Job;
  readonly place: Place;
  readonly jobs: Jobs;
}) {
  const running = job.state === 'running';
  const title = titleText(job.title);
  const stage = stageText(job);
  const percent = percentText(job.fraction);
  const timeLeft = running ? timeLeftText(job.secondsLeft) : null;
  return (
    <>
      <div class="job-text">
        <h3>{title}</h3>
        <p class="job-stage">{stage}</p>
        {running && (
          <>
            <ProgressBar fraction={job.fraction} label={title} valueText={`${stage}, ${percent}`} />
            <p class="job-numbers">
              <span>{percent}</span>
              <span>{timeLeft}</span>
            </p>
          </>
        )}
      </div>
      {(place.passable.earlier || place.passable.later) && (
        <MoveButtons job={job} place={place} move={move} />
      )}
      <IconButton
        icon="close"
        label={i18n.t('jobs.cancelOf', [title])}
        onClick={() => ask('jobs/cancel', job.id)}
      />
    </>
  );
}

function Stopped({ job, ask }: { readonly job: Job; readonly ask: Jobs['ask'] }) {
  const { error, id } = job;
  const title = titleText(job.title);
  const failed = error && errorText(error.code);
  return (
    <div class="job-text">
      <h3>{title}</h3>
      <p class={failed ? 'job-error' : undefined}>{failed ? failed.sentence : i18n.t('jobs.interrupted')}</p>
      {failed && <p class="job-stage">{failed.action}</p>}
      {job.stop && <SafetyReasons stop={job.stop} />}
      <div class="job-buttons">
        {job.stop ? (
          <Dispute keep={(note) => askWorkshop('safety/dispute', { jobId: id, note })} />
        ) : (
          <Button
            kind="primary"
            label={failed ? i18n.t('jobs.retryOf', [title]) : i18n.t('jobs.resumeOf', [title])}
            onClick={() => ask('jobs/resume', id)}
          >
            {failed ? i18n.t('jobs.retry') : i18n.t('jobs.resume')}
          </Button>
        )}
        <Button
          label={failed ? i18n.t('jobs.dismissOf', [title]) : i18n.t('jobs.discardOf', [title])}
          onClick={() => ask('jobs/dismiss', id)}
        >
          {failed ? i18n.t('jobs.dismiss') : i18n.t('jobs.discard')}
        </Button>
      </div>
    </div>
  );
}

/** One job: how far it is, or why it stopped and what can be done. */
export function JobCard({
  job,
  place,
  jobs,
}: {
  readonly job: Job;
  readonly place: Place;
  readonly jobs: Jobs;
}) {
  const stopped = job.state === 'failed' || job.state === 'interrupted';
  return (
    <li class={`job ${job.state}`} data-job={job.id} data-state={job.state}>
      <Thumbnail sourceId={job.sourceId} />
      {job.state === 'asking' && job.stop ? (
        <SafetyQuestion stop={job.stop} onAnswer={(agreed) => jobs.answer(job.id, agreed)} />
      ) : stopped ? (
        <Stopped job={job} ask={jobs.ask} />
      ) : (
        <InWork job={job} place={place} jobs={jobs} />
      )}
    </li>
  );
}
