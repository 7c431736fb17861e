import { i18n } from '#i18n';
import type { MotionPlan } from '../../engine/contracts.ts';
import type { JobOptions } from '../../lib/jobs/job.ts';
import { withSeconds } from '../../lib/studio/planEdits.ts';
import { Button } from '../../ui/Button.tsx';
import { secondsText } from '../../ui/numbers.ts';
import { Select } from '../../ui/Select.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { ExportJob } from './ExportJob.tsx';
import type { ExportView } from './useExport.ts';

const frameRates = [24, 30, 60];
const sizes = [480, 640, 720, 1080, 1280, 1920];

/** What the video will be, and the button that makes it. */
export function ExportPanel({
  plan,
  options,
  onPlan,
  onOptions,
  exporting,
  onExport,
}: {
  readonly plan: MotionPlan;
  readonly options: JobOptions;
  readonly onPlan: (plan: MotionPlan, topic?: string) => void;
  readonly onOptions: (change: Partial<JobOptions>) => void;
  readonly exporting: ExportView;
  readonly onExport: () => void;
}) {
  const { job } = exporting;
  const working = job !== null && (job.state === 'queued' || job.state === 'running');
  const rates = frameRates.includes(plan.fps) ? frameRates : [...frameRates, plan.fps];
  const size = options.longSide;
  const listed = size === undefined || sizes.includes(size) ? sizes : [...sizes, size];
  return (
    <>
      <Slider
        label={i18n.t('options.creations.seconds')}
        value={plan.seconds}
        min={2}
        max={10}
        step={1}
        words={secondsText}
        onChange={(seconds) => onPlan(withSeconds(plan, seconds), 'seconds')}
      />
      <Select
        label={i18n.t('options.creations.fps')}
        value={String(plan.fps)}
        options={rates.map((rate) => [String(rate), i18n.t('options.creations.fpsValue', [rate])])}
        onChange={(rate) => onPlan({ ...plan, fps: Number(rate) })}
      />
      <Select
        label={i18n.t('options.creations.size')}
        value={size === undefined ? 'auto' : String(size)}
        options={[
          ['auto', i18n.t('options.creations.sizeAuto')],
          ...listed.map(
            (pixels) => [String(pixels), i18n.t('options.creations.sizeValue', [pixels])] as const,
          ),
        ]}
        onChange={(pixels) => onOptions({ longSide: pixels === 'auto' ? undefined : Number(pixels) })}
      />
      <div class="export-do">
        {!working && (
          <Button kind="primary" onClick={onExport}>
            {i18n.t('studio.export.button')}
          </Button>
        )}
        <ExportJob exporting={exporting} />
      </div>
    </>
  );
}
