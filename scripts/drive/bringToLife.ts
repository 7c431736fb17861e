import type { Frame, Page } from 'puppeteer-core';
import type { browser } from 'wxt/browser';
import type { ErrorCode } from '../../lib/errors.ts';
import type { ExtensionBrowser } from './extension.ts';
import { ReportedError } from './workshop.ts';

/** Exists inside the extension's service worker. */
declare const chrome: typeof browser;

/**
 * Chooses "Bring to life" in the context menu of a page's image: the event that the browser sends is
 * dispatched to the extension's own listener.
 */
export async function chooseBringToLife(
  extension: ExtensionBrowser,
  pageUrl: string,
  srcUrl: string,
): Promise<void> {
  const worker = await extension.serviceWorker();
  await worker.evaluate(
    async (pageUrl, srcUrl) => {
      const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === pageUrl);
      const info = {
        menuItemId: 'bring-to-life',
        mediaType: 'image',
        editable: false,
        frameId: 0,
        pageUrl,
        srcUrl,
      };
      const event = chrome.contextMenus.onClicked as unknown as {
        dispatch: (info: object, tab: object | undefined) => void;
      };
      event.dispatch(info, tab);
    },
    pageUrl,
    srcUrl,
  );
}

/** The player's frame in a page, once it is there. */
export async function playerFrame(extension: ExtensionBrowser, page: Page, timeout = 30_000): Promise<Frame> {
  return page.waitForFrame((frame) => frame.url().startsWith(extension.url('player.html')), { timeout });
}

/**
 * Waits until the video in the player's frame plays, that is, until its time goes on.
 * @throws ReportedError with the code and the words that the player shows where it failed.
 */
export async function waitUntilPlaying(frame: Frame, timeout = 600_000): Promise<void> {
  const outcome = await frame.waitForFunction(
    () => {
      const problem = document.querySelector<HTMLElement>('[role=alert][data-code]');
      if (problem) return { code: problem.dataset.code ?? 'unknown', words: problem.title };
      const video = document.querySelector('video');
      const plays = video && !video.paused && video.readyState >= 2 && video.currentTime > 0.2;
      return plays ? { code: null, words: '' } : null;
    },
    { timeout, polling: 200 },
  );
  const { code, words } = (await outcome.jsonValue()) as { code: ErrorCode | null; words: string };
  if (code) throw new ReportedError(code, words);
}
