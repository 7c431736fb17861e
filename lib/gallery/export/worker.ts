/** Module worker that turns a video's frames into another format: encoding would stop a page for seconds. */
import { codeOf } from '../../errors.ts';
import { animatedWebp, type WebpFrame } from './animatedWebp.ts';
import { drawFrames } from './frames.ts';
import { GifWriter } from './gif.ts';
import type { ExportReply, ExportRequest } from './protocol.ts';

/** Of the browser's own encoder, 0..1. */
const webpQuality = 0.82;

const tell = (reply: ExportReply) => postMessage(reply);

async function encode({ mp4, format, plan }: ExportRequest): Promise<Blob> {
  const { width, height, frames } = plan;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('No canvas');
  const gif = new GifWriter(width, height);
  const stills: WebpFrame[] = [];
  for await (const { milliseconds, at } of drawFrames(mp4, plan, context)) {
    if (format === 'png') return canvas.convertToBlob({ type: 'image/png' });
    if (format === 'gif') gif.add(context.getImageData(0, 0, width, height).data, milliseconds);
    else {
      const still = await canvas.convertToBlob({ type: 'image/webp', quality: webpQuality });
      if (still.type !== 'image/webp') throw new Error('The browser writes no WebP');
      stills.push({ still: new Uint8Array(await still.arrayBuffer()), milliseconds });
    }
    tell({ done: at + 1, of: frames.length });
  }
  return format === 'gif' ? gif.finish() : animatedWebp(stills, width, height);
}

addEventListener('message', ({ data }: MessageEvent<ExportRequest>) => {
  encode(data).then(
    (picture) => tell({ picture }),
    (error: unknown) => {
      const code = codeOf(error);
      const message = error instanceof Error ? error.message : String(error);
      tell({ code: code === 'unknown' ? 'export-failed' : code, message });
    },
  );
});
