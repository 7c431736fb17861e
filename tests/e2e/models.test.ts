import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import { optionalModels } from '../../engine/contracts.ts';
import type { ModelRecord } from '../../lib/models/record.ts';
import { catalogue } from '../../models/catalogue.ts';
import { depthStandIn, inpaintStandIn } from '../support/onnx.ts';
import {
  askWorkshop,
  type ExtensionBrowser,
  launchExtension,
  listCreations,
  listOpfsFiles,
  photo,
  submitPicture,
  waitForJob,
} from './support/extension.ts';
import { ModelServer } from './support/modelServer.ts';

/** Exists inside the extension's pages. */
declare const chrome: typeof browser;

const patient = { timeout: 30_000 };
const depth = optionalModels.find(({ id }) => id === 'depth-small-q4f16')!;
const migan = optionalModels.find(({ id }) => id === 'migan')!;
const pathOf = (url: string) => new URL(url).pathname;
/** As large as the real file is said to be; most of it is a remark. */
const standIn = depthStandIn({ padding: 19_100_000 });

let folder: string;
let server: ModelServer;
let extension: ExtensionBrowser;
let page: Page;

const launch = async () => {
  extension = await launchExtension({ userDataDir: join(folder, 'profile'), args: server.browserArguments });
  page = await extension.openPage('options.html');
  await page.waitForSelector('.model');
};

const line = (id: string, state: string) =>
  page.waitForSelector(`[data-model="${id}"][data-state="${state}"]`, patient);

async function press(id: string, words: string): Promise<void> {
  for (const button of await page.$$(`[data-model="${id}"] button`))
    if ((await button.evaluate((element) => element.textContent)) === words) return button.click();
  throw new Error(`${id} has no button ${words}`);
}

const recordOf = async (id: string): Promise<ModelRecord | undefined> =>
  (await askWorkshop(page, 'models/list', {})).models.find((record) => record.id === id);

const chosen = async () =>
  page.evaluate(async () => {
    const { settings } = await chrome.storage.local.get('settings');
    return Object(settings).models as { depth: string | null; inpaint: string | null };
  });

const choose = async (role: string, name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const input = (await page.$(`input[type=file][data-role=${role}]`)) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(path);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vivify-models-'));
  server = await ModelServer.open();
  server.files.set(pathOf(depth.url), standIn);
  await launch();
});
afterAll(async () => {
  await extension?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the nets that ship', () => {
  it('come with their notices and the licence they are under', async () => {
    const textOf = (name: string) =>
      page.evaluate(async (path) => (await fetch(path)).text(), `/licences/${name}`);
    const notice = await textOf('models.txt');
    for (const { file } of catalogue) expect(notice).toContain(file);
    expect(await textOf('apache-2.0.txt')).toContain('Version 2.0, January 2004');
  });
});

describe('an optional net', () => {
  it('is not fetched until the user says so', async () => {
    expect(await askWorkshop(page, 'models/list', {})).toEqual({ models: [] });
    expect(server.asked).toEqual([]);
  });

  it('comes from the pinned revision, with progress, and can be paused', async () => {
    server.fault = { after: 5_000_000, kind: 'wait' };
    await press(depth.id, 'Download');
    await line(depth.id, 'downloading');
    await expect
      .poll(async () => (await recordOf(depth.id))?.received ?? 0, patient)
      .toBeGreaterThanOrEqual(4_000_000);
    await page.waitForFunction(
      (id) => Number(document.querySelector(`[data-model="${id}"] [role=progressbar]`)?.ariaValueNow) >= 20,
      patient,
      depth.id,
    );
    expect(server.asked.map(({ host, path }) => host + path)).toEqual([
      `huggingface.co${pathOf(depth.url)}`,
      `cdn.hf.co${pathOf(depth.url)}`,
    ]);
    expect((await chosen()).depth).toBe(depth.id);
    await press(depth.id, 'Pause');
    await line(depth.id, 'paused');
  });

  it('waits through a restart of the browser, and goes on where it was', async () => {
    const { received } = (await recordOf(depth.id))!;
    await extension.close();
    server.asked.length = 0;
    await launch();
    await line(depth.id, 'paused');
    expect(await recordOf(depth.id)).toMatchObject({ state: 'paused', received, total: standIn.length });
    expect(server.asked).toEqual([]);
    server.fault = { after: 6_000_000, kind: 'break' };
    await press(depth.id, 'Go on');
    await line(depth.id, 'failed');
    expect(server.asked.at(-1)).toMatchObject({ host: 'cdn.hf.co', range: `bytes=${received}-` });
    await page.waitForSelector(`[data-model="${depth.id}"] [data-code="model-unreachable"]`);
  });

  it('goes on after the connection broke, is checked, and is used from then on', async () => {
    const { received } = (await recordOf(depth.id))!;
    expect(received).toBeGreaterThanOrEqual(5_000_000);
    await press(depth.id, 'Try again');
    await line(depth.id, 'ready');
    expect(server.asked.at(-1)?.range).toBe(`bytes=${received}-`);
    expect(await recordOf(depth.id)).toMatchObject({ state: 'ready', received: standIn.length });
    expect((await chosen()).depth).toBe(depth.id);
  });

  it('is refused, and nothing of it kept, where it is another file', async () => {
    server.files.set(pathOf(migan.url), new Uint8Array(28_079_181));
    await press(migan.id, 'Download');
    await line(migan.id, 'failed');
    await page.waitForSelector(`[data-model="${migan.id}"] [data-code="model-damaged"]`);
    expect(await listOpfsFiles(page, 'models')).toEqual([depth.id]);
    await press(migan.id, 'Remove');
    await line(migan.id, 'absent');
    expect((await chosen()).inpaint).toBeNull();
  });

  it('is not begun where the disk has no room for it', async () => {
    const session = await page.createCDPSession();
    const origin = extension.url('').replace(/\/$/, '');
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 40_000_000 });
    await press(migan.id, 'Download');
    await line(migan.id, 'failed');
    await page.waitForSelector(`[data-model="${migan.id}"] [data-code="model-no-room"]`);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await press(migan.id, 'Remove');
    await line(migan.id, 'absent');
  });

  it('may come from disk, where it is one that can be called', async () => {
    await choose('inpaint', 'wrong.onnx', depthStandIn());
    await page.waitForSelector('#models [role=alert][data-code="model-unsuitable"]', patient);
    expect(await listOpfsFiles(page, 'inbox')).toEqual([]);
    await choose('inpaint', 'mine.onnx', inpaintStandIn([255, 0, 255]));
    await line('own-inpaint', 'ready');
    await expect.poll(async () => (await chosen()).inpaint, patient).toBe('own-inpaint');
    expect(await listOpfsFiles(page, 'inbox')).toEqual([]);
  });

  it('works offline, and the creation says what made it', async () => {
    await server.close();
    const options = { seconds: 1, fps: 5, longSide: 160, only: ['camera' as const] };
    const jobId = await submitPicture(page, readFileSync(photo('sunset')), 'sunset', options);
    await waitForJob(page, jobId, { timeout: 90_000 });
    const [creation] = await listCreations(page);
    expect(creation!.report.analysis.source).toMatch(/ \+ Depth Anything V2 Small \(q4f16\) \+ mine\.onnx$/);
    expect(creation!.report.analysis.notes).toBeUndefined();
  });

  it('is what the studio shows, too', async () => {
    const studio = await extension.openPage('studio.html');
    await studio.bringToFront();
    const input = (await studio.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(photo('cascade'));
    await studio.waitForSelector('.stage:not([data-long-side="0"])', { timeout: 90_000 });
    await studio.locator('button[data-tool=correct]').click();
    await studio.select('.brush select', 'depth');
    const jpeg = readFileSync(photo('cascade')).toString('base64');
    // The stand-in says that what is bright is near; the built-in depth goes by what lies where.
    const likeness = () =>
      studio.evaluate(async (source) => {
        const overlay = document.querySelector<HTMLCanvasElement>('.overlay')!;
        const { width, height } = overlay;
        const small = new OffscreenCanvas(width, height).getContext('2d')!;
        const bytes = await (await fetch(`data:image/jpeg;base64,${source}`)).blob();
        small.imageSmoothingQuality = 'high';
        small.drawImage(await createImageBitmap(bytes), 0, 0, width, height);
        const picture = small.getImageData(0, 0, width, height).data;
        const shown = overlay.getContext('2d')!.getImageData(0, 0, width, height).data;
        const count = width * height;
        const pairs = Array.from({ length: count }, (_, i) => [
          picture[4 * i]! + picture[4 * i + 1]! + picture[4 * i + 2]!,
          shown[4 * i + 3]!,
        ]) as [number, number][];
        const mean = (of: (pair: [number, number]) => number) =>
          pairs.reduce((sum, pair) => sum + of(pair), 0) / count;
        const [a, b] = [mean(([x]) => x), mean(([, y]) => y)];
        const spread = Math.sqrt(mean(([x]) => (x - a) ** 2) * mean(([, y]) => (y - b) ** 2));
        return mean(([x, y]) => (x - a) * (y - b)) / spread;
      }, jpeg);
    await expect.poll(likeness, patient).toBeGreaterThan(0.85);
    await studio.close();
    await page.bringToFront();
  });

  it('can be removed, and leaves nothing', async () => {
    await press(depth.id, 'Remove');
    await line(depth.id, 'absent');
    await press('own-inpaint', 'Remove');
    await page.waitForSelector('[data-model="own-inpaint"]', { hidden: true });
    expect(await listOpfsFiles(page, 'models')).toEqual([]);
    expect(await chosen()).toEqual({ depth: null, inpaint: null });
  });
});
