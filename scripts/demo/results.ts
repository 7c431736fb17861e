import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { CredentialsReport } from '../../lib/provenance/credentials.ts';
import type { PageServer } from '../drive/pageServer.ts';
import { sheetPage } from './pages.ts';

/**
 * Draws eight frames of a video, evenly spread, as one PNG. The browser decodes it.
 * @param path where to write the PNG.
 */
export async function writeContactSheet(
  page: Page,
  server: PageServer,
  mp4: Uint8Array,
  path: `${string}.png`,
): Promise<void> {
  server.add('/video.mp4', { body: mp4, type: 'video/mp4' });
  await page.goto(server.add('/sheet.html', { body: sheetPage('/video.mp4', 8, 4) }));
  const drawn = await page.waitForFunction(() => (window as { sheetState?: true | string }).sheetState, {
    timeout: 60_000,
  });
  const state = await drawn.jsonValue();
  if (state !== true) throw new Error(`The video cannot be decoded: ${state}`);
  const sheet = await page.$('#sheet');
  await sheet?.screenshot({ path });
}

/** What `npm run verify` says of a file: a reader that shares nothing with the browser that signed it. */
export function verifyFile(path: string): CredentialsReport {
  const script = resolve(import.meta.dirname, '../verify.ts');
  const run = spawnSync(process.execPath, [script, path, '--json'], { encoding: 'utf8' });
  const line = run.stdout.trim().split('\n').at(-1);
  if (!line?.startsWith('{')) throw new Error(`The credentials could not be read: ${run.stderr.trim()}`);
  return JSON.parse(line) as CredentialsReport;
}
