import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { launchExtension } from '../../scripts/drive/extension.ts';
import { askWorkshop } from '../../scripts/drive/workshop.ts';

/** Milliseconds in which a browser writes down what it has compiled. */
const writingTime = 4000;

/** A browser profile in which the extension has been since a former run of the browser; disposing removes it. */
export interface InstalledProfile extends Disposable {
  readonly userDataDir: string;
  /** What `first` resolved to. */
  readonly atFirst: number;
}

/**
 * Installs the extension into a new profile and lets it rehearse its nets, as its first page does.
 * @param first done before the rehearsal: what a user meets who does not wait for it
 */
export async function installInProfile(first: (page: Page) => Promise<number>): Promise<InstalledProfile> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'vivify-bench-'));
  await using extension = await launchExtension({ asUsed: true, userDataDir });
  const page = await extension.openPopupTab();
  const atFirst = await first(page);
  await askWorkshop(page, 'nets/rehearse', {});
  await sleep(writingTime);
  return {
    userDataDir,
    atFirst,
    [Symbol.dispose]: () => rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 }),
  };
}
