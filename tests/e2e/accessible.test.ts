import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, problemsInBothSchemes, walkByTab } from './support/axe.ts';
import {
  type ExtensionBrowser,
  launchExtension,
  photo,
  quickOptions,
  readOpfsFile,
  setOptions,
  submitPicture,
  waitForJob,
} from './support/extension.ts';
import { openByClick } from './support/labels.ts';
import { layoutShift, scrollsSideways, smallTargets, watchLayout } from './support/layout.ts';
import { MediaServer } from './support/mediaServer.ts';
import { chooseInMenu, playerIn, rightClick } from './support/pages.ts';

/** Every page of the extension's own, and what stands in it once it is ready. */
const pages = {
  'popup.html': '[data-creation] img',
  'options.html': '#storage [data-kind="creations"]',
  'welcome.html': '.step img',
  'reports.html': 'main',
  'checks.html': 'main table',
  'studio.html': 'main',
} as const;

let extension: ExtensionBrowser;
let site: MediaServer;
const problems: string[] = [];

async function open(path: keyof typeof pages): Promise<Page> {
  const page = await extension.browser.newPage();
  page.on('pageerror', (error) => problems.push(`${path}: ${error}`));
  await page.setViewport({ width: path === 'popup.html' ? 400 : 1200, height: 850 });
  await watchLayout(page);
  await page.goto(extension.url(path), { waitUntil: 'load' });
  await page.waitForSelector(pages[path]);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  return page;
}

beforeAll(async () => {
  extension = await launchExtension();
  const page = await extension.openPopupTab();
  await setOptions(page, quickOptions);
  const job = await submitPicture(page, readFileSync(photo('picos')), 'Picos', quickOptions);
  await waitForJob(page, job);
  site = await MediaServer.start();
  site.add('/own.mp4', { body: new Uint8Array((await readOpfsFile(page, 'creations', `${job}.mp4`))!) });
  site.add('/photo.jpg', { body: new Uint8Array(readFileSync(photo('pagoda'))) });
  site.add('/label', {
    body: '<!doctype html><body style="margin:60px"><video src="/own.mp4" width="360" height="200" muted></video>',
  });
  site.add('/photo', { body: '<!doctype html><img id="it" src="/photo.jpg" width="400" height="300">' });
  await page.close();
});
afterAll(async () => {
  await extension?.close();
  await site?.close();
});

/** What moves by itself. */
const movingOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...document.getAnimations().flatMap(({ effect, playState }) => {
      const duration = Number(effect?.getComputedTiming().duration ?? 0);
      return playState === 'running' && duration > 1 ? [`animation of ${duration} ms`] : [];
    }),
    ...[...document.querySelectorAll('video')].flatMap((video) => (video.paused ? [] : ['a video'])),
  ]);

describe.each(['en', 'de'] as const)('in %s', (language) => {
  beforeAll(async () => {
    const page = await extension.openPage('options.html');
    await page.waitForSelector('#language select');
    await page.select('#language select', language);
    await page.waitForFunction((lang) => document.documentElement.lang === lang, {}, language);
    await page.close();
  });

  it.each(Object.keys(pages) as (keyof typeof pages)[])('%s can be used by everyone', async (path) => {
    const page = await open(path);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await layoutShift(page), 'layout shift while it loads').toBeLessThan(0.05);
    expect(await problemsInBothSchemes(page)).toEqual([]);
    expect(await smallTargets(page), 'targets under 24 px').toEqual([]);
    if (language === 'en') {
      expect((await walkByTab(page)).unseen, 'stops without a visible focus').toEqual([]);
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      // What was on its way when that was said may end.
      await expect.poll(() => movingOn(page), { timeout: 5000 }).toEqual([]);
    }

    // 1200 pixels at 200 % leave 600, and WCAG asks for 320; the popup keeps its own width but in a narrow tab.
    for (const width of path === 'popup.html' ? [400, 320] : [600, 320]) {
      await page.setViewport({ width, height: 850 });
      expect(await scrollsSideways(page), `at ${width} pixels`).toEqual([]);
    }
    // From right to left nothing may be cut off or hang out either.
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    expect(await scrollsSideways(page), 'from right to left').toEqual([]);
    await page.close();
  });

  it('the panel can be used by everyone', async () => {
    const page = await extension.browser.newPage();
    await page.goto(site.url('/label'), { waitUntil: 'domcontentloaded' });
    await page.waitForSelector('vivify-badge');
    const panel = await openByClick(extension, page);
    await panel.waitForSelector('[data-binding=intact]');
    expect(await panel.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await accessibilityProblems(panel)).toEqual([]);
    expect(await smallTargets(panel)).toEqual([]);
    expect(await scrollsSideways(panel)).toEqual([]);
    await page.close();
  });

  it('the player can be used by everyone', async () => {
    const page = await extension.browser.newPage();
    await page.goto(site.url('/photo'), { waitUntil: 'load' });
    await rightClick(page, '#it');
    await chooseInMenu(extension, page, { srcUrl: site.url('/photo.jpg') });
    const player = await playerIn(extension, page, ['playing']);
    expect(await player.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(await accessibilityProblems(player)).toEqual([]);
    expect(await smallTargets(player)).toEqual([]);
    await page.close();
  });
});

it('has left nothing in the consoles', () => expect(problems).toEqual([]));
