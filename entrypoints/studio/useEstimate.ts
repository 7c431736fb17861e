import { useEffect, useState } from 'preact/hooks';
import { type MotionPlan, qualityBits, type VideoQuality } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { Gallery } from '../../lib/gallery/gallery.ts';
import { hear } from '../../lib/protocol/channel.ts';
import { type Estimate, estimateOf, type Made } from '../../lib/studio/estimate.ts';

async function madeBefore(): Promise<readonly Made[]> {
  const gallery = await Gallery.open();
  try {
    return await gallery.list();
  } finally {
    gallery.close();
  }
}

/** How long the export will take and how large it will be. @param drawing milliseconds a million pixels */
export function useEstimate(
  preview: Preview,
  plan: MotionPlan,
  longSide: number,
  quality: VideoQuality,
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
  return estimateOf(work, drawing, made, preview.adapter.description);
}
