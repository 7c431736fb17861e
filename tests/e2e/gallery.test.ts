import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCredentials } from '../../lib/provenance/readCredentials.ts';
import { copyCreation } from '../../scripts/drive/creations.ts';
import { startLibrary } from '../../scripts/verify/library.ts';
import { problemsInBothSchemes } from './support/axe.ts';
import {
  type ExtensionBrowser,
  launchExtension,
  listCreations,
  listOpfsFiles,
  photo,
  setOptions,
  submitPicture,
  waitForJob,
} from './support/extension.ts';

const quick = { seconds: 1, fps: 10, longSide: 160 };
const day = 24 * 3_600_000;
const many = 1000;
/** Cards that the popup's window and some rows around it can hold, generously. */
const drawnAtMost = 24;

let extension: ExtensionBrowser;
let page: Page;
let folder: string;
const problems: string[] = [];

const titles = () => page.$$eval('.creation h3', (all) => all.map((title) => title.textContent));
const drawn = () => page.$$eval('[data-creation]', (all) => all.length);
/** How many the list has, drawn or not. */
const counted = () => page.$eval('[data-creation]', (card) => card.getAttribute('aria-setsize'));
const chosen = () => page.$$eval('.creation.selected', (all) => all.length);
const focused = () =>
  page.evaluate(
    () => document.activeElement?.closest('[data-creation]')?.querySelector('h3')?.textContent ?? null,
  );
const search = async (words: string) => {
  await page.$eval('.search input', (input) => {
    (input as HTMLInputElement).select();
  });
  await page.type('.search input', words);
};
const clearSearch = () =>
  page.$eval('.search input', (input) => {
    (input as HTMLInputElement).value = '';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
/** Makes so many writes in a page fail as on a full disk. */
const fillDisk = (times: number) => {
  const prototype = FileSystemWritableFileStream.prototype;
  const { write } = prototype;
  let left = times;
  prototype.write = function (data) {
    if (left-- <= 0) return write.call(this, data);
    return Promise.reject(new DOMException('full', 'QuotaExceededError'));
  };
};
const open = async () => {
  await page?.close();
  page = await extension.openPopupTab();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.setViewport({ width: 400, height: 600 });
  await page.waitForSelector('[data-creation]');
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivify-gallery-'));
  await startLibrary();
  extension = await launchExtension();
  const session = await extension.browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  const maker = await extension.openPopupTab();
  const id = await submitPicture(maker, readFileSync(photo('picos')), 'made', quick);
  await waitForJob(maker, id);
  await copyCreation(
    maker,
    id,
    Array.from({ length: many - 1 }, (_, at) => ({
      title: `Copy ${at}`,
      createdAt: Date.UTC(2026, 0, 31, 12) - at * day,
      seconds: at === 700 ? 9 : 1,
      page: at === 800 ? { url: 'https://www.lakes.example/blue?a=1', title: 'The blue lake' } : null,
      options: at === 900 ? { prompt: 'gentle breeze' } : {},
      ...(at < 3 ? { savedAt: 1 } : {}),
    })),
  );
  await maker.close();
  await open();
});
afterAll(async () => {
  await extension?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a gallery of a thousand', () => {
  it('keeps only what is near the window in the page, all the way down', async () => {
    await expect.poll(counted).toBe(`${many}`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeGreaterThan((many / 2) * 180);
    let most = 0;
    for (let share = 0; share <= 1; share += 0.125) {
      await page.evaluate((share) => scrollTo(0, share * document.documentElement.scrollHeight), share);
      await page.waitForFunction(() => {
        const boxes = [...document.querySelectorAll('[data-creation]')].map((card) =>
          card.getBoundingClientRect(),
        );
        return (
          boxes.some(({ top }) => top < innerHeight) && boxes.some(({ bottom }) => bottom > innerHeight * 0.7)
        );
      });
      most = Math.max(most, await drawn());
    }
    expect(most).toBeLessThanOrEqual(drawnAtMost);
    await expect.poll(titles).toContain(`Copy ${many - 2}`);
    // Cards that were flown past are made once that rests.
    await page.waitForFunction(() => {
      const pictures = [...document.querySelectorAll<HTMLImageElement>('.poster img')];
      const cards = document.querySelectorAll('[data-creation]').length;
      return pictures.length === cards && pictures.every(({ naturalWidth }) => naturalWidth === 160);
    });
  });

  it('is walked with arrows to what was not drawn yet', async () => {
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('[aria-posinset="1"] .choose').click();
    expect(await chosen()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(chosen).toBe(0);
    await page.keyboard.press('End');
    await expect.poll(focused).toBe(`Copy ${many - 2}`);
    await page.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe(`Copy ${many - 4}`);
    await page.keyboard.press('Home');
    await expect.poll(focused).toBe('made');
  });

  it.each([
    ['a title', 'copy 777', ['Copy 777']],
    ['the site of a page', 'lakes.example', ['Copy 800']],
    ['the title of a page', 'BLUE the', ['Copy 800']],
    ['the words it was made with', 'breeze', ['Copy 900']],
    ['a day', 'january 30, 2026', ['Copy 1']],
    ['a date in numbers', '2026-01-29', ['Copy 2']],
  ])('finds by %s', async (_what, words, found) => {
    await search(words);
    await expect.poll(titles).toEqual(found);
    expect(await page.$eval('.toolbar [role=status]', (line) => line.textContent)).toContain(`of ${many}`);
  });

  it('says where nothing is found, and leads back', async () => {
    await search('no such thing');
    await page.locator('.nothing-found button').click();
    await expect.poll(drawn).toBeGreaterThan(3);
  });

  it('sorts', async () => {
    await page.select('.toolbar select', 'longest');
    await expect.poll(async () => (await titles())[0]).toBe('Copy 700');
    await page.select('.toolbar select', 'oldest');
    await expect.poll(async () => (await titles())[0]).toBe(`Copy ${many - 2}`);
    await page.select('.toolbar select', 'newest');
    await expect.poll(async () => (await titles())[0]).toBe('made');
  });

  it('opens the page that a creation came from', async () => {
    await search('lakes.example');
    await expect.poll(titles).toEqual(['Copy 800']);
    const link = await page.$eval('.creation-facts a', (each) => [
      (each as HTMLAnchorElement).href,
      (each as HTMLAnchorElement).rel,
      each.getAttribute('aria-label'),
    ]);
    expect(link).toEqual([
      'https://www.lakes.example/blue?a=1',
      'noreferrer',
      'Open the page it came from: The blue lake',
    ]);
    await clearSearch();
  });

  it('chooses with the keyboard, deletes all of it, and brings it back', async () => {
    await page.locator('[aria-posinset="2"] .choose').click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.down('Shift');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    // From the anchor, the second, to the third and on to the fifth.
    await expect.poll(chosen).toBe(4);
    expect(await page.$eval('.selection-bar [role=status]', (line) => line.textContent)).toContain(
      '4 selected',
    );
    const files = (await listOpfsFiles(page, 'creations')).length;
    await page.keyboard.press('Delete');
    await page.waitForSelector('.toast ::-p-text(4 creations were deleted)');
    await expect.poll(async () => (await titles())[1]).toBe('Copy 4');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await titles())[1]).toBe('Copy 0');
    expect((await listOpfsFiles(page, 'creations')).length).toBe(files);
  });

  it('chooses with Ctrl and Shift and the pointer, and all at once', async () => {
    await page.keyboard.down('Control');
    await page.locator('[aria-posinset="1"] .poster').click();
    await page.keyboard.up('Control');
    await page.keyboard.down('Shift');
    await page.locator('[aria-posinset="3"] .poster').click();
    await page.keyboard.up('Shift');
    await expect.poll(chosen).toBe(3);
    await page.locator('[aria-posinset="1"] .choose').click();
    await expect.poll(chosen).toBe(2);
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.waitForSelector(`.selection-bar ::-p-text(${many} selected)`);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.selection-bar', { hidden: true });
  });

  it('downloads what is chosen, and remembers it', async () => {
    await search('2025-07-0');
    await expect.poll(counted).toBe('9');
    await page.locator('[aria-posinset="1"] .choose').click();
    await page.locator('[aria-posinset="2"] .choose').click();
    await page.locator('[aria-posinset="3"] .choose').click();
    await page.locator('.selection-bar ::-p-text(Download)').click();
    await expect
      .poll(() =>
        readdirSync(folder)
          .filter((name) => name.endsWith('.mp4'))
          .sort(),
      )
      .toEqual(['Copy 206.mp4', 'Copy 207.mp4', 'Copy 208.mp4']);
    await expect
      .poll(async () => (await listCreations(page)).filter(({ savedAt }) => savedAt !== undefined).length)
      .toBe(6);
    await page.locator('.selection-bar ::-p-text(None)').click();
    await clearSearch();
  });

  it('suggests what could go, and chooses it', async () => {
    await page.locator('.storage summary').click();
    await page.locator('[data-suggestion=saved] button').click();
    await page.waitForSelector('.selection-bar ::-p-text(6 selected)');
    await page.locator('.selection-bar ::-p-text(None)').click();
    expect(await page.$('[data-suggestion=old]')).not.toBeNull();
    await page.locator('.storage summary').click();
  });

  it.each([
    ['webp', 10],
    ['gif', 10],
    ['png', 1],
  ] as const)('goes out as %s, whole, and signed with the video as its parent', async (format, frames) => {
    const menu = '[aria-posinset="1"] [aria-haspopup]';
    await page.locator(menu).click();
    await page.locator(`[aria-posinset="1"] [data-item=${format}]`).click();
    await expect.poll(() => readdirSync(folder)).toContain(`made.${format}`);
    const path = join(folder, `made.${format}`);
    await expect.poll(() => readFileSync(path).length).toBeGreaterThan(1000);
    const bytes = new Uint8Array(readFileSync(path));
    const decoded = await page.evaluate(
      async (base64, type) => {
        const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const decoder = new ImageDecoder({ data, type });
        await decoder.tracks.ready;
        const track = decoder.tracks.selectedTrack!;
        let time = 0;
        for (let frameIndex = 0; frameIndex < track.frameCount; frameIndex++) {
          const { image } = await decoder.decode({ frameIndex });
          time += image.duration ?? 0;
          image.close();
        }
        const { image } = await decoder.decode({ frameIndex: 0 });
        const { displayWidth } = image;
        image.close();
        return {
          count: track.frameCount,
          endless: track.repetitionCount === Number.POSITIVE_INFINITY,
          time,
          width: displayWidth,
        };
      },
      Buffer.from(bytes).toString('base64'),
      `image/${format}`,
    );
    expect(decoded).toMatchObject({ count: frames, width: 160 });
    if (frames > 1) expect(decoded).toMatchObject({ endless: true, time: 1_000_000 });
    const credentials = await readCredentials(path, bytes, { anchors: '' });
    expect(credentials).toMatchObject({
      label: 'ai-composite',
      state: 'valid',
      problems: ['signingCredential.untrusted'],
    });
    expect(credentials.claims).toContain('ingredient parentOf: made');
    expect(Buffer.from(bytes).includes('AISystemUsed')).toBe(true);
  });

  it('puts the first frame on the clipboard, and says what is lost there', async () => {
    await extension.browser
      .defaultBrowserContext()
      .overridePermissions(extension.url('').slice(0, -1), ['clipboard-read', 'clipboard-write']);
    await page.bringToFront();
    await page.locator('[aria-posinset="1"] [aria-haspopup]').click();
    const copy = await page.waitForSelector('[aria-posinset="1"] [data-item=copy]');
    expect(await copy!.evaluate((item) => item.textContent)).toContain('visible mark only');
    await page.locator('[aria-posinset="1"] [data-item=copy]').click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=status]')].some((line) =>
        line.textContent?.includes('was copied'),
      ),
    );
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap(await item!.getType('image/png'));
      return bitmap.width;
    });
    expect(size).toBe(160);
  });

  it('gives the menu to the keyboard', async () => {
    await page.$eval('[aria-posinset="1"] [aria-haspopup]', (button) => (button as HTMLElement).focus());
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('menuitem');
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.item))
      .toBe('report');
    expect(await problemsInBothSchemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup')))
      .toBe('menu');
  });

  it('keeps the menu within a window as low as a popup is at 200 percent', async () => {
    await page.setViewport({ width: 400, height: 300 });
    await page.$eval('[aria-posinset="1"] [aria-haspopup]', (button) => {
      button.scrollIntoView({ block: 'center' });
      (button as HTMLElement).click();
    });
    await page.waitForSelector('[role=menu]:popover-open [role=menuitem]');
    const beyond = await page.$eval('[role=menu]:popover-open', (menu) => {
      const { top, bottom } = menu.getBoundingClientRect();
      return { above: Math.min(0, top), below: Math.max(0, bottom - innerHeight) };
    });
    expect(beyond).toEqual({ above: 0, below: 0 });
    await page.keyboard.press('Escape');
    await page.setViewport({ width: 400, height: 600 });
  });

  it('warns before room runs out', async () => {
    const session = await page.createCDPSession();
    const origin = extension.url('').slice(0, -1);
    const limit = (quotaSize?: number) =>
      session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize ? { quotaSize } : {}) });
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    expect(await page.$('.room-warning')).toBeNull();
    await limit(used + 1000);
    await page.reload();
    await page.waitForSelector('.room-warning[role=status]');
    await page.locator('.room-warning button').click();
    await page.waitForSelector('.storage[open] [data-suggestion=saved]');
    await limit();
    await page.reload();
    await page.waitForSelector('[data-creation]');
    await expect.poll(() => page.$('.room-warning')).toBeNull();
  });

  it('says that the disk is full, when a picture comes in and when its video is stored, and tries again', async () => {
    await setOptions(page, quick);
    // With unlimited storage only a full disk refuses, which writing then says this way.
    await (await extension.offscreenPage()).evaluate(fillDisk, 1);
    await page.evaluate(fillDisk, 1);
    const input = (await page.$('input[type=file][multiple]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(photo('sunset'));
    await page.waitForSelector('.notice[data-code="storage-full"]');
    await page.locator('.notice button').click();
    await input.uploadFile(photo('sunset'));
    await page.waitForSelector('.job[data-state=failed] ::-p-text(There is no room left)', {
      timeout: 60_000,
    });
    expect((await listCreations(page)).some(({ title }) => title === 'sunset')).toBe(false);
  });

  it('goes on with a job that it was closed over', async () => {
    await page.locator('.job[data-state=failed] .button.primary').click();
    await page.waitForSelector('.job[data-state=running]');
    await open();
    await page.waitForSelector('.job[data-state=running] [role=progressbar]');
    await page.waitForSelector('.job', { hidden: true, timeout: 60_000 });
    await expect.poll(async () => (await titles())[0]).toBe('sunset');
  });

  it('has nothing to complain about in its console', () => {
    expect(problems).toEqual([]);
  });
});
