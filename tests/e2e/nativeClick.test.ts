import type { Page } from 'puppeteer-core';
import { expect, it, vi } from 'vitest';
import type { browser } from 'wxt/browser';
import { canClickNatively, Display } from './support/display.ts';
import { type ExtensionBrowser, launchExtension, photo, setOptions } from './support/extension.ts';
import { playerIn } from './support/pages.ts';
import { page as html, image, TestServer } from './support/server.ts';

/** Exists inside the extension's pages. */
declare const chrome: typeof browser;

const possible = canClickNatively();
if (!possible) console.warn('No native click here: it needs Linux with Xvfb and xdotool.');

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Right-clicks a place of the page with the real mouse, and picks the last item but one with the real keyboard. */
async function clickNatively(display: Display, page: Page, x: number, y: number): Promise<void> {
  const origin = await page.evaluate(() => ({
    x: screenX + (outerWidth - innerWidth) / 2,
    y: screenY + outerHeight - innerHeight,
  }));
  display.do('mousemove', String(Math.round(origin.x + x)), String(Math.round(origin.y + y)));
  await pointAt(display, page, 'img');
  const before = display.windows();
  display.do('click', '3');
  await vi.waitFor(() => expect(display.windows()).toBeGreaterThan(before), { timeout: 10_000 });
  await pause(300);
  for (const key of ['Up', 'Up', 'Return']) {
    display.do('key', key);
    await pause(200);
  }
}

/** Stirs the real mouse until the page, which may have come this moment, knows that it lies over an element. */
async function pointAt(display: Display, page: Page, selector: string): Promise<void> {
  await vi.waitFor(
    async () => {
      display.do('mousemove_relative', '1', '1');
      const isReady = (selector: string) =>
        document.hasFocus() && document.querySelector(`${selector}:hover`) !== null;
      expect(await page.evaluate(isReady, selector)).toBe(true);
    },
    { timeout: 10_000, interval: 200 },
  );
}

/** Sets the extension's site access to "on click", as the user does on the page of extensions. */
async function restrictToClicks(extension: ExtensionBrowser): Promise<void> {
  const page = await extension.browser.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as {
      developerPrivate: { updateExtensionConfiguration(change: object): Promise<void> };
    };
    await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' });
  }, extension.extensionId);
  await page.close();
}

const isPlaying = async (extension: ExtensionBrowser, page: Page) => {
  const frame = await playerIn(extension, page, ['playing', 'problem']);
  await frame.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.1);
};

it.skipIf(!possible)('obeys a real click and a real key, even with access "on click" only', async () => {
  await using display = await Display.start();
  const style = 'margin:40px;width:400px;height:300px';
  await using site = await TestServer.start({
    '/photo.jpg': image(photo('picos')),
    '/image': html(`<img src="/photo.jpg" style="${style}">`),
    '/background': html(`<div style="${style};background:url(/photo.jpg) center/cover"></div>`),
  });
  await using extension = await launchExtension({ headful: true, display: display.name });
  const popup = await extension.openPopupTab();
  await setOptions(popup, { longSide: 160, seconds: 1, fps: 10 });
  await restrictToClicks(extension);
  expect(await popup.evaluate(() => chrome.permissions.contains({ origins: ['<all_urls>'] }))).toBe(false);
  const page = await extension.browser.newPage();
  await page.goto(site.url('/image'));
  await page.bringToFront();
  await clickNatively(display, page, 240, 190);
  await isPlaying(extension, page);

  // Another site: what the click allowed is over.
  await page.goto(site.url('/background').replace('127.0.0.1', 'localhost'));
  await pointAt(display, page, 'div');
  display.do('key', 'alt+shift+l');
  await isPlaying(extension, page);
});
