import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import type { JobOptions } from '../lib/jobs/job.ts';
import { animatePicture } from '../scripts/animate/animatePicture.ts';
import { userFolder } from '../scripts/animate/arguments.ts';
import { expandInputs, type PictureInput } from '../scripts/animate/inputs.ts';
import { type ExtensionBrowser, launchExtension } from '../scripts/drive/extension.ts';
import { main, reasonOf } from '../scripts/main.ts';
import { writeContactSheet } from './motion/contactSheet.ts';
import { type Figures, measure } from './motion/measure.ts';
import { medianOf, type PhotoFigures, targets } from './motion/targets.ts';

const usage = `Usage: npm run bench:motion -- [image|folder…] [options]

Animates photos, writes a contact sheet of each into out/bench, and with a measuring script prints every figure
against its target; the committed photos by default.

  --metrics SCRIPT  measure: python3 SCRIPT VIDEO --src PHOTO prints JSON
  --masks DIR       masks for the script, DIR/<id>_sky.png …; the id is the photo's name up to the first _
  --sheets          contact sheets only
  --size LONG_SIDE  longest side of the videos`;

const photos = resolve(import.meta.dirname, '../tests/fixtures/photos');

/** What is animated of each photo. Under parallax figures of regions have no meaning, so the camera goes alone. */
const runs = {
  full: {},
  regions: { without: ['camera'] },
  camera: { only: ['camera'] },
  still: { only: [] },
} as const satisfies Record<string, JobOptions>;

type RunName = keyof typeof runs;

interface Bench {
  readonly extension: ExtensionBrowser;
  readonly page: Page;
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly size: number | undefined;
}

/** Animates a photo one way. @returns the video's path and the report. */
async function animate(bench: Bench, picture: PictureInput, run: RunName) {
  const output = join(bench.folder, `${picture.name}.${run}.mp4`);
  const { only, without } = runs[run] as { only?: JobOptions['only']; without?: JobOptions['without'] };
  const { report } = await animatePicture(bench.page, {
    picture,
    output,
    signal: bench.signal,
    options: {
      ...(only ? { only: [...only] } : {}),
      ...(without ? { without: [...without] } : {}),
      ...(bench.size ? { longSide: bench.size } : {}),
    },
    debugFolder: undefined,
    onProgress: () => undefined,
    onQuestion: () => true,
  });
  return { output, report };
}

/** Prints a photo's figures against their targets. @returns whether all are met. */
function judge(name: string, figures: PhotoFigures): boolean {
  const rows = targets.flatMap((target) => {
    const value = target.of(figures);
    if (value === null || value === undefined) return [];
    const met = target.met(value, figures);
    return [
      { what: target.what, value: Number(value.toFixed(4)), wanted: target.wanted, met: met ? 'yes' : 'NO' },
    ];
  });
  console.log(`\n${name}`);
  console.table(rows);
  return rows.every(({ met }) => met === 'yes');
}

async function benchPhoto(
  bench: Bench,
  picture: PictureInput,
  script: string | undefined,
  masks: string | undefined,
): Promise<PhotoFigures | null> {
  const { output, report } = await animate(bench, picture, 'full');
  await writeContactSheet(bench.extension.browser, output, join(bench.folder, `${picture.name}.sheet.jpg`));
  const took = Object.values(report.stages).reduce((sum, milliseconds) => sum + milliseconds, 0);
  const moving = report.plan.motions
    .filter(({ enabled }) => enabled)
    .map((motion) => ('region' in motion ? `${motion.kind} ${motion.region}` : motion.kind));
  console.error(
    `${picture.name}: ${report.width}×${report.height}, ${(took / 1000).toFixed(1)} s on ` +
      `${report.adapter.description}: ${moving.join(', ')}`,
  );
  if (!script) return null;
  const photo = resolve(userFolder, picture.input);
  const figures: Partial<Record<RunName, Figures>> = {};
  for (const run of ['regions', 'camera', 'still'] as const) {
    bench.signal.throwIfAborted();
    const { output: video } = await animate(bench, picture, run);
    figures[run] = measure({ script, video, photo, masks: run === 'regions' ? masks : undefined });
  }
  return { regions: figures.regions!, camera: figures.camera!, still: figures.still! };
}

await main(async (signal) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      metrics: { type: 'string' },
      masks: { type: 'string' },
      sheets: { type: 'boolean' },
      size: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const folder = join(userFolder, 'out', 'bench');
  mkdirSync(folder, { recursive: true });
  await using extension = await launchExtension();
  const page = await extension.openPopupTab();
  const size = values.size ? Number(values.size) : undefined;
  const bench: Bench = { extension, page, folder, signal, size };
  const script = values.metrics && !values.sheets ? resolve(userFolder, values.metrics) : undefined;
  const masks = values.masks ? resolve(userFolder, values.masks) : undefined;
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  const leaks: number[] = [];
  let failed = 0;
  for (const picture of expandInputs(positionals.length > 0 ? positionals : [photos])) {
    signal.throwIfAborted();
    try {
      const figures = await benchPhoto(bench, picture, script, masks);
      if (!figures) continue;
      if (!judge(picture.name, figures)) failed++;
      if (typeof figures.regions.leak === 'number') leaks.push(figures.regions.leak);
    } catch (error) {
      signal.throwIfAborted();
      failed++;
      console.error(`${picture.name}: ${reasonOf(error)}`);
    }
  }
  if (leaks.length > 0) {
    const median = medianOf(leaks);
    console.log(`\nleak, median of ${leaks.length}: ${median.toFixed(3)} (wanted < 0.12)`);
    if (median >= 0.12) failed++;
  }
  return failed > 0 ? 1 : 0;
});
