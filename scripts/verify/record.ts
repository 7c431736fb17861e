import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WasmReader } from '@contentauth/c2pa-wasm';
import { isCutShort } from '../../lib/provenance/cutShort.ts';
import { sniffMediaType } from '../../lib/provenance/mediaType.ts';
import { readerSettings } from '../../lib/provenance/trust/trust.ts';
import { userFolder } from '../animate/arguments.ts';
import { main } from '../main.ts';
import { startLibrary } from './library.ts';
import { signedPictures } from './signedPictures.ts';

/**
 * `node scripts/run.mjs scripts/verify/record.ts <corpus folder>`: records what the C2PA library says of the
 * corpus files that this project generated itself, and of pictures signed here, for the tests of the verdict.
 * Files from elsewhere, and what was made from them, are not recorded: their manifests are not ours to copy.
 */

const target = resolve(import.meta.dirname, '../../tests/unit/provenance/recorded');

/** Parts of a report that say nothing for a verdict: names of thumbnails and certificates. */
const idle = new Set(['thumbnail', 'certificate_status', 'cert_chain']);

/** What a verdict is made from. */
async function record(bytes: Uint8Array<ArrayBuffer>, anchors: string) {
  const type = sniffMediaType(bytes) ?? '';
  const cutShort = isCutShort(type, bytes);
  try {
    using reader = await WasmReader.fromBytes(type, bytes, readerSettings({ anchors }));
    const keep = (key: string, value: unknown) => (idle.has(key) ? undefined : value);
    return { cutShort, store: JSON.parse(reader.json(), keep) as unknown };
  } catch (error) {
    return { cutShort, thrown: error instanceof Error ? error.message : String(error) };
  }
}

interface Index {
  readonly files: readonly { readonly file: string; readonly kind: string }[];
}

await main(async () => {
  const folder = resolve(userFolder, process.argv[2] ?? '.');
  const { files } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Index;
  await startLibrary();
  mkdirSync(target, { recursive: true });
  const anchors = readFileSync(join(folder, 'trust/own-root.pem'), 'utf8');
  const write = (kind: string, recorded: object) => {
    const name = kind.replace(/[^\w-]+/g, '-').replace(/-$/, '');
    writeFileSync(join(target, `${name}.json`), `${JSON.stringify({ kind, ...recorded }, null, 1)}\n`);
    console.log(name);
  };
  const signed = await signedPictures();
  const seen = new Set(Object.keys(signed));
  for (const { file, kind } of files) {
    if (!file.startsWith('files/own-') || seen.has(kind)) continue;
    seen.add(kind);
    write(kind, await record(new Uint8Array(readFileSync(join(folder, file))), anchors));
  }
  for (const [kind, bytes] of Object.entries(signed)) write(kind, await record(bytes, ''));
  return 0;
});
