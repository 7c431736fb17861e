import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCreation } from '../../scripts/drive/creations.ts';
import {
  askWorkshop,
  type ExtensionBrowser,
  launchExtension,
  listOpfsFiles,
  photo,
  setOptions,
  submitPicture,
  waitForJob,
} from './support/extension.ts';

/** Exists inside the service worker. */
declare const chrome: {
  action: { getBadgeText(details: object): Promise<string> };
  offscreen: { closeDocument(): Promise<void> };
};

const quick = { seconds: 1, fps: 10, longSide: 160 };
/** Some seconds of work, so that something can happen to it. */
const lasting = { seconds: 4, fps: 30, longSide: 320 };

const picos = readFileSync(photo('picos'));
const workshopPage = 'offscreen.html';

async function waitForStage(page: Page, jobId: string, stage: string): Promise<void> {
  await expect
    .poll(async () => (await askWorkshop(page, 'jobs/get', { jobId })).job?.stage, {
      timeout: 30_000,
      interval: 50,
    })
    .toBe(stage);
}

async function targetOf(extension: ExtensionBrowser) {
  return extension.browser.waitForTarget((target) => target.url() === extension.url(workshopPage));
}

describe('the workshop', () => {
  let extension: ExtensionBrowser;
  let page: Page;

  beforeAll(async () => {
    extension = await launchExtension();
    page = await extension.openPopupTab();
  });
  afterAll(() => extension?.close());

  it('takes three pictures in turn, and joins one that comes twice', async () => {
    const names = ['picos', 'sunset', 'cascade'] as const;
    const ids: string[] = [];
    for (const name of names) ids.push(await submitPicture(page, readFileSync(photo(name)), name, quick));
    expect(await submitPicture(page, readFileSync(photo('cascade')), 'again', quick)).toBe(ids[2]);
    const { jobs } = await askWorkshop(page, 'jobs/list', {});
    expect(jobs.filter(({ state }) => state === 'running').length).toBeLessThanOrEqual(1);
    const worker = await extension.serviceWorker();
    const badge = () => worker.evaluate(() => chrome.action.getBadgeText({}));
    expect(Number(await badge())).toBeGreaterThan(0);
    for (const id of ids) await waitForJob(page, id);

    const creations = await Promise.all(ids.map((id) => readCreation(page, id)));
    expect(creations.map((creation) => creation?.title)).toEqual([...names]);
    const times = creations.map((creation) => creation?.createdAt ?? 0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const creation of creations)
      expect(creation).toMatchObject({ credentials: { state: 'trusted', label: 'ai-composite' } });
    await expect.poll(() => listOpfsFiles(page, 'inbox')).toEqual([]);
    await expect.poll(badge).toBe('');
  });

  it('cancels amid rendering, leaves nothing behind, and goes on', async () => {
    const id = await submitPicture(page, picos, 'cancelled', lasting);
    const next = await submitPicture(page, picos, 'next', quick);
    await waitForStage(page, id, 'render');
    await askWorkshop(page, 'jobs/cancel', { jobId: id });
    expect((await askWorkshop(page, 'jobs/get', { jobId: id })).job).toMatchObject({ state: 'cancelled' });
    expect(await waitForJob(page, next)).toMatchObject({ state: 'done' });
    expect(await readCreation(page, id)).toBeNull();
    expect(await listOpfsFiles(page, 'creations')).not.toContain(`${id}.mp4`);
    await expect.poll(() => listOpfsFiles(page, 'inbox')).toEqual([]);
  });

  it('finishes what it does when the service worker is killed', async () => {
    const id = await submitPicture(page, picos, 'without a worker', lasting);
    await waitForStage(page, id, 'render');
    const document = await targetOf(extension);
    await page.close();
    const worker = await extension.serviceWorker();
    await worker.evaluate(() => Object.assign(globalThis, { mark: true }));
    await worker.close();

    page = await extension.openPopupTab();
    expect(await waitForJob(page, id)).toMatchObject({ state: 'done', attempt: 1 });
    const reborn = await extension.serviceWorker();
    expect(await reborn.evaluate(() => 'mark' in globalThis)).toBe(false);
    expect(await targetOf(extension)).toBe(document);
    expect(await readCreation(page, id)).toMatchObject({ credentials: { state: 'trusted' } });
  });

  it('comes back by itself when its document is killed, and takes the job up again', async () => {
    const id = await submitPicture(page, picos, 'twice begun', lasting);
    await waitForStage(page, id, 'render');
    const document = await targetOf(extension);
    await page.close();
    const worker = await extension.serviceWorker();
    await worker.evaluate(() => chrome.offscreen.closeDocument());
    await extension.browser.waitForTarget(
      (target) => target !== document && target.url() === extension.url(workshopPage),
      { timeout: 10_000 },
    );

    page = await extension.openPopupTab();
    expect(await waitForJob(page, id)).toMatchObject({ state: 'done', attempt: 2 });
  });
});

describe('a restart of the browser', () => {
  let profile: string;

  beforeAll(() => {
    profile = mkdtempSync(join(tmpdir(), 'vivify-profile-'));
  });
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

  it('offers the interrupted job again, and finishes it on demand', async () => {
    let id: string;
    {
      await using extension = await launchExtension({ userDataDir: profile });
      const page = await extension.openPopupTab();
      await setOptions(page, quick);
      id = await submitPicture(page, picos, 'interrupted', lasting);
      await waitForStage(page, id, 'render');
    }
    await using extension = await launchExtension({ userDataDir: profile });
    const page = await extension.openPopupTab();
    const card = await page.waitForSelector(`[data-job="${id}"][data-state="interrupted"]`);
    expect((await askWorkshop(page, 'jobs/list', {})).jobs).toMatchObject([{ id, state: 'interrupted' }]);
    await (await card!.$('.button.primary'))!.click();
    await page.waitForSelector(`[data-creation="${id}"]`, { timeout: 60_000 });
    expect(await askWorkshop(page, 'jobs/get', { jobId: id })).toMatchObject({
      job: { state: 'done', attempt: 1 },
    });
  });
});
