import type { Page } from 'puppeteer-core';
import type { ExtensionBrowser } from '../drive/extension.ts';
import { PageServer } from '../drive/pageServer.ts';
import { readOpfsFile } from '../drive/workshop.ts';
import { type Album, setLanguage } from './album.ts';

const languages = ['en', 'de'] as const;
const schemes = ['light', 'dark'] as const;

const pageWith = (text: string) => `<!doctype html>
<html><head><meta charset="utf-8"><style>
  :root { color-scheme: light dark }
  body { margin: 0; padding: 40px 48px; font: 17px/1.5 system-ui, sans-serif;
    background: light-dark(#f7f6f3, #17181a); color: light-dark(#22242a, #e4e4e0) }
  p { max-width: 440px; margin: 0 0 44px }
  video { display: block; width: 460px; border-radius: 10px }
</style></head><body><p>${text}</p><video src="/video.mp4" muted loop autoplay controls></video></body></html>`;

/** Opens the page, waits for the badge, clicks it and waits until the whole file is checked. */
async function openPanel(extension: ExtensionBrowser, page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.bringToFront();
  const badge = await page.waitForSelector('vivify-badge', { timeout: 120_000 });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await badge?.click();
  const frame = await page.waitForFrame((candidate) => candidate.url() === extension.url('credentials.html'));
  await frame.waitForSelector('[data-binding=intact]', { timeout: 60_000 });
  await new Promise((resolve) => setTimeout(resolve, 800));
}

/** A badge and its panel over a video, in both languages, by day and by night. */
export async function panelImages({ extension, popup, creation, take }: Album): Promise<void> {
  const mp4 = await readOpfsFile(popup, 'creations', `${await creation('picos')}.mp4`);
  if (!mp4) throw new Error('The video is gone.');
  await using server = await PageServer.start({
    '/video.mp4': { body: mp4, type: 'video/mp4', headers: { 'content-length': String(mp4.length) } },
    '/en': { body: pageWith('A page with a video in it, as there are many.') },
    '/de': { body: pageWith('Eine Seite mit einem Video, wie es viele gibt.') },
  });
  const page = await extension.browser.newPage();
  await page.setViewport({ width: 980, height: 760, deviceScaleFactor: 1 });
  for (const language of languages) {
    await setLanguage(popup, language);
    for (const scheme of schemes) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await openPanel(extension, page, server.url(`/${language}`));
      await take(`panel-${scheme}${language === 'en' ? '' : `-${language}`}`, page);
    }
  }
  await setLanguage(popup, 'auto');
  await page.close();
}
