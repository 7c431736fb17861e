import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser } from 'wxt/browser';
import type { ReportDraft } from '../../lib/reports/report.ts';
import { settingsVersion } from '../../lib/settings/schema.ts';
import {
  askBackground,
  askWorkshop,
  type ExtensionBrowser,
  launchExtension,
  listOpfsFiles,
  photo,
  readOpfsFile,
  setOptions,
  submitPicture,
  waitForJob,
} from './support/extension.ts';
import { reportByKeyboard, tabTo } from './support/keyboard.ts';
import { signAsStranger, stripped } from './support/labelledMedia.ts';
import { MediaServer } from './support/mediaServer.ts';
import { chooseInMenu, playerIn, rightClick } from './support/pages.ts';

/** Exists inside the extension's pages and service worker. */
declare const chrome: typeof browser;

const quick = { seconds: 1, fps: 10, longSide: 160 };
const profile = mkdtempSync(join(tmpdir(), 'vivify-safety-'));

let extension: ExtensionBrowser;
let page: Page;

const start = async () => {
  extension = await launchExtension({ userDataDir: profile });
  page = await extension.openPopupTab();
  await page.setViewport({ width: 420, height: 700 });
};
beforeAll(start);
afterAll(async () => {
  await extension?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const submit = (name: Parameters<typeof photo>[0], prompt?: string) =>
  submitPicture(page, readFileSync(photo(name)), name, prompt === undefined ? quick : { ...quick, prompt });

const stateOf = async (jobId: string) => (await askWorkshop(page, 'jobs/get', { jobId })).job?.state;

/** Clicks the button in a card that says this, once it stands still: cards move while others come and go. */
const press = (card: string, words: string): Promise<void> =>
  page.locator(`${card} ::-p-text(${words})`).click();

describe('the gate of words', () => {
  it('blocks, names the words, keeps a hash alone, and keeps an objection', async () => {
    const jobId = await submit('picos', 'make her naked');
    const card = `[data-job="${jobId}"]`;
    await page.waitForSelector(`${card}[data-state=failed] [data-reason=prompt-sexual]`);
    expect(await page.$eval(card, (element) => element.textContent)).toContain('“naked”');
    const { job } = await askWorkshop(page, 'jobs/get', { jobId });
    expect(job).toMatchObject({ title: '', error: { code: 'prompt-blocked' } });
    expect(job?.blockedHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await listOpfsFiles(page, 'inbox')).toEqual([]);
    await press(card, 'I think this is wrong');
    await page.type(`${card} textarea`, 'It is about a rock');
    await press(card, 'Keep the note');
    await page.waitForSelector(`${card} ::-p-text(Kept)`);
    const { disputes } = await askWorkshop(page, 'safety/disputes', {});
    expect(disputes).toMatchObject([{ hash: job?.blockedHash, dispute: { note: 'It is about a rock' } }]);
    await askWorkshop(page, 'jobs/dismiss', { jobId });
  });

  it('asks about what is doubtful; a no ends it', async () => {
    const jobId = await submit('picos', 'a gun on the rocks');
    const card = `[data-job="${jobId}"]`;
    await page.waitForSelector(`${card} .safety-question [data-reason=prompt-violent]`);
    await press(card, 'No, leave it');
    await expect.poll(() => stateOf(jobId)).toBe('cancelled');
  });
});

describe('the gate of pictures', () => {
  it('asks once for a face, goes on after a yes, and remembers it', async () => {
    const first = await submit('astronaut');
    const card = `[data-job="${first}"]`;
    await page.waitForSelector(`${card} .safety-question [data-reason=face]`, { timeout: 60_000 });
    await press(card, 'Yes, go on');
    await expect.poll(() => stateOf(first)).not.toBe('asking');
    await waitForJob(page, first);
    const second = await submit('astronaut');
    await waitForJob(page, second, { onQuestion: () => expect.unreachable('asked again') });
  });

  it('lets a landscape through without a word', async () => {
    const jobId = await submit('sunset');
    const job = await waitForJob(page, jobId, { onQuestion: () => expect.unreachable('asked') });
    expect(job).toMatchObject({ state: 'done', stop: null });
  });
});

/** A desk that takes reports: fails twice, then accepts. */
async function openDesk() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => response.writeHead([503, 500][bodies.push(body) - 1] ?? 204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { bodies, endpoint: `http://127.0.0.1:${port}/reports`, close: () => server.close() };
}

const setEndpoint = (endpoint: string | null) =>
  page.evaluate(
    async (reports, version) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { version, ...Object(settings), reports } });
    },
    { endpoint },
    settingsVersion,
  );

/** Makes the wait until the next attempt over. */
const endWait = () =>
  page.evaluate(async () => {
    const asked = indexedDB.open('reports');
    const database = await new Promise<IDBDatabase>((resolve) => {
      asked.onsuccess = () => resolve(asked.result);
    });
    const store = database.transaction('reports', 'readwrite').objectStore('reports');
    await new Promise<void>((resolve) => {
      store.openCursor().onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return resolve();
        const { delivery } = cursor.value;
        cursor.update({ ...cursor.value, delivery: delivery && { ...delivery, nextAt: 1 } });
        cursor.continue();
      };
    });
    database.close();
  });

/** Wakes the service worker as the browser does when the wait is over. */
async function ringAlarm(): Promise<void> {
  const worker = await extension.serviceWorker();
  await worker.evaluate(() => {
    const event = chrome.alarms.onAlarm as unknown as { dispatch(...values: unknown[]): void };
    event.dispatch({ name: 'reports', scheduledTime: Date.now() });
  });
}

describe('a report on a creation', () => {
  it('hides it at once, arrives at a desk that fails twice, across a restart, and lasts until it is closed', async () => {
    const desk = await openDesk();
    await setEndpoint(desk.endpoint);
    const [shown] = await page.$$eval('[data-creation]', (cards) =>
      cards.map((card) => card.getAttribute('data-creation')!),
    );
    const card = () => `[data-creation="${shown}"]`;
    const flag = `${card()} button[aria-haspopup=menu]`;
    const openForm = async () => {
      await page.keyboard.press('Enter');
      await page.waitForSelector(`${card()} [role=menuitem]:focus`);
      await page.keyboard.press('End');
      await page.waitForSelector(`${card()} [data-item=report]:focus`);
      await page.keyboard.press('Enter');
      // The form is there before it has the keyboard.
      await page.waitForSelector('.report-form .report-title:focus');
    };
    await page.bringToFront();
    await page.focus(flag);
    await openForm();
    await page.waitForSelector('.report-form .report-next li');
    await page.keyboard.press('Escape');
    await page.waitForFunction((selector) => document.activeElement?.matches(selector), {}, flag);
    await openForm();
    await reportByKeyboard(page, page, 'about-me');
    expect(await page.$eval('.report-form', (form) => form.textContent)).toContain('hidden now');
    await tabTo(page, page, '.report-form .button.primary');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${card()} .creation-reported`);
    await expect.poll(() => desk.bodies.length).toBe(1);
    await endWait();
    await ringAlarm();
    await expect.poll(() => desk.bodies.length).toBe(2);
    await endWait();
    expect(await page.$(`${card()} button[aria-label^="Download"]`)).toBeNull();
    expect(await page.$(`${card()} img`)).toBeNull();

    await extension.close();
    await start();
    await page.waitForSelector(`${card()} .creation-reported`);
    const reports = await extension.browser.newPage();
    await reports.goto(extension.url('reports.html'));
    await ringAlarm();
    await reports.waitForSelector('[data-report][data-state=sent]');
    expect(desk.bodies).toHaveLength(3);
    const [, json] = /(\{"format":"vivify-report".*\})\r\n/.exec(desk.bodies[2]!) ?? [];
    expect(JSON.parse(json!)).toMatchObject({
      reason: 'about-me',
      note: 'drogue',
      subject: { kind: 'creation', creationId: shown },
      file: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      manifest: { active_manifest: expect.stringMatching(/^urn:c2pa:/) },
    });
    expect(desk.bodies[2]).not.toContain('video.mp4');
    await reports.type('[data-report] textarea', 'They took it down');
    await reports.locator('[data-report] ::-p-text(I got an answer)').click();
    await reports.waitForSelector('[data-report][data-state=answered]');
    await reports.locator('[data-report] ::-p-text(Close the report)').click();
    const report = await reports.waitForSelector('[data-report][data-state=closed]');
    const text = await report!.evaluate((element) => element.textContent);
    for (const words of ['It shows me', '503', '500', '127.0.0.1', 'They took it down'])
      expect(text).toContain(words);
    await reports.close();
    await setEndpoint(null);
    desk.close();
    await expect.poll(() => page.$(`${card()} .creation-reported`)).toBeNull();
    await page.waitForSelector(`${card()} button[aria-label^="Download"]`);
  });
});

describe('by the keyboard alone', () => {
  it('a question in a page is answered, and a report made and taken back in its player', async () => {
    await using site = await MediaServer.start();
    // Bytes of its own: this picture was not asked about before.
    const body = new Uint8Array(Buffer.concat([readFileSync(photo('astronaut')), Buffer.alloc(1)]));
    site.add('/face.jpg', { body, type: 'image/jpeg' });
    site.add('/', { body: '<!doctype html><img src="/face.jpg" style="width:640px;height:480px">' });
    await setOptions(page, quick);
    const tab = await extension.browser.newPage();
    await tab.goto(site.url('/'));
    await rightClick(tab, 'img');
    await chooseInMenu(extension, tab, { srcUrl: site.url('/face.jpg') });
    const player = await playerIn(extension, tab, ['asking']);
    await tabTo(tab, player, '.safety-answers .button.primary');
    await tabTo(tab, player, '.safety-answers .button:not(.primary)');
    await tab.keyboard.down('Shift');
    await tabTo(tab, player, '.safety-answers .button.primary');
    await tab.keyboard.up('Shift');
    await tab.keyboard.press('Enter');
    await player.waitForSelector('main[data-state=playing] video', { timeout: 60_000 });
    await tab.keyboard.press('r');
    const [note, next] = await Promise.all(
      ['.report-form textarea', '.report-form > p:not(.report-title)'].map((selector) =>
        player.waitForSelector(selector).then((element) => element!.boundingBox()),
      ),
    );
    expect(next!.y, 'nothing lies over the note').toBeGreaterThanOrEqual(note!.y + note!.height);
    await reportByKeyboard(tab, player, 'deceptive');
    await tabTo(tab, player, '.report-form .button:not(.primary)');
    await tab.keyboard.press('Enter');
    await player.waitForSelector('.report-form', { hidden: true });
    expect(await player.$eval('main', (main) => main.getAttribute('data-state'))).toBe('playing');
    expect((await askBackground(page, 'reports/list', {})).reports.map(({ state }) => state)).toEqual([
      'closed',
    ]);
    await tab.close();
  });
});

describe('a report on a video in a page', () => {
  const draft = (url: string, manifestId: string | null): ReportDraft => ({
    subject: {
      kind: 'media',
      title: 'A clip',
      url,
      page: url.replace(/[^/]*$/, 'first'),
      manifestId,
      label: null,
      state: null,
      signer: null,
      contacts: [],
    },
    reason: 'deceptive',
    note: '',
    withMedia: false,
  });

  const mediaReports = async () => {
    const { reports } = await askBackground(page, 'reports/list', {});
    return reports.filter(({ subject }) => subject.kind === 'media');
  };

  it('covers it there and on other pages: by address, by credentials, by bytes', async () => {
    const [creation] = await page.$$eval('[data-creation]', (cards) =>
      cards.map((card) => card.getAttribute('data-creation')!),
    );
    const own = new Uint8Array((await readOpfsFile(page, 'creations', `${creation}.mp4`))!);
    const foreign = await signAsStranger(stripped(own));
    const plain = stripped(own);
    await using site = await MediaServer.start();
    for (const [name, body] of Object.entries({ foreign, plain, other: own }))
      for (const copy of ['', '-copy']) site.add(`/${name}${copy}.mp4`, { body });
    const tab = await extension.browser.newPage();
    const open = async (path: string, names: readonly string[]) => {
      const videos = names.map((name) => `<video src="/${name}.mp4" width="300" height="170" muted></video>`);
      site.add(path, { body: `<!doctype html><body style="margin:50px">${videos.join('<br><br>')}</body>` });
      await tab.goto(site.url(path), { waitUntil: 'domcontentloaded' });
    };
    const covered = () =>
      tab.$$eval('video', (videos) => videos.map((video) => getComputedStyle(video).opacity === '0'));

    await open('/first', ['foreign', 'plain', 'other']);
    await tab.waitForSelector('vivify-badge');
    expect(await covered()).toEqual([false, false, false]);
    const { verdict } = await askWorkshop(page, 'labels/ask', {
      requestId: crypto.randomUUID(),
      media: { kind: 'file', url: site.url('/foreign.mp4') },
      page: null,
    });
    expect(verdict.manifestId).toMatch(/^(urn|xmp)/);
    await askBackground(page, 'reports/make', draft(site.url('/foreign.mp4'), verdict.manifestId));
    await askBackground(page, 'reports/make', draft(site.url('/plain.mp4'), null));
    await tab.bringToFront();
    await expect.poll(covered, { timeout: 20_000 }).toEqual([true, true, false]);
    await expect
      .poll(async () => (await mediaReports()).every(({ file }) => file), {
        timeout: 20_000,
      })
      .toBe(true);

    await open('/second', ['foreign-copy', 'plain-copy', 'other-copy']);
    await expect.poll(covered, { timeout: 30_000 }).toEqual([true, true, false]);
    for (const { id } of await mediaReports()) await askBackground(page, 'reports/undo', { reportId: id });
    await expect.poll(covered, { timeout: 20_000 }).toEqual([false, false, false]);
  });
});
