import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCreation } from '../../scripts/drive/creations.ts';
import {
  askBackground,
  askWorkshop,
  type ExtensionBrowser,
  launchExtension,
  listOpfsFiles,
  photo,
  readOpfsFile,
  setOptions,
  submitPicture,
} from './support/extension.ts';
import { scrollsSideways } from './support/layout.ts';

const quick = { seconds: 1, fps: 10, longSide: 160 };

let extension: ExtensionBrowser;
let page: Page;
let folder: string;
const problems: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivify-popup-'));
  extension = await launchExtension();
  page = await extension.openPopupTab();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.setViewport({ width: 400, height: 600 });
  await setOptions(page, quick);
});
afterAll(async () => {
  await extension?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function choose(...paths: string[]): Promise<void> {
  const input = (await page.$('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(...paths);
}

const creationIds = () =>
  page.$$eval('[data-creation]', (cards) => cards.map((card) => card.getAttribute('data-creation')!));

/** Whether the first poster's video is on and its time runs. */
const playing = () =>
  page.$eval('.poster', (poster) => {
    const video = poster.querySelector('video');
    return video !== null && !video.paused && video.currentTime > 0;
  });

const focusOn = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).focus());

describe('the popup', () => {
  it('says how to begin where nothing has come to life', async () => {
    await page.waitForSelector('.empty');
    expect(await page.$$eval('.empty li', (steps) => steps.length)).toBe(3);
  });

  it('refuses what is not a picture, with a reason', async () => {
    const path = join(folder, 'letter.jpg');
    writeFileSync(path, 'Dear picture, …');
    await choose(path);
    await page.waitForSelector('.notice[role=alert][data-code="decode-unsupported"]');
    expect(await listOpfsFiles(page, 'inbox')).toEqual([]);
    await page.click('.notice button');
    await expect.poll(() => page.$('.notice')).toBeNull();
  });

  it('brings a chosen file to life and shows it in the gallery', async () => {
    await choose(photo('picos'));
    await page.waitForSelector('.job[data-state=running] [role=progressbar]');
    expect((await askWorkshop(page, 'jobs/list', {})).jobs).toMatchObject([
      { title: 'picos', options: quick },
    ]);
    await page.waitForSelector('[data-creation]', { timeout: 60_000 });
    await expect.poll(() => page.$('.job')).toBeNull();
    const [id] = await creationIds();
    expect(await readCreation(page, id!)).toMatchObject({ title: 'picos', width: 160 });
    expect(await page.$eval('.poster-label', (label) => label.textContent)).toBe('AI-generated');
    expect(await page.$eval('.creation-signature', (line) => line.textContent)).toContain('Signed by Vivify');
    await page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.poster img')?.naturalWidth === 160,
    );
  });

  it('plays under the pointer and rests without it', async () => {
    await page.hover('.poster');
    await expect.poll(playing, { timeout: 5000 }).toBe(true);
    await page.hover('header');
    await expect.poll(() => page.$('.poster video')).toBeNull();
  });

  it('plays by keyboard, and on a click alone where less motion is wanted', async () => {
    await focusOn('.add button');
    const onPoster = () => page.evaluate(() => document.activeElement?.matches('.poster') ?? false);
    for (let tabs = 0; tabs < 12 && !(await onPoster()); tabs++) await page.keyboard.press('Tab');
    await expect.poll(playing, { timeout: 5000 }).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.$('.poster video')).toBeNull();

    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.hover('.poster');
    expect(await page.$eval('.poster', (poster) => poster.getAttribute('aria-pressed'))).toBe('false');
    await page.click('.poster');
    await expect.poll(playing, { timeout: 5000 }).toBe(true);
    await page.emulateMediaFeatures([]);
    await page.hover('header');
  });

  it('downloads the signed file as it is', async () => {
    const session = await extension.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await page.click('.creation-line button:nth-of-type(1)');
    await expect.poll(() => readdirSync(folder), { timeout: 10_000 }).toContain('picos.mp4');
    const [id] = await creationIds();
    const kept = await readOpfsFile(page, 'creations', `${id}.mp4`);
    await expect
      .poll(() => readFileSync(join(folder, 'picos.mp4')).equals(Buffer.from(kept!)), { timeout: 5000 })
      .toBe(true);
  });

  it('opens in a tab for one creation where the toolbar cannot show it', async () => {
    const [id] = await creationIds();
    const tab = await extension.openPage(`popup.html?creation=${id}`);
    await tab.waitForSelector(`.creation.shown[data-creation="${id}"] video`);
    await tab.close();
    await page.bringToFront();
  });

  it('deletes with a way back', async () => {
    const [id] = await creationIds();
    await page.click('.creation-line button:nth-of-type(2)');
    await page.waitForSelector('.toast[role=status]');
    expect(await creationIds()).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.closest('.toast') !== null)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(creationIds).toEqual([id]);
    await expect.poll(() => page.$('.toast')).toBeNull();
    await page.hover('.poster');
    await expect.poll(playing, { timeout: 5000 }).toBe(true);
  });

  it('forgets for good what stays deleted', async () => {
    const [id] = await creationIds();
    await page.click('.creation-line button:nth-of-type(2)');
    await page.waitForSelector('.toast');
    await page.waitForSelector('.toast', { hidden: true, timeout: 15_000 });
    await expect.poll(() => listOpfsFiles(page, 'creations'), { timeout: 5000 }).toEqual([]);
    expect(await readCreation(page, id!)).toBeNull();
    await page.waitForSelector('.empty');
  });

  it('takes a pasted picture', async () => {
    const bytes = readFileSync(photo('picos')).toString('base64');
    await page.evaluate((base64) => {
      const data = new DataTransfer();
      const picture = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([picture], 'image.png', { type: 'image/png' }));
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }));
    }, bytes);
    await page.waitForSelector('.job');
    await page.click('.job button');
    await expect.poll(() => page.$('.job')).toBeNull();
    await expect.poll(() => listOpfsFiles(page, 'inbox')).toEqual([]);
  });

  it('keeps a job with a long title within its width, with its buttons', async () => {
    const id = await submitPicture(
      page,
      readFileSync(photo('picos')),
      'Sunset over the sea of fog '.repeat(4),
      quick,
    );
    await page.waitForSelector('.job');
    expect(await scrollsSideways(page)).toEqual([]);
    await askWorkshop(page, 'jobs/cancel', { jobId: id });
    await expect.poll(() => page.$('.job')).toBeNull();
  });

  it('opens from the toolbar at its own size', async () => {
    const [toolbarExtension] = [...(await extension.browser.extensions()).values()];
    const site = await extension.browser.newPage();
    await site.triggerExtensionAction(toolbarExtension!);
    const target = await extension.browser.waitForTarget(
      (candidate) => candidate.url() === extension.url('popup.html') && candidate !== page.target(),
    );
    const popup = await target.asPage();
    await popup.waitForSelector('.add');
    expect(await popup.evaluate(() => document.body.clientWidth)).toBe(400);
    expect(await popup.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await popup.close();
  });

  it('opens when a player asks for the gallery', async () => {
    const known = new Set(extension.browser.targets());
    await askBackground(page, 'gallery/open', {});
    await extension.browser.waitForTarget(
      (candidate) => candidate.url() === extension.url('popup.html') && !known.has(candidate),
    );
  });

  it('has nothing to complain about in its console', () => {
    expect(problems).toEqual([]);
  });
});
