import type { Frame, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { browser } from 'wxt/browser';
import type { LabelSettings } from '../../../lib/settings/labels.ts';
import { initialLabelSettings } from '../../../lib/settings/labels.ts';
import { settingsVersion } from '../../../lib/settings/schema.ts';
import type { ExtensionBrowser } from './extension.ts';

/** Exists inside the extension's pages. */
declare const chrome: typeof browser;

/** Milliseconds a label may take on a busy machine. */
const patience = 20_000;

/** What the badges of a document say, in its own order: `label state`. Shadow roots are looked into. */
export function badgesOf(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'vivify-badge')
          found.push(`${element.getAttribute('data-label')} ${element.getAttribute('data-state')}`);
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    return found;
  });
}

/** Waits until the badges of a document say this. */
export async function expectBadges(page: Page | Frame, expected: readonly string[]): Promise<void> {
  await expect.poll(() => badgesOf(page), { timeout: patience }).toEqual(expected);
}

/** Sets what the user sets about labels; the rest stays as it is at first. @param popup an extension page */
export async function setLabelSettings(popup: Page, change: Partial<LabelSettings>): Promise<void> {
  await popup.evaluate(
    async (labels, version) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { version, ...Object(settings), labels } });
    },
    { ...initialLabelSettings, ...change },
    settingsVersion,
  );
}

/** Middle of the first chip of a document, in CSS pixels of its viewport, once it stands still. */
export async function chipPlace(page: Page): Promise<{ x: number; y: number }> {
  const look = () =>
    page.$eval('vivify-badge', (badge) => {
      const { x, y, width, height } = badge.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2, width };
    });
  let before = await look();
  await expect
    .poll(
      async () => {
        const now = await look();
        const still = now.width > 0 && now.x === before.x && now.y === before.y;
        before = now;
        return still;
      },
      { timeout: patience, interval: 250 },
    )
    .toBe(true);
  return before;
}

/** The panel's frame in a page, once its verdict is there. */
export async function panelIn(extension: ExtensionBrowser, page: Page): Promise<Frame> {
  const frame = await page.waitForFrame(
    (candidate) => candidate.url().startsWith(extension.url('credentials.html')),
    {
      timeout: patience,
    },
  );
  await frame.waitForSelector('.credentials[data-label]', { timeout: patience });
  return frame;
}

/** Clicks the first chip and waits for its panel. */
export async function openByClick(extension: ExtensionBrowser, page: Page): Promise<Frame> {
  await page.bringToFront();
  const { x, y } = await chipPlace(page);
  await page.mouse.click(x, y);
  return panelIn(extension, page);
}

/** The visible text of a panel. */
export const textOf = (frame: Frame | Page): Promise<string> =>
  frame.$eval('.credentials', (panel) => panel.textContent ?? '');

/** Chooses "Check Content Credentials" in the menu, as the browser would report it. */
export async function chooseCheck(
  extension: ExtensionBrowser,
  page: Page,
  click: { readonly srcUrl?: string; readonly linkUrl?: string },
): Promise<void> {
  const worker = await extension.serviceWorker();
  await worker.evaluate(
    async (pageUrl, click) => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url === pageUrl);
      const menuItemId = click.linkUrl ? 'check-credentials-link' : 'check-credentials';
      const info = { menuItemId, editable: false, frameId: 0, pageUrl, ...click };
      const event = chrome.contextMenus.onClicked as unknown as { dispatch(...values: unknown[]): void };
      event.dispatch(info, tab);
    },
    page.url(),
    click,
  );
}
