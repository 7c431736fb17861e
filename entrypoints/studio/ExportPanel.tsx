import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type MotionPlan, markCorners, videoQualities } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import type { JobOptions } from '../../lib/jobs/job.ts';
import { withSeconds } from '../../lib/studio/planEdits.ts';
import { Button } from '../../ui/Button.tsx';
import { markCornerText } from '../../ui/markCornerText.ts';
import { bytesText, secondsText } from '../../ui/numbers.ts';
import { Select } from '../../ui/Select.tsx';
import { SizeSelect } from '../../ui/SizeSelect.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { ExportJob } from './ExportJob.tsx';
import { useEstimate } from './useEstimate.ts';
import type { ExportView } from './useExport.ts';
import { type FileFormat, fileFormats, useExportFile } from './useExportFile.ts';

const frameRates = [24, 30, 60];
const sizes = [480, 640, 720, 1080, 1280, 1920];
/** Offered where the device can. */
const largest = 3840;

/** Sizes to offer: up to 1080p, 2160p where it can be made, and the one that is set. */
function useSizes(preview: Preview, set: number | undefined): readonly number[] {
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let gone = false;
    void preview.canExport(largest).then((can) => !gone && setLarge(can));
    return () => {
      gone = true;
    };
  }, [preview]);
  const offered = large ? [...sizes, largest] : sizes;
  return set === undefined || offered.includes(set) ? offered : [...offered, set];
}

/** What the video will be, and the button that makes it. */
export function ExportPanel({
  preview,
  plan,
  options,
  pace,
  onPlan,
  onOptions,
  exporting,
  onExport,
}: {
  readonly preview: Preview;
  readonly plan: MotionPlan;
  readonly options: JobOptions;
  /** Milliseconds that drawing takes, for a million pixels. */
  readonly pace: number;
  readonly onPlan: (plan: MotionPlan, topic?: string) => void;
  readonly onOptions: (change: Partial<JobOptions>) => void;
  readonly exporting: ExportView;
  readonly onExport: () => void;
}) {
  const { longSide: size, videoQuality = 'standard' } = options;
  const { job } = exporting;
  const [format, setFormat] = useState<FileFormat>('mp4');
  const file = useExportFile(job, format);
  const working = job !== null && (job.state === 'queued' || job.state === 'running');
  const rates = frameRates.includes(plan.fps) ? frameRates : [...frameRates, plan.fps];
  const { width, height } = preview.original;
  const estimate = useEstimate(
    preview,
    plan,
    { longSide: size ?? Math.max(width, height), quality: videoQuality, format },
    pace,
  );
  return (
    <>
      <Select
        label={i18n.t('studio.export.fileFormat')}
        value={format}
        options={fileFormats.map((one) => [one, i18n.t(`studio.export.formats.${one}`)] as const)}
        onChange={setFormat}
      />
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
      <SizeSelect
        size={size}
        sizes={useSizes(preview, size)}
        onChange={(longSide) => onOptions({ longSide })}
      />
      <Select
        label={i18n.t('studio.export.quality')}
        value={videoQuality}
        options={videoQualities.map((one) => [one, i18n.t(`studio.export.qualities.${one}`)] as const)}
        onChange={(quality) => onOptions({ videoQuality: quality })}
      />
      <Select
        label={i18n.t('options.creations.markCorner')}
        value={options.markCorner ?? 'bottom-right'}
        options={markCorners.map((corner) => [corner, markCornerText(corner)] as const)}
        onChange={(markCorner) => onOptions({ markCorner })}
      />
      <div class="export-do">
        <p class="field-hint" data-known={estimate.known}>
          {i18n.t(estimate.known ? 'studio.export.estimate' : 'studio.export.guess', [
            secondsText(estimate.seconds),
            bytesText(estimate.bytes),
          ])}
        </p>
        {!working && (
          <Button kind="primary" onClick={onExport}>
            {i18n.t('studio.export.button')}
          </Button>
        )}
        <p class="field-hint">{i18n.t('studio.export.format')}</p>
        <ExportJob exporting={exporting} file={file} format={format} />
      </div>
    </>
  );
}
