import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import type { Settings } from '../../lib/settings/schema.ts';
import { catalogue } from '../../models/catalogue.ts';
import { problemsInBothSchemes, walkByTab } from './support/axe.ts';
import {
  askWorkshop,
  type ExtensionBrowser,
  launchExtension,
  listCreations,
  listOpfsFiles,
  photo,
  quickOptions,
  setOptions,
  submitPicture,
} from './support/extension.ts';
import { watchNets } from './support/watchNets.ts';

/** Exists inside the extension's pages. */
declare const chrome: typeof browser;

let extension: ExtensionBrowser;
let welcome: Page;
let nets: ReadonlySet<string>;
let options: Page;
let folder: string;
const problems: string[] = [];
/** Others may be building. */
const patient = { timeout: 15_000 };

function watch(page: Page): void {
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
}

async function openOptions(): Promise<Page> {
  const popup = await extension.openPopupTab();
  const button = await popup.waitForSelector('header button');
  await button!.click();
  const target = await extension.browser.waitForTarget(
    (candidate) => candidate.url() === extension.url('options.html'),
  );
  const page = await target.asPage();
  await popup.close();
  watch(page);
  await page.waitForSelector('#storage [data-kind="creations"]');
  return page;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivify-options-'));
  extension = await launchExtension({ keepWelcome: true });
  const target = await extension.browser.waitForTarget(
    (candidate) => candidate.url() === extension.url('welcome.html'),
    { timeout: 30_000 },
  );
  welcome = await target.asPage();
  nets = await watchNets(extension, welcome);
  watch(welcome);
  await welcome.setViewport({ width: 1200, height: 850 });
  await setOptions(welcome, { ...quickOptions, only: ['camera'] });
});
afterAll(async () => {
  await extension?.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = async (page: Page): Promise<Settings> =>
  (await page.evaluate(async () => (await chrome.storage.local.get('settings')).settings)) as Settings;

const textOf = (page: Page, selector: string) =>
  page.$eval(selector, (element) => element.textContent?.trim() ?? '');

const clickButton = async (page: Page, section: string, words: string) => {
  const buttons = await page.$$(`#${section} button`);
  for (const button of buttons)
    if ((await button.evaluate((element) => element.textContent?.trim())) === words) return button.click();
  throw new Error(`No button ${words} in ${section}`);
};

const fitsIn = async (page: Page, width: number) => {
  await page.setViewport({ width, height: 850 });
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
};

describe('the first run', () => {
  it('opens a page that says what this is, with nothing that axe objects to', async () => {
    await welcome.waitForSelector('.step');
    expect(await welcome.$$eval('.step img', (images) => images.length)).toBe(3);
    await welcome.waitForFunction(() => [...document.images].every(({ naturalWidth }) => naturalWidth > 0));
    expect(await problemsInBothSchemes(welcome)).toEqual([]);
    expect(await textOf(welcome, 'main')).toContain('Aitzol Berasategi, CC BY 4.0');
  });

  it('opens it once', async () => {
    const pages = await extension.browser.pages();
    expect(pages.filter((page) => page.url() === extension.url('welcome.html'))).toHaveLength(1);
    expect(await welcome.evaluate(async () => (await chrome.storage.local.get('welcomed')).welcomed)).toBe(
      true,
    );
  });

  it('has every net rehearsed while the user reads', async () => {
    await expect.poll(() => nets.size).toBe(catalogue.length);
  });

  it('brings its photo to life', async () => {
    await clickButton(welcome, 'try', 'Bring this photo to life');
    await welcome.waitForSelector('.try[data-state=alive] video', { timeout: 90_000 });
    await welcome.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    expect(await listCreations(welcome)).toMatchObject([{ title: 'Picos de Europa', width: 256 }]);
  });

  it('says what draws here, and measures how long a clip will take', async () => {
    expect(await textOf(welcome, '[data-fact=adapter]')).toMatch(/swiftshader|\w/i);
    await clickButton(welcome, 'machine', 'Measure');
    await welcome.waitForSelector('.machine[data-state=measuring] [role=progressbar]');
    await welcome.waitForSelector('.machine[data-state=measured]', { timeout: 280_000 });
    expect(await textOf(welcome, '[data-fact=encoder]')).toMatch(/^avc/);
    const [, seconds, width] = /about ([\d.]+) sec, at (\d+) × \d+/.exec(
      await textOf(welcome, '[data-fact=time]'),
    )!;
    expect(Number(seconds)).toBeGreaterThan(0.5);
    expect(Number(width)).toBe(quickOptions.longSide);
    expect(await listCreations(welcome)).toHaveLength(1);
  }, 300_000);

  it('can be read at 200 % and on a narrow screen', async () => {
    for (const width of [600, 320]) expect(await fitsIn(welcome, width)).toBe(true);
    await welcome.setViewport({ width: 1200, height: 850 });
  });
});

describe('the options', () => {
  it('have nothing that axe objects to', async () => {
    options = await openOptions();
    await options.setViewport({ width: 1200, height: 850 });
    expect(await problemsInBothSchemes(options)).toEqual([]);
  });

  it('can be walked by keyboard, each stop with a visible focus', async () => {
    const { stops, unseen } = await walkByTab(options);
    expect(unseen).toEqual([]);
    const controls = await options.$$eval(
      'a[href], button:not(:disabled), select, input:not([type=file]):not(:disabled)',
      (elements) => elements.filter((e) => !(e instanceof HTMLInputElement && e.type === 'radio')).length,
    );
    // A group of radio buttons is one stop.
    expect(stops.length).toBe(controls + 2);
  });

  it('speak the language that is chosen, whatever the browser’s', async () => {
    await options.select('#language select', 'de');
    await options.waitForFunction(() => document.documentElement.lang === 'de');
    await options.waitForSelector('#erase button');
    expect(await options.title()).toBe('Vivify – Einstellungen');
    expect(await textOf(options, '#erase button')).toBe('Alles löschen');
    const popup = await extension.openPopupTab();
    await popup.waitForSelector('.add');
    expect(await popup.evaluate(() => document.documentElement.lang)).toBe('de');
    await popup.close();
    expect(await problemsInBothSchemes(options)).toEqual([]);
    for (const width of [600, 320]) expect(await fitsIn(options, width)).toBe(true);
    await options.setViewport({ width: 1200, height: 850 });
    await options.select('#language select', 'auto');
    await options.waitForFunction(() => document.documentElement.lang === 'en-US');
    await options.waitForSelector('#storage [data-kind="creations"]');
  });

  it('keep what new creations are to be like', async () => {
    await options.select('#creations .field:nth-of-type(2) select', '24');
    await options.click('#creations .checks input');
    await expect
      .poll(async () => (await settings(options)).defaults, patient)
      .toMatchObject({ fps: 24, without: ['camera'] });
    await options.click('#creations .checks input');
    await expect.poll(async () => 'without' in (await settings(options)).defaults, patient).toBe(false);
  });

  it('keep which media are labelled, and where not', async () => {
    await options.click('#labels input[role=switch]');
    await expect.poll(async () => (await settings(options)).labels.videos, patient).toBe(false);
    await options.type('#labels .text-input', 'https://news.example.org/today');
    await options.keyboard.press('Enter');
    await expect
      .poll(async () => (await settings(options)).labels.offSites, patient)
      .toEqual(['news.example.org']);
    await options.click('#labels li button');
    await expect.poll(async () => (await settings(options)).labels.offSites, patient).toEqual([]);
  });

  it('forbid drawing in software: then a job says why it fails', async () => {
    await options.select('#device .field:nth-of-type(2) select', 'never');
    await expect.poll(async () => (await settings(options)).device.software, patient).toBe('never');
    const hardware = !/software/.test(await textOf(options, '[data-adapter]'));
    const jobId = await submitPicture(options, readFileSync(photo('picos')), 'picos', quickOptions);
    const job = async () => (await askWorkshop(options, 'jobs/get', { jobId })).job;
    await expect.poll(async () => (await job())?.state, { timeout: 60_000 }).toMatch(/done|failed/);
    if (!hardware) expect((await job())?.error?.code).toBe('no-hardware-gpu');
    await options.select('#device .field:nth-of-type(2) select', 'auto');
    await expect.poll(async () => (await settings(options)).device.software, patient).toBe('auto');
  });

  it('show the keys that the browser keeps', async () => {
    expect(await textOf(options, '[data-command="bring-to-life"]')).toContain('Alt+Shift+L');
  });

  it('show what lies here, and clean up what stopped', async () => {
    await options.reload();
    await options.waitForSelector('[data-cleanup="stopped-jobs"], #storage .note');
    expect(await textOf(options, '[data-kind="creations"]')).toContain('1 creation');
    if (await options.$('[data-cleanup="stopped-jobs"]')) {
      await options.click('[data-cleanup="stopped-jobs"] button');
      await options.waitForSelector('dialog[open]');
      await options.click('dialog[open] .danger');
      await expect.poll(() => options.$('[data-cleanup="stopped-jobs"]'), patient).toBeNull();
      expect((await askWorkshop(options, 'jobs/list', {})).jobs).toEqual([]);
    }
  });

  it('go out as a file and come back, and refuse what is none', async () => {
    const session = await extension.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await clickButton(options, 'transfer', 'Export settings');
    await expect.poll(() => readdirSync(folder), patient).toContain('vivify-settings.json');
    const path = join(folder, 'vivify-settings.json');
    const before = await settings(options);
    await expect.poll(() => readFileSync(path, 'utf8')).toContain('"application": "vivify"');

    const input = (await options.$('#transfer input[type=file]')) as ElementHandle<HTMLInputElement>;
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, JSON.stringify({ application: 'vivify', version: 2, defaults: { seconds: -1 } }));
    await input.uploadFile(bad);
    await options.waitForSelector('#transfer [role=alert] [data-code="settings-invalid"]');
    expect(await settings(options)).toEqual(before);

    const changed = {
      ...JSON.parse(readFileSync(path, 'utf8')),
      device: { power: 'low-power', software: 'auto' },
    };
    writeFileSync(path, JSON.stringify(changed));
    await input.uploadFile(path);
    await options.waitForSelector('#transfer .success');
    expect(await settings(options)).toEqual({ ...before, device: { power: 'low-power', software: 'auto' } });
  });

  it('delete everything, but only when told twice', async () => {
    await clickButton(options, 'erase', 'Delete everything');
    const dialog = await options.waitForSelector('dialog[open]');
    expect(await problemsInBothSchemes(options)).toEqual([]);
    await options.keyboard.press('Escape');
    await expect.poll(() => options.$('dialog')).toBeNull();
    await dialog?.dispose();
    expect(await listCreations(options)).toHaveLength(1);

    await clickButton(options, 'erase', 'Delete everything');
    await options.waitForSelector('dialog[open]');
    await options.click('dialog[open] .danger');
    await options.waitForFunction(
      () => document.querySelector('#erase [role=status]')?.textContent === 'Everything was deleted.',
    );
    expect(await listCreations(options)).toEqual([]);
    for (const name of ['creations', 'inbox', 'models'])
      expect(await listOpfsFiles(options, name)).toEqual([]);
    expect(await options.evaluate(() => chrome.storage.local.get())).toEqual({ welcomed: true });
    const rows = await options.evaluate(async () => {
      const counts: Record<string, number> = {};
      for (const { name } of await indexedDB.databases()) {
        const opening = indexedDB.open(name!);
        await new Promise((resolve) => opening.addEventListener('success', resolve));
        for (const store of opening.result.objectStoreNames) {
          const asking = opening.result.transaction(store).objectStore(store).count();
          await new Promise((resolve) => asking.addEventListener('success', resolve));
          counts[`${name}/${store}`] = asking.result;
        }
        opening.result.close();
      }
      return counts;
    });
    expect(Object.keys(rows)).toContain('vivify-identity/identity');
    expect(Object.entries(rows).filter(([, count]) => count > 0)).toEqual([]);
  });

  it('have nothing to complain about in their consoles', () => {
    expect(problems).toEqual([]);
  });
});
