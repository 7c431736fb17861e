import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import init from '@contentauth/c2pa-wasm';
import { codeOf } from '../lib/errors.ts';
import { readVerdict } from '../lib/provenance/reading.ts';
import { reportOf } from '../lib/provenance/report.ts';
import type { Trust } from '../lib/provenance/trust/trust.ts';
import { Complaint, main, reasonOf } from './main.ts';
import { readFile, readSource } from './verify/source.ts';
import { summaryOf } from './verify/summary.ts';

const usage = `Usage: npm run verify -- <file|url>… [options]

  --json              print one line of JSON a source
  --anchors root.pem  trust signers whose certificates these roots issued`;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, anchors: { type: 'string' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    throw new Complaint(`${reasonOf(error)}\n${usage}`);
  }
}

/** Reads one source and prints what it says. @returns whether it could be read. */
async function verify(source: string, trust: Trust, json: boolean, signal: AbortSignal): Promise<boolean> {
  try {
    const bytes = await readSource(source, signal);
    const { verdict } = await readVerdict({ kind: 'whole', bytes }, trust);
    const report = reportOf(source, verdict);
    console.log(json ? JSON.stringify({ ...report, verdict }) : summaryOf(report));
    return true;
  } catch (error) {
    signal.throwIfAborted();
    const failure = { code: codeOf(error), message: reasonOf(error) };
    if (json) console.log(JSON.stringify({ source, error: failure }));
    else console.error(`${source}: ${failure.message} (${failure.code})`);
    return false;
  }
}

await main(async (signal) => {
  const { values, positionals } = parse(process.argv.slice(2));
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (positionals.length === 0) throw new Complaint(`No file given.\n${usage}`);
  const anchors = values.anchors ? new TextDecoder().decode(readFile(values.anchors)) : '';
  const library = fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'));
  await init({ module_or_path: readFileSync(library) });
  let failures = 0;
  for (const source of positionals) {
    if (!(await verify(source, { anchors }, values.json ?? false, signal))) failures++;
  }
  return failures === 0 ? 0 : 1;
});
