import type { Frame, Page } from 'puppeteer-core';
import type { browser } from 'wxt/browser';
import type { Job } from '../../../lib/jobs/job.ts';
import { askWorkshop, type ExtensionBrowser, playerFrame } from './extension.ts';

/** Exists inside the extension's pages and service worker. */
declare const chrome: typeof browser;

/** A click in the browser's own menu, as the browser would report it. */
export interface MenuClick {
  /** Absent: the click was not on an image. */
  readonly srcUrl?: string;
  /** Part of the URL of the frame clicked in; the top frame by default. */
  readonly frame?: string;
}

type Dispatcher = { dispatch: (...values: unknown[]) => void };

/** Chooses "Bring to life" in the menu of the tab that shows this page. A tab whose URL is secret must be in front. */
export async function chooseInMenu(
  extension: ExtensionBrowser,
  page: Page,
  click: MenuClick = {},
): Promise<void> {
  const worker = await extension.serviceWorker();
  await worker.evaluate(
    async (pageUrl, click) => {
      const tabs = await chrome.tabs.query({});
      const tab = tabs.find(({ url }) => url === pageUrl) ?? tabs.find(({ active }) => active);
      let frameId = 0;
      if (click.frame && tab?.id !== undefined) {
        const frames = await chrome.scripting.executeScript({
          target: { tabId: tab.id, allFrames: true },
          func: () => location.href,
        });
        frameId = frames.find(({ result }) => String(result).includes(click.frame!))?.frameId ?? -1;
      }
      const image = click.srcUrl === undefined ? {} : { mediaType: 'image', srcUrl: click.srcUrl };
      const info = { menuItemId: 'bring-to-life', editable: false, frameId, pageUrl, ...image };
      (chrome.contextMenus.onClicked as unknown as Dispatcher).dispatch(info, tab);
    },
    page.url(),
    click,
  );
}

/** Presses the keyboard command in the tab that shows this page. */
export async function pressCommand(extension: ExtensionBrowser, page: Page): Promise<void> {
  const worker = await extension.serviceWorker();
  await worker.evaluate(async (pageUrl) => {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === pageUrl);
    (chrome.commands.onCommand as unknown as Dispatcher).dispatch('bring-to-life', tab);
  }, page.url());
}

/** The player, once it shows one of these states. */
export async function playerIn(
  extension: ExtensionBrowser,
  page: Page,
  states: readonly string[],
  timeout = 60_000,
): Promise<Frame> {
  const frame = await playerFrame(extension, page);
  const selector = states.map((state) => `main[data-state="${state}"]`).join(', ');
  await frame.waitForSelector(selector, { timeout });
  return frame;
}

/** What lies in `inbox/` for the newest job. */
export interface Source {
  readonly job: Job;
  readonly width: number;
  readonly height: number;
  /** Colour of the middle. */
  readonly middle: readonly number[];
}

/** Looks at the picture that the newest unfinished job was given. @param popup an extension page */
export async function newestSource(popup: Page): Promise<Source> {
  const { jobs } = await askWorkshop(popup, 'jobs/list', {});
  const job = jobs.sort((a, b) => b.createdAt - a.createdAt)[0];
  if (!job) throw new Error('There is no job.');
  const look = await popup.evaluate(async (name) => {
    const inbox = await (await navigator.storage.getDirectory()).getDirectoryHandle('inbox');
    const file = await (await inbox.getFileHandle(name)).getFile();
    const image = new Image();
    const isSvg = (await file.slice(0, 200).text()).includes('<svg');
    image.src = URL.createObjectURL(isSvg ? file.slice(0, file.size, 'image/svg+xml') : file);
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
    return { width: canvas.width, height: canvas.height, middle: [...data.slice(0, 3)] };
  }, job.sourceId);
  return { job, ...look };
}

/** Right-clicks the middle of an element, so that the page sees the click. */
export async function rightClick(page: Page, selector: string): Promise<void> {
  // A tab that another one covers draws no frames, and the browser holds its mouse events back.
  await page.bringToFront();
  const element = await page.waitForSelector(selector);
  await element!.click({ button: 'right' });
}

/** Texts of the alerts on a page, our closed shadow roots included. */
export async function alertsOn(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ role }) => role?.value === 'StaticText')
      .map(({ name }) => String(name?.value ?? ''))
      .join('\n');
  } finally {
    await session.detach();
  }
}
