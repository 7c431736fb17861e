import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import { tinyMp4 } from '../unit/provenance/support/tinyMp4.ts';
import { askBackground, type ExtensionBrowser, photo } from './support/extension.ts';
import { reportByKeyboard, tabTo } from './support/keyboard.ts';
import {
  type Bytes,
  padded,
  pointingTo,
  signAsStranger,
  storeIn,
  tampered,
} from './support/labelledMedia.ts';
import { type LabelScene, openLabelScene } from './support/labelScene.ts';
import {
  chipPlace,
  chooseCheck,
  expectBadges,
  openByClick,
  panelIn,
  setLabelSettings,
  textOf,
} from './support/labels.ts';
import { scrollsSideways } from './support/layout.ts';
import type { MediaServer } from './support/mediaServer.ts';

/** Exists inside the extension's pages and service worker. */
declare const chrome: typeof browser;

let scene: LabelScene;
let open: LabelScene['open'];
let extension: ExtensionBrowser;
let popup: Page;
let page: Page;
let site: MediaServer;
let own: Bytes;
let folder: string;

beforeAll(async () => {
  scene = await openLabelScene('margin:60px');
  ({ extension, popup, page, site, own, open } = scene);
  site.add('/own.mp4', { body: own });
  folder = mkdtempSync(join(tmpdir(), 'vivify-labels-'));
}, 180_000);

afterAll(async () => {
  await scene?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await page.bringToFront();
});

const video = (src: string) => `<video src="${src}" style="width:360px;height:200px" muted></video>`;
const panelGone = () =>
  expect
    .poll(() => page.frames().some((frame) => frame.url().startsWith(extension.url(''))), { timeout: 5000 })
    .toBe(false);

/** The browser's word that the key was taken may be lost with the frame that it closes. */
async function closeByEscape(): Promise<void> {
  page.keyboard.press('Escape').catch(() => undefined);
  await panelGone();
}

describe('the panel', () => {
  it('opens on a click, tells the whole story, and the whole file is checked by itself where it is small', async () => {
    await open('/story', video('/own.mp4'));
    await expectBadges(page, ['partly-ai trusted']);
    const panel = await openByClick(extension, page);
    await panel.waitForSelector('[data-binding=intact]');
    const text = await textOf(panel);
    for (const words of [
      'Partly AI-generated',
      'Vivify install',
      'Created',
      'generative AI',
      'Picos',
      'Given to the software',
    ])
      expect(text).toContain(words);
    await panel.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('.thumbnail img')?.naturalWidth ?? 0) > 0,
    );
    expect(text).toContain('No label does not mean that something is real');
    // The page sees a frame it cannot reach into.
    expect(
      await page.evaluate(() => [document.querySelector('vivify-panel')?.shadowRoot, window.length]),
    ).toEqual([null, 0]);
  });

  it('gives the raw report to copy', async () => {
    const panel = await panelIn(extension, page);
    await extension.browser
      .defaultBrowserContext()
      .overridePermissions(extension.url(''), ['clipboard-sanitized-write']);
    await panel.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        document.title = text;
      };
    });
    await panel.$$eval('.credentials footer button', ([copy]) => (copy as HTMLElement).click());
    await panel.waitForFunction(() => document.title.includes('c2pa.actions'));
  });

  it('keeps the keyboard inside, and gives it back on Escape', async () => {
    const panel = await panelIn(extension, page);
    for (let presses = 0; presses < 12; presses++) await page.keyboard.press('Tab');
    expect(await panel.evaluate(() => document.hasFocus() && document.activeElement !== document.body)).toBe(
      true,
    );
    await closeByEscape();
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('vivify-badge');
    await page.keyboard.press('Enter');
    await panelIn(extension, page);
    await page.mouse.click(5, 5);
    await panelGone();
  });

  it('does not open for clicks that the page makes', async () => {
    await page.evaluate(() => {
      const badge = document.querySelector('vivify-badge')!;
      const { x, y } = badge.getBoundingClientRect();
      badge.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x + 5, clientY: y + 5 }));
      (badge as HTMLElement).click();
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await panelGone();
  });

  it('does not open for a click through something that hides the chip, and brings the chip out', async () => {
    const { x, y } = await chipPlace(page);
    await page.evaluate(() => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff;pointer-events:none';
      document.body.append(cover);
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.mouse.click(x, y);
    await page.waitForFunction(() => document.querySelector('vivify-badge')?.matches(':popover-open'));
    await panelGone();
    await page.evaluate(() => document.querySelector('#cover')?.remove());
  });

  it('tells that a copy was altered once the whole file is checked, with progress, and the badge follows', async () => {
    await setLabelSettings(popup, { wholeFileUpTo: 0 });
    site.add('/altered.mp4', { body: padded(tampered(own), 3_000_000) });
    await open('/altered', video('/altered.mp4'));
    await expectBadges(page, ['partly-ai trusted']);
    const panel = await openByClick(extension, page);
    await panel.waitForSelector('[data-binding=unchecked]');
    site.add('/altered.mp4', { body: padded(tampered(own), 3_000_000), rate: 1_500_000 });
    await (await panel.waitForSelector('.fact .button'))!.click();
    await panel.waitForSelector('[role=progressbar]');
    await panel.waitForSelector('[data-binding=altered]', { timeout: 30_000 });
    const text = await textOf(panel);
    expect(text).toContain("Credentials don't match this file");
    expect(text).toContain('The media were altered after signing.');
    await expectBadges(page, ['mismatch invalid']);
    await setLabelSettings(popup, {});
  });

  it('says of a stranger’s signature that the claim stands and the signer is not recognised', async () => {
    site.add('/foreign.mp4', { body: await signAsStranger() });
    await open('/foreign', video('/foreign.mp4'));
    await expectBadges(page, ['partly-ai valid']);
    const panel = await openByClick(extension, page);
    const text = await textOf(panel);
    expect(text).toContain('signer not recognised');
    expect(text).toContain("The signer's identity can't be verified.");
  });

  it('opens from the menu for what has no badge, and says what a missing label does not mean', async () => {
    site.add('/plain.jpg', { body: readFileSync(photo('picos')), type: 'image/jpeg' });
    await open(
      '/menu',
      `<a href="/own.mp4" style="font-size:40px">A video</a><img src="/plain.jpg" style="width:200px">${video('/own.mp4')}`,
    );
    // Who chooses before our script is in the page gets a tab instead.
    await expectBadges(page, ['partly-ai trusted']);
    await chooseCheck(extension, page, { linkUrl: site.url('/own.mp4') });
    expect(await textOf(await panelIn(extension, page))).toContain('Partly AI-generated');
    await closeByEscape();
    await chooseCheck(extension, page, { srcUrl: site.url('/plain.jpg') });
    const text = await textOf(await panelIn(extension, page));
    expect(text).toContain('No Content Credentials found');
    expect(text).toContain('That says nothing about whether it shows something real.');
  });

  it('opens by its key for what is under the pointer', async () => {
    await open('/key', video('/own.mp4'));
    await expectBadges(page, ['partly-ai trusted']);
    await page.mouse.move(200, 160);
    await page.mouse.move(210, 165);
    const worker = await extension.serviceWorker();
    await worker.evaluate(async (pageUrl) => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url === pageUrl);
      const event = chrome.commands.onCommand as unknown as { dispatch(...values: unknown[]): void };
      event.dispatch('check-credentials', tab);
    }, page.url());
    const panel = await panelIn(extension, page);
    expect(await textOf(panel)).toContain('Partly AI-generated');
    await closeByEscape();
  });

  it('reads in the page what only the page has', async () => {
    await open(
      '/blob',
      `<video id="it" style="width:360px;height:200px" muted></video><script>
        fetch('/own.mp4').then((answer) => answer.arrayBuffer()).then((bytes) => {
          it.src = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }));
        });
      </script>`,
    );
    const srcUrl = await (
      await page.waitForFunction(() => document.querySelector('video')?.currentSrc)
    ).jsonValue();
    await chooseCheck(extension, page, { srcUrl: String(srcUrl) });
    const panel = await panelIn(extension, page);
    expect(await textOf(panel)).toContain('Partly AI-generated');
  });

  it('takes a report by the keyboard, and takes it back', async () => {
    await open('/report', video('/own.mp4'));
    await expectBadges(page, ['partly-ai trusted']);
    const panel = await openByClick(extension, page);
    // The panel may still grow, and the button move away under the pointer.
    await expect
      .poll(async () => {
        const button = await panel.$('.credentials footer ::-p-text(Report)');
        await button?.click();
        return panel.waitForSelector('.report-form', { timeout: 2000 }).catch(() => null);
      })
      .not.toBeNull();
    await page.keyboard.press('Escape');
    await panel.waitForSelector('.credentials[data-label]');
    await panel.locator('.credentials footer ::-p-text(Report)').click();
    await reportByKeyboard(page, panel, 'copyright');
    const { reports } = await askBackground(popup, 'reports/list', {});
    expect(reports).toMatchObject([
      { reason: 'copyright', subject: { url: site.url('/own.mp4'), label: 'partly-ai', state: 'trusted' } },
    ]);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('video')!).opacity === '0');
    await tabTo(page, panel, '.report-form .button:not(.primary)');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => getComputedStyle(document.querySelector('video')!).opacity === '1');
    expect((await askBackground(popup, 'reports/list', {})).reports).toEqual([]);
    await closeByEscape();
  });

  it('fetches a manifest that lies elsewhere on the click alone', async () => {
    const manifest = site.add('/manifest.c2pa', { body: storeIn(own), type: 'application/c2pa' });
    site.add('/pointing.mp4', { body: pointingTo(tinyMp4(), manifest) });
    await open('/remote', video('/pointing.mp4'));
    await expectBadges(page, ['needs-check unchecked']);
    const panel = await openByClick(extension, page);
    await panel.waitForSelector('.credentials[data-label=needs-check] .button.primary');
    expect(site.asked('/manifest.c2pa')).toEqual([]);
    await panel.locator('.credentials .button.primary').click();
    await panel.waitForSelector('.credentials[data-label=partly-ai]');
    expect(site.asked('/manifest.c2pa').length).toBeGreaterThan(0);
    await closeByEscape();
  });

  it('switches labels off for the site with one click', async () => {
    await open('/off', video('/own.mp4'));
    await expectBadges(page, ['partly-ai trusted']);
    const panel = await openByClick(extension, page);
    const [off] = await panel.$$('xpath/.//button[contains(., "No labels on 127.0.0.1")]');
    await off!.click();
    await expectBadges(page, []);
    await page.reload();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await expectBadges(page, []);
    await setLabelSettings(popup, {});
    await expectBadges(page, ['partly-ai trusted']);
  });
});

describe('the toolbar and the popup', () => {
  it('count the labelled media of the tab, list them, and lead to each', async () => {
    await open(
      '/list',
      `${video('/own.mp4')}<div style="height:2500px"></div>${video('/own.mp4?second')}<div style="height:900px"></div>`,
    );
    await expectBadges(page, ['partly-ai trusted']);
    await page.evaluate(() => scrollTo(0, 2600));
    await expectBadges(page, ['partly-ai trusted', 'partly-ai trusted']);
    const worker = await extension.serviceWorker();
    const tabId = await worker.evaluate(
      async (url) => (await chrome.tabs.query({})).find((tab) => tab.url === url)?.id ?? 0,
      page.url(),
    );
    const counted = () => worker.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tabId);
    await expect.poll(counted).toBe('2');
    // The popup's page in a tab of its own is given the tab that it would be opened over.
    const list = await extension.browser.newPage();
    await list.evaluateOnNewDocument((url) => {
      const query = chrome.tabs.query.bind(chrome.tabs);
      Object.assign(chrome.tabs, {
        query: async () => (await query({})).filter((tab) => tab.url === url),
      });
    }, page.url());
    await list.goto(extension.url('popup.html'));
    const buttons = await list.waitForSelector('.tab-label').then(() => list.$$('.tab-label'));
    expect(buttons).toHaveLength(2);
    await list.setViewport({ width: 400, height: 600 });
    await list.$eval('.tab-label span', (name) => {
      name.textContent = `${'a-long-name-'.repeat(8)}.mp4`;
    });
    expect(await scrollsSideways(list), 'with a long name').toEqual([]);
    await buttons[0]!.click();
    await page.bringToFront();
    await page.waitForFunction(() => scrollY < 100, { timeout: 10_000 });
    if (!list.isClosed()) await list.close();
    await page.goto('about:blank');
    await expect.poll(counted).toBe('');
  });

  it('check a file and an address', async () => {
    const path = join(folder, 'mine.mp4');
    writeFileSync(path, own);
    await popup.bringToFront();
    const input = (await popup.$('.check input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await popup.waitForSelector(
      'dialog .credentials[data-label="partly-ai"][data-state=trusted] [data-binding=intact]',
      {
        timeout: 20_000,
      },
    );
    await popup.keyboard.press('Escape');
    await popup.waitForSelector('dialog', { hidden: true });
    site.add('/foreign.mp4', { body: await signAsStranger() });
    await popup.locator('.check summary').click();
    const check = async (address: string) => {
      await popup.locator('.check input[type=text]').fill(address);
      const field = await popup.$('.check input[type=text]');
      await field!.press('Enter');
    };
    await check(site.url('/foreign.mp4'));
    await popup.waitForSelector('dialog .credentials[data-label="partly-ai"][data-state=valid]', {
      timeout: 20_000,
    });
    await popup.keyboard.press('Escape');
    await popup.waitForSelector('dialog', { hidden: true });
    await check('ftp://example.org/x');
    await popup.waitForSelector('.check-wrong[role=alert]');
  });
});
