import { i18n } from '#i18n';
import type { Job } from '../../lib/jobs/job.ts';
import { Icon } from '../../ui/Icon.tsx';
import { percentText, stageText, timeLeftText } from '../../ui/jobText.ts';
import { ProgressRing } from '../../ui/ProgressRing.tsx';

/** How far the picture is, and the way out. */
export function Working({
  job,
  acquiring,
  onCancel,
}: {
  readonly job: Job | null;
  readonly acquiring: boolean;
  readonly onCancel: () => void;
}) {
  const running = job?.state === 'running';
  const stage = acquiring ? i18n.t('player.acquire') : job ? stageText(job) : i18n.t('stages.queued');
  const left = running ? timeLeftText(job.secondsLeft) : null;
  const percent = percentText(job?.fraction ?? 0);
  return (
    <section class="working">
      <ProgressRing
        fraction={running ? job.fraction : null}
        label={stage}
        valueText={[percent, stage, left].filter(Boolean).join(', ')}
      >
        {running ? percent : null}
      </ProgressRing>
      <div class="words">
        <p class="stage">{stage}</p>
        <p class="left">{left}</p>
      </div>
      <button type="button" class="cancel" onClick={onCancel} aria-label={i18n.t('player.cancel')}>
        <Icon name="close" size={14} />
        <span>{i18n.t('player.cancel')}</span>
      </button>
    </section>
  );
}
