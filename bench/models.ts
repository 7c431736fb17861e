import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { animatePicture } from '../scripts/animate/animatePicture.ts';
import { userFolder } from '../scripts/animate/arguments.ts';
import { expandInputs } from '../scripts/animate/inputs.ts';
import { launchExtension } from '../scripts/drive/extension.ts';
import { main, reasonOf } from '../scripts/main.ts';

const usage = `Usage: npm run bench:models -- [image|folder…] [options]

Analyses photos in the extension and prints what was found and how long it took; the committed photos by
default. The first photo is the cold one: it loads the runtime and the model.

  --masks DIR   true masks, DIR/<id>_sky.png and DIR/<id>_water.png; the id is the photo's name up to the
                first _. A class is measured only where its mask exists.
  --no-sky IDS  ids, separated by commas, of photos without sky: all sky found there is false`;

const photos = resolve(import.meta.dirname, '../tests/fixtures/photos');
const measured = ['sky', 'water'] as const;

/** Intersection over union of two pictures' bright halves, the second one scaled to the first's size. */
async function overlap(page: Page, found: string | null, truth: string): Promise<number> {
  const base64 = (path: string) => readFileSync(path, 'base64');
  return page.evaluate(
    async (a, b) => {
      const load = async (data: string) =>
        createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const expected = await load(b);
      const actual = a === null ? null : await load(a);
      const { width, height } = actual ?? expected;
      const bright = (bitmap: ImageBitmap) => {
        const context = new OffscreenCanvas(width, height).getContext('2d')!;
        context.drawImage(bitmap, 0, 0, width, height);
        return context.getImageData(0, 0, width, height).data;
      };
      const [x, y] = [actual && bright(actual), bright(expected)];
      let both = 0;
      let either = 0;
      for (let i = 0; i < y.length; i += 4) {
        const inX = x !== null && x[i]! > 127;
        const inY = y[i]! > 127;
        if (inX && inY) both++;
        if (inX || inY) either++;
      }
      return either === 0 ? 1 : both / either;
    },
    found && base64(found),
    base64(truth),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

await main(async (signal) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { masks: { type: 'string' }, 'no-sky': { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const skyless = new Set(values['no-sky']?.split(','));
  const masks = values.masks && resolve(userFolder, values.masks);
  const folder = join(userFolder, 'out', 'bench');
  mkdirSync(folder, { recursive: true });
  await using extension = await launchExtension();
  const page = await extension.openPopupTab();
  const rows: Record<string, string | number>[] = [];
  const overlaps = { sky: [] as number[], water: [] as number[] };
  const falseSky: number[] = [];
  const took: number[] = [];
  for (const picture of expandInputs(positionals.length > 0 ? positionals : [photos])) {
    signal.throwIfAborted();
    const id = picture.name.split('_')[0] ?? '';
    try {
      const { report } = await animatePicture(page, {
        picture,
        output: join(folder, `${picture.name}.mp4`),
        signal,
        options: { seconds: 1, fps: 5, debug: true },
        debugFolder: folder,
        onProgress: () => undefined,
        onQuestion: () => true,
      });
      const { analysis, stages } = report;
      took.push(stages.analyse);
      const row: Record<string, string | number> = {
        photo: picture.name,
        source: [
          analysis.source,
          ...(analysis.notes ?? []).map(({ code, model }) => `${model}: ${code}`),
        ].join('; '),
        ms: stages.analyse,
        kind: `${analysis.kind}, ${analysis.light}`,
        water: analysis.water ? `${analysis.water.kind} ${analysis.water.confidence.toFixed(2)}` : '',
        areas: Object.entries(analysis.areas)
          .map(([name, area]) => `${name} ${area.toFixed(2)}`)
          .join(' '),
      };
      for (const name of measured) {
        const truth = masks && join(masks, `${id}_${name}.png`);
        if (!truth || !existsSync(truth)) continue;
        const found = analysis.areas[name] ? join(folder, `${picture.name}.${name}.png`) : null;
        const share = await overlap(page, found, truth);
        overlaps[name].push(share);
        row[`${name} IoU`] = Number(share.toFixed(3));
      }
      if (skyless.has(id)) falseSky.push(analysis.areas.sky ?? 0);
      rows.push(row);
    } catch (error) {
      signal.throwIfAborted();
      rows.push({ photo: picture.name, source: reasonOf(error) });
    }
  }
  console.table(rows);
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  for (const name of measured)
    if (overlaps[name].length > 0)
      console.log(`${name}: mean IoU ${mean(overlaps[name]).toFixed(3)} on ${overlaps[name].length} photos`);
  if (falseSky.length > 0)
    console.log(`false sky: ${(100 * mean(falseSky)).toFixed(2)} % of the area of ${falseSky.length} photos`);
  const warm = took.slice(1).sort((a, b) => a - b);
  console.log(`analysis: ${took[0] ?? '–'} ms cold, ${warm[warm.length >> 1] ?? '–'} ms warm (median)`);
  return 0;
});
