import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import { Button } from '../../ui/Button.tsx';
import { Dispute } from '../../ui/Dispute.tsx';
import { percentText, stageText, timeLeftText, titleText } from '../../ui/jobText.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SafetyQuestion } from '../../ui/SafetyQuestion.tsx';
import { SafetyReasons } from '../../ui/SafetyReasons.tsx';
import type { RunningExport } from '../../ui/useFormatExport.ts';
import { Problem } from './Problem.tsx';
import type { ExportView } from './useExport.ts';
import type { ExportFile, FileFormat } from './useExportFile.ts';

/** How far a picture of another format is, which is made of the finished video. */
function Encoding({ running: { creation, format, fraction, cancel } }: { readonly running: RunningExport }) {
  const words = i18n.t('gallery.exporting', [titleText(creation.title), i18n.t(`gallery.formats.${format}`)]);
  return (
    <>
      <ProgressBar fraction={fraction} label={words} valueText={percentText(fraction)} />
      <p role="status">{words}</p>
      <p class="field-hint">{i18n.t('gallery.keepOpen')}</p>
      <Button onClick={cancel}>{i18n.t('gallery.exportCancel')}</Button>
    </>
  );
}

/** How far the export is, what it asks, and what became of it. */
export function ExportJob({
  exporting: { job, problem, cancel, answer },
  file,
  format,
}: {
  readonly exporting: ExportView;
  readonly file: ExportFile;
  /** What is asked for now. */
  readonly format: FileFormat;
}) {
  const working = job !== null && (job.state === 'queued' || job.state === 'running');
  const percent = job && percentText(job.fraction);
  const block = useRef<HTMLDivElement>(null);
  // It stands below the button, which may be at the window's end. What comes later does not take the user away.
  const news = job && `${job.id} ${job.state === 'asking'}`;
  useLayoutEffect(() => {
    if (news) block.current?.scrollIntoView({ block: 'nearest' });
  }, [news]);
  return (
    <div
      ref={block}
      class="export-job"
      data-state={job?.state ?? 'none'}
      data-creation={job?.creationId ?? ''}
      data-encoding={file.running?.format ?? ''}
    >
      {working && (
        <>
          <ProgressBar
            fraction={job.fraction}
            label={titleText(job.title)}
            valueText={`${stageText(job)}, ${percent}`}
          />
          <p>{[stageText(job), percent, timeLeftText(job.secondsLeft)].filter(Boolean).join(' · ')}</p>
          <Button onClick={cancel}>{i18n.t('player.cancel')}</Button>
        </>
      )}
      {job?.state === 'asking' && job.stop && <SafetyQuestion stop={job.stop} onAnswer={answer} />}
      {problem && <Problem code={problem} />}
      {file.problem && <Problem code={file.problem} />}
      {file.running && <Encoding running={file.running} />}
      {job?.state === 'failed' && job.stop && (
        <>
          <SafetyReasons stop={job.stop} />
          <Dispute keep={(note) => askWorkshop('safety/dispute', { jobId: job.id, note })} />
        </>
      )}
      <p role="status">
        {job?.state === 'done' && (
          <>
            {i18n.t('studio.export.done')}{' '}
            <a href={`/popup.html?creation=${job.creationId}`} target="_blank" rel="noreferrer">
              {i18n.t('player.gallery')}
            </a>
          </>
        )}
      </p>
      {job?.state === 'done' && job.creationId && !file.running && (
        <Button onClick={() => file.save(job.creationId!, format)}>
          {i18n.t('studio.export.save', [i18n.t(`studio.export.formats.${format}`)])}
        </Button>
      )}
    </div>
  );
}
