import { useEffect, useState } from 'preact/hooks';
import { type MotionPlan, qualityBits, type VideoQuality } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { estimateExport } from '../../lib/gallery/export/formats.ts';
import { withGallery } from '../../lib/gallery/withGallery.ts';
import { hear } from '../../lib/protocol/channel.ts';
import { type Estimate, estimateOf, type Made } from '../../lib/studio/estimate.ts';
import type { FileFormat } from './useExportFile.ts';

const madeBefore = (): Promise<readonly Made[]> => withGallery((gallery) => gallery.list());

/** How long the export will take and how large its file will be. @param drawing milliseconds a million pixels */
export function useEstimate(
  preview: Preview,
  plan: MotionPlan,
  {
    longSide,
    quality,
    format,
  }: { readonly longSide: number; readonly quality: VideoQuality; readonly format: FileFormat },
  drawing: number,
): Estimate {
  const [made, setMade] = useState<readonly Made[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const look = () => void madeBefore().then(setMade);
    look();
    hear('gallery/changed', look, stop.signal);
    return () => stop.abort();
  }, []);
  const { width, height } = preview.sizeAt(longSide);
  const frames = Math.round(plan.seconds * plan.fps);
  const work = { pixels: width * height, frames, bits: qualityBits[quality] };
  const video = estimateOf(work, drawing, made, preview.adapter.description);
  if (format === 'mp4') return video;
  const file = estimateExport(format, { width, height, frames, fps: plan.fps });
  return { ...video, seconds: video.seconds + file.seconds, bytes: file.bytes };
}
