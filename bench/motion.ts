import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { animatePicture } from '../scripts/animate/animatePicture.ts';
import { userFolder } from '../scripts/animate/arguments.ts';
import { expandInputs } from '../scripts/animate/inputs.ts';
import { launchExtension } from '../scripts/drive/extension.ts';
import { Complaint, main, reasonOf } from '../scripts/main.ts';

const usage = `Usage: npm run bench:motion -- [image|folder…] [options]

Animates photos without camera and prints what it took; the committed photos by default.

  --metrics SCRIPT  also measure each video: python3 SCRIPT VIDEO --src PHOTO prints JSON
  --masks DIR       masks for the script, DIR/<id>_sky.png …; the id is the photo's name up to the first _
  --camera          with the camera`;

const photos = resolve(import.meta.dirname, '../tests/fixtures/photos');

/** Fields of the script's answer that the table shows. */
const measured = ['speed_sky_res', 'speed_water_res', 'leak', 'hole', 'seam', 'fold', 'id_psnr'] as const;

type Row = Record<string, string | number>;

/** Measures one video. @throws Complaint with the script's own reason. */
function measure(script: string, video: string, photo: string, masks: string | undefined): Row {
  const id = photo.split(/[\\/]/).at(-1)?.split(/[_.]/)[0] ?? '';
  // Debian's own Python sees Debian's python3-opencv, whatever else is on the path.
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
  const run = spawnSync(
    python,
    [script, video, '--src', photo, ...(masks ? ['--masks', masks, '--id', id] : [])],
    {
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Complaint(`${script} failed: ${run.stderr.trim().split('\n').at(-1)}`);
  const answer = JSON.parse(run.stdout) as Record<string, number>;
  return Object.fromEntries(measured.map((name) => [name, answer[name] ?? '']));
}

await main(async (signal) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      metrics: { type: 'string' },
      masks: { type: 'string' },
      camera: { type: 'boolean' },
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
  const rows: Row[] = [];
  for (const picture of expandInputs(positionals.length > 0 ? positionals : [photos])) {
    signal.throwIfAborted();
    const output = join(folder, `${picture.name}.mp4`);
    try {
      const { report } = await animatePicture(page, {
        picture,
        output,
        signal,
        options: values.camera ? {} : { without: ['camera'] },
        debugFolder: undefined,
        onProgress: () => undefined,
      });
      const took = Object.values(report.stages).reduce((sum, milliseconds) => sum + milliseconds, 0);
      const source = resolve(userFolder, picture.input);
      rows.push({
        photo: picture.name,
        size: `${report.width}×${report.height}`,
        motions: report.plan.motions
          .filter(({ enabled }) => enabled)
          .map((motion) => ('region' in motion ? motion.region : motion.kind))
          .join(' '),
        seconds: Number((took / 1000).toFixed(1)),
        'frames/s': Number(((1000 * report.frames) / took).toFixed(1)),
        ...(values.metrics
          ? measure(
              resolve(userFolder, values.metrics),
              output,
              source,
              values.masks ? resolve(userFolder, values.masks) : undefined,
            )
          : {}),
      });
      console.error(`${picture.name}: ${(took / 1000).toFixed(1)} s on ${report.adapter.description}`);
    } catch (error) {
      signal.throwIfAborted();
      rows.push({ photo: picture.name, motions: reasonOf(error) });
    }
  }
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  console.table(rows);
  return 0;
});
