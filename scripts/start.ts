import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join, parse, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Frame, Page } from 'puppeteer-core';
import type { Creation } from '../lib/gallery/creation.ts';
import { userFolder } from './animate/arguments.ts';
import { type DemoPhoto, demoPage } from './demo/pages.ts';
import { verifyFile, writeContactSheet } from './demo/results.ts';
import { chooseBringToLife, playerFrame, waitUntilPlaying } from './drive/bringToLife.ts';
import { listCreations } from './drive/creations.ts';
import { type ExtensionBrowser, launchExtension } from './drive/extension.ts';
import { imageType, PageServer } from './drive/pageServer.ts';
import { readOpfsFile } from './drive/workshop.ts';
import { Complaint, main } from './main.ts';

const demoPhoto: DemoPhoto = {
  path: resolve(import.meta.dirname, '../tests/fixtures/photos/picos.jpg'),
  caption: 'Picos de Europa. Photo: Aitzol Berasategi, CC BY 4.0, scaled down.',
};

interface Request {
  readonly photo: DemoPhoto;
  readonly headful: boolean;
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function parseRequest(): Request {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { headless: { type: 'boolean' } },
  });
  const headful = hasDisplay() && !values.headless && !process.env.CI;
  const [given] = positionals;
  if (given === undefined) return { photo: demoPhoto, headful };
  const path = resolve(userFolder, given);
  if (!existsSync(path)) throw new Complaint(`There is no file ${given}.`);
  return { photo: { path, caption: basename(path) }, headful };
}

/** Says what the job does while the page waits for it. */
async function followProgress(frame: Frame, signal: AbortSignal): Promise<void> {
  let last = '';
  while (!signal.aborted && !frame.detached) {
    const text = await frame
      .evaluate(() => document.querySelector('[role=progressbar]')?.getAttribute('aria-valuetext') ?? '')
      .catch(() => '');
    if (text && text !== last) console.log(`  ${text}`);
    last = text || last;
    await new Promise((done) => setTimeout(done, 1000));
  }
}

async function bringToLife(extension: ExtensionBrowser, page: Page, srcUrl: string): Promise<Creation> {
  const done = new AbortController();
  await chooseBringToLife(extension, page.url(), srcUrl);
  const frame = await playerFrame(extension, page);
  const progress = followProgress(frame, done.signal);
  try {
    await waitUntilPlaying(frame);
  } finally {
    done.abort();
    await progress;
  }
  const [creation] = await listCreations(frame);
  if (!creation) throw new Error('The video plays but is missing in the gallery.');
  return creation;
}

/** The sheet is made in a tab of its own, in a headless browser's or the window's background. */
async function writeResults(
  extension: ExtensionBrowser,
  server: PageServer,
  page: Page,
  creation: Creation,
  name: string,
): Promise<readonly string[]> {
  const folder = join(userFolder, 'out');
  mkdirSync(folder, { recursive: true });
  const file = (suffix: string) => join(folder, `${name}${suffix}`);
  await page.screenshot({ path: file('.page.png') as `${string}.png` });
  const tab = await extension.openPopupTab();
  const mp4 = await readOpfsFile(tab, 'creations', `${creation.id}.mp4`);
  if (!mp4) throw new Error('The video is missing in the gallery.');
  writeFileSync(file('.mp4'), mp4);
  await writeContactSheet(tab, server, mp4, file('.sheet.png') as `${string}.png`);
  await tab.close();
  return [file('.mp4'), file('.sheet.png'), file('.page.png')];
}

function checkCredentials(creation: Creation, mp4: string): void {
  const own = creation.credentials;
  console.log(`Read back by the extension: ${own.state}, ${own.label}, signed by ${own.signer}.`);
  const independent = verifyFile(mp4);
  console.log(`Read by npm run verify: ${independent.state}, ${independent.label}.`);
  const intact = (state: string) => state === 'trusted' || state === 'valid';
  if (own.state !== 'trusted' || !intact(independent.state) || independent.label !== 'ai-composite') {
    throw new Complaint(`The credentials do not hold: ${independent.problems.join(', ') || own.state}.`);
  }
}

await main(async (signal) => {
  const { photo, headful } = parseRequest();
  await using server = await PageServer.start();
  const name = parse(photo.path).name;
  const srcUrl = server.add(`/photo${extname(photo.path)}`, {
    body: readFileSync(photo.path),
    type: imageType(photo.path),
  });
  const pageUrl = server.add('/', { body: demoPage(srcUrl, photo.caption) });
  await using extension = await launchExtension({ headful });
  const closing = () => void extension.close();
  signal.addEventListener('abort', closing, { once: true });
  const page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
  await page.goto(pageUrl, { waitUntil: 'load' });
  if (!(await page.$eval('img', (image) => image.complete && image.naturalWidth > 0))) {
    throw new Complaint(`The browser cannot show ${basename(photo.path)} as a picture.`);
  }
  console.log(`Bringing ${basename(photo.path)} to life in ${await extension.browser.version()} …`);
  const creation = await bringToLife(extension, page, srcUrl);
  const { report } = creation;
  const files = await writeResults(extension, server, page, creation, name);
  console.log(
    `It plays in the page: ${report.width}×${report.height}, ${report.seconds} s at ${report.fps} fps, ` +
      `${report.codec}, on ${report.adapter.description}.`,
  );
  checkCredentials(creation, files[0] ?? '');
  console.log(`Written:\n${files.map((path) => `  ${relative(userFolder, path)}`).join('\n')}`);
  if (headful && extension.browser.connected) {
    console.log('The window stays open: close it to finish.');
    await new Promise<void>((done) => extension.browser.once('disconnected', () => done()));
  }
  signal.removeEventListener('abort', closing);
  return 0;
});
