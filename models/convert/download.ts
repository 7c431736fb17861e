import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packagesFolder } from './packages.ts';

/**
 * The file at an address, which is kept beside the packages and fetched only once.
 * @throws Error where it cannot be fetched or has another checksum.
 */
export async function download(address: string, sha256: string, signal: AbortSignal): Promise<Uint8Array> {
  const path = join(packagesFolder, basename(new URL(address).pathname));
  if (!existsSync(path)) {
    console.error(`Fetching ${address} …`);
    const response = await fetch(address, { signal });
    if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
    mkdirSync(packagesFolder, { recursive: true });
    writeFileSync(path, await response.bytes());
  }
  const bytes = readFileSync(path);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`${path} has the checksum ${found}, not ${sha256}`);
  return bytes;
}
