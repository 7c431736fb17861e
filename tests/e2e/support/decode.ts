import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { PageServer } from '../../../scripts/drive/pageServer.ts';

/** Luma of one picture, 0..255, row-major. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array;
}

/** A part of a picture in shares of its width and height. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const library = resolve(
  import.meta.dirname,
  '../../../node_modules/mediabunny/dist/bundles/mediabunny.min.mjs',
);

const page = `<!doctype html>
<script type="module">
  import { ALL_FORMATS, BlobSource, Input, VideoSampleSink } from '/mediabunny.mjs';
  const luma = (context, width, height) => {
    const { data } = context.getImageData(0, 0, width, height);
    let binary = '';
    for (let at = 0; at < data.length; at += 4)
      binary += String.fromCharCode(Math.round(data[at] * 0.299 + data[at + 1] * 0.587 + data[at + 2] * 0.114));
    return btoa(binary);
  };
  const surface = (width, height) => {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    context.imageSmoothingQuality = 'high';
    return context;
  };
  window.frames = async () => {
    const blob = await (await fetch('/video.mp4')).blob();
    const track = await new Input({ source: new BlobSource(blob), formats: ALL_FORMATS }).getPrimaryVideoTrack();
    const { displayWidth: width, displayHeight: height } = track;
    const context = surface(width, height);
    const frames = [];
    for await (const sample of new VideoSampleSink(track).samples()) {
      // Players do not show what lies before the presentation's beginning: it only warms the encoder up.
      if (sample.timestamp >= 0) {
        sample.draw(context, 0, 0, width, height);
        frames.push(luma(context, width, height));
      }
      sample.close();
    }
    return { width, height, frames };
  };
  window.picture = async (width, height) => {
    const image = await createImageBitmap(await (await fetch('/picture')).blob(),
      { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
    const context = surface(width, height);
    context.drawImage(image, 0, 0);
    return luma(context, width, height);
  };
</script>`;

/** A video's frames, and the picture it was made of at the same size, decoded by the browser. */
export async function decode(
  browser: Browser,
  mp4: Uint8Array,
  picturePath: string,
): Promise<{ frames: Luma[]; picture: Luma }> {
  await using server = await PageServer.start({
    '/': { body: page },
    '/mediabunny.mjs': { body: readFileSync(library), type: 'text/javascript' },
    '/video.mp4': { body: mp4, type: 'video/mp4' },
    '/picture': { body: readFileSync(picturePath), type: 'image/jpeg' },
  });
  const tab = await browser.newPage();
  try {
    await tab.goto(server.url('/'));
    await tab.waitForFunction('window.picture');
    const { width, height, frames } = (await tab.evaluate('window.frames()')) as {
      width: number;
      height: number;
      frames: string[];
    };
    const picture = (await tab.evaluate(`window.picture(${width}, ${height})`)) as string;
    const luma = (base64: string): Luma => ({ width, height, values: Buffer.from(base64, 'base64') });
    return { frames: frames.map(luma), picture: luma(picture) };
  } finally {
    await tab.close();
  }
}

const whole: Region = { left: 0, top: 0, right: 1, bottom: 1 };

/** Mean of a function of two pictures' luma over a region. */
function meanOver(a: Luma, b: Luma, region: Region, of: (difference: number) => number): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(region.top * a.height); y < Math.floor(region.bottom * a.height); y++) {
    for (let x = Math.floor(region.left * a.width); x < Math.floor(region.right * a.width); x++) {
      const at = y * a.width + x;
      sum += of((a.values[at] ?? 0) - (b.values[at] ?? 0));
      count++;
    }
  }
  return sum / count;
}

/** Mean absolute difference, 0..255. */
export function difference(a: Luma, b: Luma, region: Region = whole): number {
  return meanOver(a, b, region, Math.abs);
}

/** Peak signal-to-noise ratio in decibels; 30 and more look alike. */
export function psnr(a: Luma, b: Luma): number {
  return 10 * Math.log10(255 ** 2 / meanOver(a, b, whole, (value) => value * value));
}
