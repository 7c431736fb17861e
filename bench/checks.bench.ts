import { expect, it } from 'vitest';
import { animate } from '../engine/index.ts';
import { ratePicture } from '../engine/safety/ratePicture.ts';
import { gatesOf } from '../lib/safety/gates.ts';
import { standardPolicy } from '../lib/safety/policy.ts';
import sunset from '../tests/fixtures/photos/sunset.jpg?url';

/** As much of a job as checks may add. */
const limit = 0.1;
/** The picture, and the sampled frames of its video. */
const ratings = 4;

async function timeOf(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/**
 * What checks do, by itself, the loading of their net included, over the whole of a job without them. In a job they
 * run beside the drawing of frames: this is the most that they can add, and does not drown in the noise of jobs.
 */
it('checks words, picture and video in less than a tenth of the job', { timeout: 600_000 }, async () => {
  const { signal } = new AbortController();
  const photo = await (await fetch(sunset)).blob();
  // Its analysis loads the runtime that all nets share.
  const job = await timeOf(() => animate(photo, {}, { signal, onProgress: () => undefined }));
  const bitmap = await createImageBitmap(photo, { resizeWidth: 640, resizeHeight: 480 });
  const { prompt } = gatesOf(standardPolicy, new Set());
  const words = await timeOf(() => prompt('slowly drifting clouds over a calm lake, without people'));
  const load = await timeOf(() => ratePicture(bitmap, signal));
  const rated = await timeOf(async () => {
    for (let i = 0; i < ratings; i++) await ratePicture(bitmap, signal);
  });
  bitmap.close();
  const added = (words + load + rated) / job;
  console.log(
    JSON.stringify({
      'words ms': Math.round(words),
      'net loads ms': Math.round(load - rated / ratings),
      'four ratings ms': Math.round(rated),
      'job ms': Math.round(job),
      'at most': `${(100 * added).toFixed(1)} %`,
    }),
  );
  expect(added).toBeLessThan(limit);
});
