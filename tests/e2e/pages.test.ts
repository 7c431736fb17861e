import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  askWorkshop,
  type ExtensionBrowser,
  launchExtension,
  photo,
  setOptions,
} from './support/extension.ts';
import { chooseInMenu, newestSource, playerIn, pressCommand, rightClick } from './support/pages.ts';
import { page as html, image, strictPolicy, TestServer } from './support/server.ts';
import { watchNets } from './support/watchNets.ts';

const small = resolve(import.meta.dirname, '../fixtures/odd/deep.png');
const dataUrl = `data:image/png;base64,${readFileSync(small).toString('base64')}`;
const box = 'width:300px;height:200px';

let extension: ExtensionBrowser;
let popup: Page;
let site: TestServer;
let cdn: TestServer;
let page: Page;

beforeAll(async () => {
  extension = await launchExtension();
  popup = await extension.openPopupTab();
  // Long enough that each job can be looked at and cancelled in the middle.
  await setOptions(popup, { longSide: 640, seconds: 20, fps: 30 });
  site = await TestServer.start({
    '/small.png': image(small),
    '/large.jpg': image(photo('picos')),
    '/guarded.jpg': image(photo('picos'), { referer: '' }),
  });
  cdn = await TestServer.start(
    { '/photo.jpg': image(photo('picos')), '/guarded.jpg': image(photo('picos'), { referer: site.origin }) },
    'localhost',
  );
  page = await extension.browser.newPage();
});

afterAll(async () => {
  await extension?.close();
  await site?.close();
  await cdn?.close();
});

const open = async (path: string, body: string, headers: Record<string, string> = {}) => {
  await page.goto(site.add(path, html(body, headers)));
  await page.bringToFront();
};

/** Waits for the job, looks at its picture, and cancels it on the page. */
async function acquired() {
  const frame = await playerIn(extension, page, ['working', 'problem']);
  expect(await frame.$eval('main', (main) => main.dataset.state)).toBe('working');
  const source = await newestSource(popup);
  const scrolled = await page.evaluate(() => scrollY);
  await frame.$eval('.cancel', (button) => (button as HTMLElement).click());
  await expect
    .poll(async () => (await askWorkshop(popup, 'jobs/get', { jobId: source.job.id })).job?.state, {
      timeout: 20_000,
    })
    .toBe('cancelled');
  return { ...source, scrolled };
}

afterEach(async () => {
  await page.waitForFunction(() => !document.querySelector('vivify-overlay'), { timeout: 5000 });
  expect(page.frames().some((frame) => frame.url().startsWith('chrome-extension:'))).toBe(false);
});

it('loads nets from the click on, long before there is a picture', async () => {
  const nets = await watchNets(extension, popup);
  await open('/empty', '<p>No picture</p>');
  await chooseInMenu(extension, page);
  await expect.poll(() => nets.size).toBeGreaterThan(0);
  await page.goto('about:blank');
});

it('takes the largest of srcset and <picture>', async () => {
  await open(
    '/srcset',
    `<picture><source media="(min-width: 9000px)" srcset="/never.jpg">
     <img id="it" style="${box}" sizes="40px" srcset="/small.png 48w, /large.jpg 640w"></picture>`,
  );
  await rightClick(page, '#it');
  const srcUrl = await page.$eval('#it', (element) => (element as HTMLImageElement).currentSrc);
  expect(srcUrl).toBe(site.url('/small.png'));
  await chooseInMenu(extension, page, { srcUrl });
  const { width, job } = await acquired();
  expect(width).toBeGreaterThan(100);
  expect(job.title).toBe('small');
});

it.each([
  ['under a strict policy', strictPolicy],
  ['anywhere', {}],
])('reads a data: URL %s', async (name, headers) => {
  await open(`/data${name.length}`, `<img id="it" style="${box}" src="${dataUrl}">`, headers);
  await rightClick(page, '#it');
  await chooseInMenu(extension, page, { srcUrl: dataUrl });
  expect(await acquired()).toMatchObject({ width: 48, height: 32 });
});

it('reads a blob: URL', async () => {
  await open(
    '/blob',
    `<img id="it" style="${box}"><script>
      fetch('/small.png').then((answer) => answer.blob()).then((blob) => { it.src = URL.createObjectURL(blob); });
    </script>`,
  );
  await page.waitForFunction(() => (document.querySelector('#it') as HTMLImageElement).naturalWidth > 0);
  await rightClick(page, '#it');
  const srcUrl = await page.$eval('#it', (element) => (element as HTMLImageElement).src);
  await chooseInMenu(extension, page, { srcUrl });
  expect(await acquired()).toMatchObject({ width: 48, height: 32 });
});

it('reads a canvas', async () => {
  await open(
    '/canvas',
    `<canvas id="it" width="320" height="180"></canvas><script>
      const context = it.getContext('2d'); context.fillStyle = 'rgb(10, 200, 30)'; context.fillRect(0, 0, 320, 180);
    </script>`,
  );
  await rightClick(page, '#it');
  await chooseInMenu(extension, page);
  expect(await acquired()).toMatchObject({ width: 320, height: 180, middle: [10, 200, 30] });
});

it('takes an inline SVG with the colours that the page gives it', async () => {
  await open(
    '/svg',
    `<style>.shape { fill: rgb(200, 10, 30); }</style>
     <svg id="it" width="240" height="160"><rect class="shape" width="100%" height="100%"/></svg>`,
  );
  await rightClick(page, '#it');
  await chooseInMenu(extension, page);
  expect(await acquired()).toMatchObject({ width: 240, height: 160, middle: [200, 10, 30] });
});

it('finds a CSS background under what covers it, by menu and by keyboard', async () => {
  await open(
    '/background',
    `<div style="${box};background:linear-gradient(#0003,#0003),url(/small.png) center/cover">
       <a href="#" id="it" style="display:block;${box}">Headline</a></div>`,
  );
  await rightClick(page, '#it');
  await chooseInMenu(extension, page);
  expect(await acquired()).toMatchObject({ width: 48, height: 32 });
  await page.waitForFunction(() => !document.querySelector('vivify-overlay'));
  await page.mouse.move(100, 100);
  await pressCommand(extension, page);
  expect(await acquired()).toMatchObject({ width: 48, height: 32 });
});

it('works inside another site’s frame', async () => {
  const inner = cdn.add('/frame', html(`<img id="it" style="${box}" src="/photo.jpg">`));
  await open('/outer', `<iframe src="${inner}" style="width:400px;height:300px"></iframe>`);
  const frame = await page.waitForFrame((candidate) => candidate.url() === inner);
  await (await frame.waitForSelector('#it'))!.click({ button: 'right' });
  await chooseInMenu(extension, page, { srcUrl: cdn.url('/photo.jpg'), frame: '/frame' });
  expect((await acquired()).width).toBeGreaterThan(100);
  await frame.waitForFunction(() => !document.querySelector('vivify-overlay'));
  await page.mouse.move(110, 110);
  await pressCommand(extension, page);
  expect((await acquired()).width).toBeGreaterThan(100);
  await frame.waitForFunction(() => !document.querySelector('vivify-overlay'));
});

it('captures the screen where nobody may read the picture: at what is seen, without our own overlay', async () => {
  await open(
    '/capture',
    `<p style="height:1200px"></p>
     <canvas id="it" width="300" height="200" style="image-rendering:pixelated"></canvas>
     <p style="height:1200px"></p><script>
       const picture = new Image(); picture.src = '${cdn.url('/photo.jpg')}';
       picture.onload = () => {
         const context = it.getContext('2d'); context.drawImage(picture, 0, 0, 300, 200);
         context.fillStyle = 'rgb(10, 20, 230)'; context.fillRect(100, 50, 100, 100); document.title = 'drawn';
       };
     </script>`,
  );
  await page.waitForFunction(() => document.title === 'drawn');
  await rightClick(page, '#it');
  await page.evaluate(() => scrollBy(0, -400));
  const before = await page.evaluate(() => scrollY);
  await chooseInMenu(extension, page);
  const { width, height, middle, scrolled } = await acquired();
  expect([width, height]).toEqual([300, 200]);
  expect(middle).toEqual([10, 20, 230]);
  expect(scrolled).toBe(before);
});

it('captures a guarded picture of another server', async () => {
  await open('/foreign', `<img id="it" style="${box}" src="${cdn.url('/guarded.jpg')}">`);
  await rightClick(page, '#it');
  await chooseInMenu(extension, page, { srcUrl: cdn.url('/guarded.jpg') });
  expect(await acquired()).toMatchObject({ width: 300, height: 200 });
});
