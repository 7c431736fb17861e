import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import type { Page } from 'puppeteer-core';
import { copyCreation } from '../scripts/drive/creations.ts';
import { type ExtensionBrowser, launchExtension } from '../scripts/drive/extension.ts';
import { submitPicture, waitForJob } from '../scripts/drive/workshop.ts';
import { main } from '../scripts/main.ts';

const usage = `Usage: npm run bench:popup

Opens the popup's page in a real browser, warm, with 200 and with 1000 creations, and prints the time from the
beginning of its loading until anything is painted, and until the first cards are: the median and the slowest of 15
openings. Then scrolls through the whole gallery and prints how long frames took.`;

const sizes = [200, 1000];
const openings = 15;
/** Milliseconds that opening with the first size may take. */
const target = 150;
const day = 24 * 3_600_000;
const photo = resolve(import.meta.dirname, '../tests/fixtures/photos/picos.jpg');

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Milliseconds from navigation until anything, and until the first card, was painted: the browser tells both. */
interface Opening {
  readonly first: number;
  readonly card: number;
}

async function openOnce(extension: ExtensionBrowser): Promise<Opening> {
  const page = await extension.browser.newPage();
  await page.setViewport({ width: 400, height: 600 });
  await page.evaluateOnNewDocument(() => {
    const seen = new MutationObserver(() => {
      const title = document.querySelector('[data-creation] h3');
      if (!title) return;
      seen.disconnect();
      title.setAttribute('elementtiming', 'card');
    });
    seen.observe(document, { childList: true, subtree: true });
    new PerformanceObserver((entries) => {
      const [painted] = entries.getEntries() as (PerformanceEntry & { readonly renderTime: number })[];
      document.documentElement.setAttribute('data-shown', `${painted!.renderTime}`);
    }).observe({ type: 'element' });
  });
  await page.goto(extension.url('popup.html'));
  await page.waitForSelector('[data-shown]');
  const opening = await page.$eval('[data-shown]', (root) => ({
    first: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    card: Number(root.getAttribute('data-shown')),
  }));
  await page.close();
  return opening;
}

/** Milliseconds between frames while the whole page passes by in two seconds. */
async function scrollThrough(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        const end = document.documentElement.scrollHeight - innerHeight;
        const begun = performance.now();
        let last = begun;
        const step = (now: number) => {
          gaps.push(now - last);
          last = now;
          const share = (now - begun) / 2000;
          scrollTo(0, share * end);
          if (share < 1) requestAnimationFrame(step);
          else resolve(gaps.slice(1));
        };
        requestAnimationFrame(step);
      }),
  );
}

await main(async () => {
  if (process.argv.includes('--help')) {
    console.log(usage);
    return 0;
  }
  await using extension = await launchExtension();
  const maker = await extension.openPopupTab();
  const id = await submitPicture(maker, readFileSync(photo), 'picos', { seconds: 1, fps: 10, longSide: 640 });
  await waitForJob(maker, id);
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`);
  let there = 1;
  let met = true;
  for (const size of sizes) {
    const more = Array.from({ length: size - there }, (_, at) => ({
      title: `Picture ${there + at}`,
      createdAt: Date.now() - (there + at) * day,
    }));
    await copyCreation(maker, id, more);
    there = size;
    await openOnce(extension);
    const all: Opening[] = [];
    for (let i = 0; i < openings; i++) all.push(await openOnce(extension));
    const cards = all.map(({ card }) => card);
    const middle = median(cards);
    console.log(
      `${size} creations: open in ${middle.toFixed(0)} ms, ${Math.max(...cards).toFixed(0)} ms at most; ` +
        `something is seen after ${median(all.map(({ first }) => first)).toFixed(0)} ms`,
    );
    if (size === sizes[0]) met = middle < target;
    const page = await extension.openPopupTab();
    await page.setViewport({ width: 400, height: 600 });
    await page.waitForSelector('[data-creation]');
    const gaps = await scrollThrough(page);
    const slow = gaps.filter((gap) => gap > 50).length;
    console.log(`  scrolled: ${median(gaps).toFixed(1)} ms a frame, ${slow} of ${gaps.length} above 50 ms`);
    await page.close();
  }
  console.log(met ? `Within ${target} ms.` : `Not within ${target} ms.`);
  return met ? 0 : 1;
});
