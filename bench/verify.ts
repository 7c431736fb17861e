import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { lookAtFile, lookAtWhole } from '../lib/provenance/labels/look.ts';
import { readVerdict } from '../lib/provenance/reading.ts';
import type { Trust } from '../lib/provenance/trust/trust.ts';
import type { Verdict } from '../lib/provenance/verdict.ts';
import { userFolder } from '../scripts/animate/arguments.ts';
import { Complaint, main } from '../scripts/main.ts';
import { startLibrary } from '../scripts/verify/library.ts';
import { type CorpusFile, type Expectation, expectationOf, fits } from './verify/expected.ts';
import { makeLargeVideos } from './verify/largeVideo.ts';
import { ShapedServer } from './verify/shapedServer.ts';

const usage = `Usage: npm run bench:verify -- [corpus folder]

Labels files over a server on the loopback. With a corpus (index.json and its files, roots to trust in
trust/*root*.pem) every file is labelled from its first and last kilobytes and checked whole, and compared with
what the index expects. Then a signed video of 20 MB over 20 Mbit/s: bytes, requests and time of a label
against fetching all of it.`;

const largeBytes = 20_000_000;
const line = 20_000_000;
const aiLabels = ['ai-generated', 'partly-ai', 'ai-edited'];

const said = ({ label, state }: Pick<Verdict, 'label' | 'state'>) => `${label}/${state}`;
const wanted = ({ label, states }: Expectation) => `${label}/${states.join(' or ')}`;
const never = new AbortController().signal;

async function runCorpus(folder: string): Promise<boolean> {
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { files: CorpusFile[] };
  const roots = ['c2pa-rs-test-roots.pem', 'ms-test-root.pem', 'own-root.pem'];
  const anchors = roots
    .map((name) => join(folder, 'trust', name))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const trust: Trust = { anchors };
  const read = (input: Parameters<typeof readVerdict>[0]) => readVerdict(input, trust);
  await using server = await ShapedServer.start(Number.POSITIVE_INFINITY);
  const rows: Record<string, string | number>[] = [];
  const falsely = { ai: 0, altered: 0, label: 0, whole: 0 };
  for (const file of index.files) {
    const bytes = new Uint8Array(readFileSync(join(folder, file.file)));
    const url = server.add(file.file, bytes);
    const label = await lookAtFile(url, null, null, read, never);
    const whole = await lookAtWhole(url, null, read, () => undefined, never);
    if (!label) throw new Error('A first look found nothing new');
    // A file that a first request brings whole is checked whole.
    const extent = label.verdict.binding === 'unchecked' ? 'part' : 'whole';
    const [expectedLabel, expectedWhole] = [expectationOf(file, extent), expectationOf(file, 'whole')];
    const labelFits = fits(label.verdict, expectedLabel) || label.verdict.reason === 'over-budget';
    const wholeFits = fits(whole.verdict, expectedWhole);
    if (!labelFits) falsely.label++;
    if (!wholeFits) falsely.whole++;
    const verdicts = [label.verdict, whole.verdict];
    if (file.aiClaim.claim === 'no' && verdicts.some((one) => aiLabels.includes(one.label))) falsely.ai++;
    if (
      expectedWhole.label !== 'mismatch' &&
      verdicts.some(({ label: name, problems }) => name === 'mismatch' || problems.includes('altered'))
    )
      falsely.altered++;
    rows.push({
      file: file.file.replace(/^files\//, ''),
      kind: file.kind,
      label: `${said(label.verdict)}${labelFits ? '' : ` (expected ${wanted(expectedLabel)})`}`,
      whole: `${said(whole.verdict)}${wholeFits ? '' : ` (expected ${wanted(expectedWhole)})`}`,
      'problems, whole': whole.verdict.problems.join(' '),
      KiB: Math.round(label.cost.bytes / 1024),
      '% of file': Number(((100 * label.cost.bytes) / bytes.length).toFixed(1)),
      requests: label.cost.requests,
    });
  }
  console.table(rows);
  console.log(
    `${rows.length} files. Labels as expected: ${rows.length - falsely.label}` +
      ` (${rows.filter(({ label }) => String(label).startsWith('needs-check')).length} ask for a check).` +
      ` Whole files as expected: ${rows.length - falsely.whole}.` +
      ` False "AI": ${falsely.ai}. False "altered": ${falsely.altered}.`,
  );
  return falsely.ai + falsely.altered + falsely.label + falsely.whole === 0;
}

async function runLarge(): Promise<boolean> {
  const { head, tail, anchors } = await makeLargeVideos(largeBytes);
  const read = (input: Parameters<typeof readVerdict>[0]) => readVerdict(input, { anchors });
  await using server = await ShapedServer.start(line);
  const rows: Record<string, string | number | boolean>[] = [];
  let met = true;
  for (const [place, file, most] of [
    ['head', head, 2],
    ['tail', tail, 3],
  ] as const) {
    const url = server.add(`${place}.mp4`, file);
    const began = performance.now();
    const label = await lookAtFile(url, null, null, read, never);
    const labelTime = performance.now() - began;
    const fetchBegan = performance.now();
    await (await fetch(url)).arrayBuffer();
    const wholeTime = performance.now() - fetchBegan;
    if (!label) throw new Error('A first look found nothing new');
    const share = (100 * label.cost.bytes) / file.length;
    const inTime = share <= 2 && label.cost.requests <= most && labelTime <= wholeTime / 10;
    met &&= inTime && label.verdict.label === 'partly-ai';
    rows.push({
      'box at': place,
      label: said(label.verdict),
      KiB: Math.round(label.cost.bytes / 1024),
      '% of file (≤ 2)': Number(share.toFixed(2)),
      requests: label.cost.requests,
      'ms to label': Math.round(labelTime),
      'ms to fetch all': Math.round(wholeTime),
      'share of time (≤ 0.1)': Number((labelTime / wholeTime).toFixed(3)),
      met: inTime && label.verdict.label === 'partly-ai',
    });
  }
  console.log(`A video of ${(largeBytes / 1e6).toFixed(0)} MB over ${line / 1e6} Mbit/s:`);
  console.table(rows);
  return met;
}

await main(async () => {
  const [folder, ...more] = process.argv.slice(2);
  if (folder === '--help' || more.length > 0) {
    console.log(usage);
    return folder === '--help' ? 0 : 1;
  }
  const corpus = folder && resolve(userFolder, folder);
  if (corpus && !existsSync(join(corpus, 'index.json'))) throw new Complaint(`No index.json in ${folder}`);
  await startLibrary();
  const warm = new Uint8Array(
    readFileSync(resolve(import.meta.dirname, '../tests/fixtures/photos/pagoda.jpg')),
  );
  await readVerdict({ kind: 'whole', bytes: warm }, { anchors: '' });
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`,
  );
  const asExpected = !corpus || (await runCorpus(corpus));
  return (await runLarge()) && asExpected ? 0 : 1;
});
