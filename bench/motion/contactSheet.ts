import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { PageServer } from '../../scripts/drive/pageServer.ts';

const library = resolve(import.meta.dirname, '../../node_modules/mediabunny/dist/bundles/mediabunny.min.mjs');

const page = `<!doctype html>
<script type="module">
  import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from '/mediabunny.mjs';
  window.sheet = async (count, columns, side, crop) => {
    const blob = await (await fetch('/video.mp4')).blob();
    const track = await new Input({ source: new BlobSource(blob), formats: ALL_FORMATS }).getPrimaryVideoTrack();
    const samples = [];
    for await (const sample of new VideoSampleSink(track).samples())
      if (sample.timestamp >= 0) samples.push(sample); else sample.close();
    const box = { x: crop[0] * track.displayWidth, y: crop[1] * track.displayHeight,
      w: crop[2] * track.displayWidth, h: crop[3] * track.displayHeight };
    const scale = side / Math.max(box.w, box.h);
    const [w, h] = [Math.round(box.w * scale), Math.round(box.h * scale)];
    const canvas = new OffscreenCanvas(w * columns, h * Math.ceil(count / columns));
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    for (let i = 0; i < count; i++) {
      const sample = samples[Math.floor(i * samples.length / count)];
      sample.draw(context, box.x, box.y, box.w, box.h, (i % columns) * w, Math.floor(i / columns) * h, w, h);
    }
    for (const sample of samples) sample.close();
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer());
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  };
</script>`;

export interface SheetOptions {
  /** Frames, evenly over the loop; 8 by default. */
  readonly count?: number;
  readonly columns?: number;
  /** Long side of each frame in pixels. */
  readonly side?: number;
  /** Part of the picture to show: x, y, width, height in picture units. */
  readonly crop?: readonly [number, number, number, number];
}

/** Writes frames of a video side by side as a JPEG: what looks wrong to the eye is a defect. */
export async function writeContactSheet(
  browser: Browser,
  video: string,
  output: string,
  { count = 8, columns = 4, side = 480, crop = [0, 0, 1, 1] }: SheetOptions = {},
): Promise<void> {
  await using server = await PageServer.start({
    '/': { body: page },
    '/mediabunny.mjs': { body: readFileSync(library), type: 'text/javascript' },
    '/video.mp4': { body: readFileSync(video), type: 'video/mp4' },
  });
  const tab = await browser.newPage();
  try {
    await tab.goto(server.url('/'));
    await tab.waitForFunction('window.sheet');
    const jpeg = (await tab.evaluate(
      `window.sheet(${count}, ${columns}, ${side}, ${JSON.stringify(crop)})`,
    )) as string;
    writeFileSync(output, Buffer.from(jpeg, 'base64'));
  } finally {
    await tab.close();
  }
}
