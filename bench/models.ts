import { existsSync, mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { animatePicture } from '../scripts/animate/animatePicture.ts';
import { userFolder } from '../scripts/animate/arguments.ts';
import { expandInputs, type PictureInput } from '../scripts/animate/inputs.ts';
import { launchExtension } from '../scripts/drive/extension.ts';
import { main, reasonOf } from '../scripts/main.ts';
import { ordered, readPairs } from './models/depthOrder.ts';
import { installInProfile } from './models/installed.ts';
import { overlap } from './models/overlap.ts';
import { measureRuntimes } from './models/runtimes.ts';

const usage = `Usage: npm run bench:models -- [image|folder…] [options]

Analyses photos in the extension and prints what was found and how long it took; the committed photos by
default. The first photo is the cold one: the first since the browser was started with the extension in it. Before, it
is analysed in a new profile, as by a user who has just installed the extension.

  --masks DIR   true masks, DIR/<id>_sky.png and DIR/<id>_water.png; the id is the photo's name up to the
                first _. A class is measured only where its mask exists.
  --no-sky IDS  ids, separated by commas, of photos without sky: all sky found there is false
  --faces IDS   ids of photos that show faces; every face found on another is false
  --depth FILE  JSON list of pairs of places: photo, near_xy, far_xy, hard; the photo is the picture's name
  --runtimes    also runs each net in the WebAssembly and in the native runtime (installs the latter)`;

const photos = resolve(import.meta.dirname, '../tests/fixtures/photos');
const measured = ['sky', 'water'] as const;

const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

await main(async (signal) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      masks: { type: 'string' },
      'no-sky': { type: 'string' },
      faces: { type: 'string' },
      depth: { type: 'string' },
      runtimes: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const skyless = new Set(values['no-sky']?.split(','));
  const portraits = values.faces === undefined ? null : new Set(values.faces.split(','));
  const pairs = values.depth ? readPairs(resolve(userFolder, values.depth)) : [];
  const masks = values.masks && resolve(userFolder, values.masks);
  const folder = join(userFolder, 'out', 'bench');
  mkdirSync(folder, { recursive: true });
  const analysed = (page: Page, picture: PictureInput) =>
    animatePicture(page, {
      picture,
      output: join(folder, `${picture.name}.mp4`),
      signal,
      options: { seconds: 1, fps: 5, debug: true },
      debugFolder: folder,
      onProgress: () => undefined,
      onQuestion: () => true,
    });
  const pictures = expandInputs(positionals.length > 0 ? positionals : [photos]);
  using profile = await installInProfile(
    async (page) => (await analysed(page, pictures[0]!)).report.stages.analyse,
  );
  await using extension = await launchExtension({ asUsed: true, userDataDir: profile.userDataDir });
  const page = await extension.openPopupTab();
  const rows: Record<string, string | number>[] = [];
  const overlaps = { sky: [] as number[], water: [] as number[] };
  const falseSky: number[] = [];
  const faces = { found: 0, missed: 0, false: 0 };
  const order: { right: boolean; hard: boolean }[] = [];
  const took: number[] = [];
  for (const picture of pictures) {
    signal.throwIfAborted();
    const id = picture.name.split('_')[0] ?? '';
    console.error(`${picture.name} …`);
    try {
      const { report } = await analysed(page, picture);
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
        faces: analysis.faces,
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
      if (portraits?.has(id)) faces[analysis.faces > 0 ? 'found' : 'missed']++;
      else faces.false += analysis.faces;
      const own = pairs.filter(({ photo }) => photo === picture.name);
      const rights = await ordered(page, join(folder, `${picture.name}.depth.png`), own);
      order.push(...own.map(({ hard }, i) => ({ hard, right: rights[i]! })));
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
  if (portraits)
    console.log(
      `faces: on ${faces.found} of ${faces.found + faces.missed} photos with faces; ${faces.false} false`,
    );
  for (const [name, some] of [
    ['all', order],
    ['hard', order.filter(({ hard }) => hard)],
  ] as const)
    if (some.length > 0)
      console.log(`depth order, ${name}: ${some.filter(({ right }) => right).length} of ${some.length}`);
  const warm = took.slice(1).sort((a, b) => a - b);
  console.log(
    `analysis: ${took[0] ?? '–'} ms cold, ${warm[warm.length >> 1] ?? '–'} ms warm (median); ${profile.atFirst} ms just installed`,
  );
  if (values.runtimes) {
    const runtimes = await measureRuntimes();
    console.table(runtimes.rows);
    console.log(
      `all nets open at once: ${(runtimes.memory / 2 ** 20).toFixed(0)} MiB of WebAssembly memory at most`,
    );
  }
  return 0;
});
