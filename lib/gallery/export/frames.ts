import { BlobSource, Input, MP4, VideoSampleSink } from 'mediabunny';
import { VivifyError } from '../../errors.ts';
import type { ExportPlan } from './formats.ts';

/** A frame that is drawn on the canvas now. */
export interface DrawnFrame {
  readonly milliseconds: number;
  /** Position in the plan. */
  readonly at: number;
}

/**
 * Draws the planned frames of a video one after the other on one canvas of the planned size.
 * @throws VivifyError `export-failed` where the video holds fewer frames than planned
 */
export async function* drawFrames(
  mp4: Blob,
  plan: ExportPlan,
  context: OffscreenCanvasRenderingContext2D,
): AsyncGenerator<DrawnFrame> {
  using input = new Input({ source: new BlobSource(mp4), formats: [MP4] });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new VivifyError('export-failed', 'The file holds no video.');
  let index = 0;
  let at = 0;
  for await (const sample of new VideoSampleSink(track).samples(0)) {
    try {
      // What lies before the presentation's beginning warms the encoder up, and is never shown.
      if (sample.timestamp < 0) continue;
      const frame = plan.frames[at];
      if (!frame) return;
      if (index++ !== frame.index) continue;
      sample.draw(context, 0, 0, plan.width, plan.height);
      yield { milliseconds: frame.milliseconds, at };
      at++;
    } finally {
      sample.close();
    }
  }
  if (at < plan.frames.length)
    throw new VivifyError(
      'export-failed',
      `The video holds ${index} frames, ${plan.frames.length} were planned.`,
    );
}
