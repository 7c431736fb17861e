import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import {
  askWorkshop,
  type ExtensionBrowser,
  launchExtension,
  photo,
  setOptions,
} from './support/extension.ts';
import { alertsOn, chooseInMenu, playerIn, pressCommand, rightClick } from './support/pages.ts';
import { embedderPolicy, page as html, image, strictPolicy, TestServer } from './support/server.ts';

/** Exists inside the extension's service worker. */
declare const chrome: typeof browser;

const style = 'width:400px;height:300px;object-fit:cover;border-radius:20px';

let extension: ExtensionBrowser;
let popup: Page;
let site: TestServer;
let cdn: TestServer;
let page: Page;

beforeAll(async () => {
  extension = await launchExtension();
  popup = await extension.openPopupTab();
  await setOptions(popup, { longSide: 160, seconds: 1, fps: 10 });
  site = await TestServer.start({
    '/photo.jpg': image(photo('picos')),
    '/guarded.jpg': image(photo('sunset'), { referer: '' }),
    '/wrong.jpg': { body: 'not a picture', type: 'image/jpeg' },
  });
  const open = { 'cross-origin-resource-policy': 'cross-origin' };
  cdn = await TestServer.start({ '/photo.jpg': image(photo('pagoda'), { headers: open }) }, 'localhost');
  page = await extension.browser.newPage();
});

afterAll(async () => {
  await extension?.close();
  await site?.close();
  await cdn?.close();
});

afterEach(async () => {
  await page.goto('about:blank');
});

/** Opens a page with one picture and brings it to life by right-click. */
async function bring(path: string, srcUrl: string, headers: Record<string, string> = {}): Promise<void> {
  await page.goto(site.add(path, html(`<img id="it" style="${style}" src="${srcUrl}">`, headers)));
  await rightClick(page, '#it');
  await chooseInMenu(extension, page, { srcUrl });
}

const isPlaying = (frame: Frame) =>
  frame.waitForFunction(
    () => {
      const video = document.querySelector('video');
      return video !== null && !video.paused && video.readyState >= 2 && video.currentTime > 0.1;
    },
    { timeout: 30_000 },
  );

it.each([
  ['a plain page', '/plain', () => site.url('/photo.jpg'), {}],
  ['a page with a strict policy', '/strict', () => site.url('/photo.jpg'), strictPolicy],
  ['a picture without CORS headers', '/cors', () => cdn.url('/photo.jpg'), {}],
  ['a picture guarded by its referer', '/referer', () => site.url('/guarded.jpg'), {}],
  ['a cross-origin isolated page', '/isolated', () => cdn.url('/photo.jpg'), embedderPolicy],
])('plays on %s', async (_name, path, srcUrl, headers) => {
  await bring(path, srcUrl(), headers);
  const frame = await playerIn(extension, page, ['playing', 'problem']);
  await isPlaying(frame);
  const label = await frame.$eval('video', (video) => video.ariaLabel);
  expect(label).toContain('AI-generated');
});

it('lies exactly on the picture, follows it, and goes with it', async () => {
  await bring('/follow', site.url('/photo.jpg'));
  const frame = await playerIn(extension, page, ['playing']);
  const owner = (await frame.frameElement())!;
  const boxes = async () => {
    const [player, picture] = [await owner.boundingBox(), await (await page.$('#it'))!.boundingBox()];
    return { player, picture };
  };
  const expectSame = async () => {
    await expect.poll(async () => (await boxes()).player, { timeout: 3000 }).toEqual((await boxes()).picture);
  };
  await expectSame();
  expect(await owner.evaluate((element) => getComputedStyle(element).borderRadius)).toBe('20px');
  // 1280 x 960 covers 400 x 300 exactly; 200 x 300 shows the middle half of it.
  await page.$eval('#it', (element) => {
    (element as HTMLElement).style.cssText += 'width:200px;margin:70px 0 0 90px;transform:scale(1.5)';
  });
  await expectSame();
  await expect
    .poll(() => frame.$eval('video', (video) => [video.style.left, video.style.width]))
    .toEqual(['-50%', '200%']);
  await page.evaluate(() => {
    const bar = document.createElement('div');
    bar.style.cssText = 'position:fixed;left:0;top:0;width:100%;height:50px;background:teal';
    document.body.append(bar);
  });
  const clip = () => owner.evaluate((element) => getComputedStyle(element).clipPath);
  await expect.poll(clip).toBe('inset(55px 0px 0px)');
  await page.$eval('#it', (element) => element.remove());
  await page.waitForFunction(() => !document.querySelector('vivify-overlay'), { timeout: 5000 });
});

it('leaves when the element shows another picture', async () => {
  await bring('/next', site.url('/photo.jpg'));
  await playerIn(extension, page, ['playing']);
  await page.$eval('#it', (element) => {
    (element as HTMLImageElement).src = '/guarded.jpg';
  });
  await page.waitForFunction(() => !document.querySelector('vivify-overlay'), { timeout: 5000 });
});

it('joins the player that is there instead of making a second one', async () => {
  await bring('/twice', site.url('/photo.jpg'));
  await playerIn(extension, page, ['playing']);
  await rightClick(page, '#it');
  await chooseInMenu(extension, page, { srcUrl: site.url('/photo.jpg') });
  await page.mouse.move(210, 160);
  await pressCommand(extension, page);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await page.$$eval('vivify-overlay', (hosts) => hosts.length)).toBe(1);
});

it('obeys the keyboard', async () => {
  await bring('/keys', site.url('/photo.jpg'));
  const frame = await playerIn(extension, page, ['playing']);
  await isPlaying(frame);
  const video = () =>
    frame.$eval('video', (element) => ({ paused: element.paused, away: element.classList.contains('away') }));
  await frame.focus('main');
  await page.keyboard.press('Space');
  await expect.poll(video).toEqual({ paused: true, away: false });
  await page.keyboard.press('Space');
  await expect.poll(video).toEqual({ paused: false, away: false });
  await page.keyboard.press('o');
  await expect.poll(video).toEqual({ paused: true, away: true });
  await page.keyboard.press('Tab');
  expect(await frame.evaluate(() => document.activeElement?.ariaLabel)).toBe('Play');
  // Not waited for: the frame that would acknowledge the key goes away with it.
  page.keyboard.press('Escape').catch(() => undefined);
  await page.waitForFunction(() => !document.querySelector('vivify-overlay'), { timeout: 5000 });
});

it('starts muted, is heard when the user asks, and remembers how loud', async () => {
  const listen = (frame: Frame) =>
    frame.$eval('video', ({ muted, volume, paused }) => ({
      muted,
      volume: Math.round(volume * 100) / 100,
      paused,
    }));
  await bring('/sound', site.url('/photo.jpg'));
  const frame = await playerIn(extension, page, ['playing']);
  await isPlaying(frame);
  await frame.waitForSelector('.mute[aria-label="Turn the sound on"]');
  expect(await listen(frame)).toEqual({ muted: true, volume: 0.8, paused: false });
  await frame.click('.mute');
  await expect.poll(() => listen(frame)).toEqual({ muted: false, volume: 0.8, paused: false });
  await frame.focus('main');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => listen(frame)).toEqual({ muted: false, volume: 0.7, paused: false });
  expect(await frame.$eval('.volume', (slider) => slider.ariaValueText)).toBe('70 percent');
  await page.keyboard.press('m');
  await expect.poll(async () => (await listen(frame)).muted).toBe(true);
  await page.keyboard.press('m');
  await bring('/soundAgain', site.url('/photo.jpg'));
  const again = await playerIn(extension, page, ['playing']);
  await again.waitForSelector('.mute');
  await expect.poll(() => listen(again)).toMatchObject({ muted: true, volume: 0.7 });
  await again.focus('main');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => listen(again)).toMatchObject({ muted: false, volume: 0.8 });
  await setOptions(popup, { longSide: 160, seconds: 1, fps: 10, sound: 'none' });
  try {
    await bring('/silent', site.url('/photo.jpg'));
    const silent = await playerIn(extension, page, ['playing']);
    await isPlaying(silent);
    await silent.waitForSelector('.original');
    expect(await silent.$('.mute')).toBeNull();
  } finally {
    await setOptions(popup, { longSide: 160, seconds: 1, fps: 10 });
  }
});

it('downloads the video by the name of the picture, and opens it in the gallery', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vivify-'));
  try {
    const session = await extension.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await bring('/download', site.url('/photo.jpg'));
    const frame = await playerIn(extension, page, ['playing']);
    await isPlaying(frame);
    await frame.click('.save');
    await expect.poll(() => readdir(folder), { timeout: 5000 }).toEqual(['photo.mp4']);
    const galleries = () =>
      extension.browser.targets().filter((target) => target.url().startsWith(extension.url('popup.html')));
    const before = galleries();
    await frame.click('.gallery');
    await expect.poll(() => galleries().length, { timeout: 5000 }).toBe(before.length + 1);
    const opened = galleries().find((target) => !before.includes(target))!;
    await (await opened.asPage()).close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('starts paused where the user asks for less motion', async () => {
  await using calm = await launchExtension({ args: ['--force-prefers-reduced-motion'] });
  await setOptions(await calm.openPopupTab(), { longSide: 160, seconds: 1, fps: 10 });
  const still = await calm.browser.newPage();
  await still.goto(site.add('/still', html(`<img id="it" style="${style}" src="/photo.jpg">`)));
  await rightClick(still, '#it');
  await chooseInMenu(calm, still, { srcUrl: site.url('/photo.jpg') });
  const frame = await playerIn(calm, still, ['playing']);
  await frame.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
  expect(await frame.$eval('video', (video) => video.paused)).toBe(true);
});

it('says on the picture what went wrong, and tries again', async () => {
  await page.goto(site.add('/wrong', html('<canvas id="it" width="400" height="8"></canvas>')));
  await rightClick(page, '#it');
  await chooseInMenu(extension, page);
  const frame = await playerIn(extension, page, ['problem']);
  expect(await frame.$eval('.problem', (problem) => (problem as HTMLElement).dataset.code)).toBe(
    'picture-unreachable',
  );
  // Eight pixels have no room for it.
  await expect.poll(() => alertsOn(page)).toContain('The picture could not be fetched.');
  await page.$eval('#it', (element) => {
    const canvas = element as HTMLCanvasElement;
    canvas.height = 300;
    canvas.getContext('2d')!.fillRect(0, 0, 200, 300);
  });
  await frame.$eval('.problem .primary', (button) => (button as HTMLElement).click());
  await playerIn(extension, page, ['playing']);
});

it('says at the edge of the page that there is no picture', async () => {
  await page.goto(site.add('/none', html('<p id="it">Only words</p>')));
  await rightClick(page, '#it');
  await chooseInMenu(extension, page);
  await expect.poll(() => alertsOn(page)).toContain('No picture was found there.');
});

it('goes on without a player where a page sandboxes its frames', async () => {
  const headers = { 'content-security-policy': 'sandbox allow-scripts' };
  await bring('/sandbox', site.url('/photo.jpg'), headers);
  await expect.poll(() => alertsOn(page), { timeout: 20_000 }).toContain('will wait in the gallery');
  expect(await page.$('vivify-overlay')).not.toBeNull();
});

it('leaves word for the popup where extensions may not work', async () => {
  await page.goto('chrome://version');
  await chooseInMenu(extension, page);
  const worker = await extension.serviceWorker();
  const notice = () => worker.evaluate(async () => (await chrome.storage.session.get('notice')).notice);
  await expect.poll(notice).toBe('page-forbidden');
});

it('gives a page that frames the player nothing', async () => {
  await page.goto(site.add('/fake', html(`<iframe id="it" src="${extension.url('player.html')}"></iframe>`)));
  const frame = await page.waitForFrame((candidate) => candidate.url() === extension.url('player.html'));
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      document.title = 'answered';
    };
    const target = (document.querySelector('#it') as HTMLIFrameElement).contentWindow!;
    const word = { vivify: 'session', sessionId: crypto.randomUUID() };
    target.postMessage(word, '*', [port2]);
  });
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect(await page.title()).not.toBe('answered');
  expect(await frame.$eval('#root', (root) => root.childElementCount)).toBe(0);
});

it('left no work behind', async () => {
  await expect
    .poll(async () => (await askWorkshop(popup, 'jobs/list', {})).jobs.map(({ state }) => state), {
      timeout: 30_000,
    })
    .toEqual([]);
});
