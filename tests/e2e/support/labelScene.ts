import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import {
  type ExtensionBrowser,
  launchExtension,
  photo,
  readOpfsFile,
  submitPicture,
  waitForJob,
} from './extension.ts';
import type { Bytes } from './labelledMedia.ts';
import { MediaServer } from './mediaServer.ts';

/** What tests of labels start from: a browser, a site, a page, and a creation of this install. */
export interface LabelScene {
  readonly extension: ExtensionBrowser;
  readonly popup: Page;
  readonly site: MediaServer;
  /** In front whenever a test begins. */
  readonly page: Page;
  readonly own: Bytes;
  /** Opens a page of the site with this body. */
  open(path: string, body: string, headers?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

/** @param style of the pages' body. */
export async function openLabelScene(style: string): Promise<LabelScene> {
  const extension = await launchExtension();
  const popup = await extension.openPopupTab();
  const site = await MediaServer.start();
  const quick = { longSide: 160, seconds: 1, fps: 10 };
  const jobId = await submitPicture(popup, readFileSync(photo('picos')), 'Picos', quick);
  await waitForJob(popup, jobId);
  const own = new Uint8Array((await readOpfsFile(popup, 'creations', `${jobId}.mp4`))!);
  const page = await extension.browser.newPage();
  return {
    extension,
    popup,
    site,
    page,
    own,
    open: async (path, body, headers = {}) => {
      const html = `<!doctype html><html><body style="${style}">${body}</body></html>`;
      site.add(path, { body: html, headers });
      await page.goto(site.url(path), { waitUntil: 'domcontentloaded' });
    },
    close: async () => {
      await extension.close();
      await site.close();
    },
  };
}
