import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { browser } from 'wxt/browser';
import { type Settings, settingsVersion } from '../../lib/settings/schema.ts';
import type { ExtensionBrowser } from '../drive/extension.ts';
import { submitPicture, waitForJob } from '../drive/workshop.ts';

/** Exists inside the extension's pages. */
declare const chrome: typeof browser;

/** Larger ones make the repository and the README slow. */
const mostBytes = 120_000;
const qualities = [85, 75, 65, 50, 35];
const photos = resolve(import.meta.dirname, '../../tests/fixtures/photos');

/** What every picture of the README is taken from. */
export interface Album {
  readonly extension: ExtensionBrowser;
  /** A page with the extension's rights. */
  readonly popup: Page;
  readonly signal: AbortSignal;
  /** Brings one of the repository's photos to life, once. @returns the creation's id */
  readonly creation: (photo: Photo) => Promise<string>;
  /** Photographs what a page shows as `docs/images/<name>.webp`, under 120 kB. @throws Error where that fails */
  readonly take: (name: string, what: Page | ElementHandle) => Promise<void>;
}

/** Long enough to look alive, quick to make in software. */
export const quick = { longSide: 480, seconds: 2, fps: 15 } as const;

const titles = {
  picos: 'Picos de Europa',
  cascade: 'Cascade',
  dandelions: 'Dandelions',
  sunset: 'Sunset',
  pagoda: 'Summer palace',
} as const;
export type Photo = keyof typeof titles;

/** Bytes of one of the repository's photos. */
export const photoBytes = (photo: Photo): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(photos, `${photo}.jpg`)));

export async function imagesOf(
  extension: ExtensionBrowser,
  popup: Page,
  folder: string,
  signal: AbortSignal,
): Promise<Album> {
  const made = new Map<Photo, string>();
  return {
    extension,
    popup,
    signal,
    async creation(photo) {
      const known = made.get(photo);
      if (known) return known;
      const id = await submitPicture(popup, photoBytes(photo), titles[photo], quick);
      await waitForJob(popup, id, { signal });
      made.set(photo, id);
      return id;
    },
    async take(name, what) {
      const path = join(folder, `${name}.webp`);
      for (const quality of qualities) {
        await what.screenshot({ path: path as `${string}.webp`, type: 'webp', quality });
        if (statSync(path).size <= mostBytes) {
          console.log(`docs/images/${name}.webp, ${Math.round(statSync(path).size / 1000)} kB`);
          return;
        }
      }
      throw new Error(`docs/images/${name}.webp cannot be made smaller than ${mostBytes / 1000} kB.`);
    },
  };
}

/** Opens one of the extension's pages in a window of its own size. */
export async function openSized(
  { extension }: Album,
  path: string,
  size: { readonly width: number; readonly height: number },
  deviceScaleFactor = 1.5,
): Promise<Page> {
  const page = await extension.browser.newPage();
  await page.setViewport({ ...size, deviceScaleFactor });
  await page.goto(extension.url(path), { waitUntil: 'load' });
  await page.bringToFront();
  return page;
}

/** Waits until every picture of a page is there and nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => [...document.images].every(({ naturalWidth }) => naturalWidth > 0));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Makes the extension speak a language. @param popup an extension page */
export async function setLanguage(popup: Page, language: Settings['language']): Promise<void> {
  await popup.evaluate(
    async (language, version) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { version, ...Object(settings), language } });
    },
    language,
    settingsVersion,
  );
  await popup.waitForFunction(
    async (language) => {
      const { texts } = await chrome.storage.local.get('texts');
      return language === 'auto' || Object(texts)['@@ui_locale'] === language;
    },
    // A page behind another draws no frames to wait for.
    { polling: 200 },
    language,
  );
}
