import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExtensionBrowser, launchExtension, photo } from './support/extension.ts';
import { signAsStranger } from './support/labelledMedia.ts';
import { badgesOf, setLabelSettings } from './support/labels.ts';
import { MediaServer } from './support/mediaServer.ts';

/** One sampled function of a CPU profile. */
interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly url: string };
  readonly children?: readonly number[];
}

const videos = 500;
const pictures = 1000;

let extension: ExtensionBrowser;
let site: MediaServer;
let page: Page;

beforeAll(async () => {
  extension = await launchExtension({ args: ['--enable-precise-memory-info', '--js-flags=--expose-gc'] });
  site = await MediaServer.start();
  site.add('/v.mp4', { body: await signAsStranger() });
  site.add('/p.jpg', {
    body: readFileSync(photo('picos')),
    type: 'image/jpeg',
    headers: { 'cache-control': 'max-age=600' },
  });
  const cards = Array.from({ length: videos }, (_, index) => {
    const images = [0, 1].map(
      (side) => `<img src="/p.jpg?${index % 20}-${side}" width="120" height="90" loading="lazy">`,
    );
    return `<article style="height:260px"><video src="/v.mp4?${index}" width="240" height="140" preload="none" muted></video>${images.join('')}</article>`;
  });
  site.add('/', {
    body: `<!doctype html><body style="margin:0;display:grid;grid-template-columns:repeat(2,1fr)">${cards.join('')}</body>`,
  });
  page = await extension.browser.newPage();
}, 120_000);

afterAll(async () => {
  await extension?.close();
  await site?.close();
});

/** Microseconds between samples, and the most that one stands for: a machine with no time for the profiler skips some. */
const interval = 500;
const mostOfSample = 8 * interval;

/** Milliseconds of script that are ours, all in all and in the longest stretch without a pause. */
function ownTime(profile: {
  readonly nodes: readonly ProfileNode[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}): { total: number; longest: number } {
  const own = new Set<number>();
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const mark = (node: ProfileNode, inside: boolean) => {
    const ours = inside || node.callFrame.url.startsWith('chrome-extension://');
    if (ours) own.add(node.id);
    for (const child of node.children ?? []) mark(byId.get(child)!, ours);
  };
  const root = profile.nodes[0];
  if (root) mark(root, false);
  let [total, longest, stretch] = [0, 0, 0];
  profile.samples?.forEach((sample, index) => {
    const time = Math.min(profile.timeDeltas?.[index + 1] ?? 0, mostOfSample) / 1000;
    stretch = own.has(sample) ? stretch + time : 0;
    if (own.has(sample)) total += time;
    longest = Math.max(longest, stretch);
  });
  return { total, longest };
}

/** Bytes of script objects of all worlds of the page, after a collection. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Scrolls through the page as a user does, and gives the milliseconds that took. */
function scrollThrough(): Promise<number> {
  return page.evaluate(async () => {
    const start = performance.now();
    const end = document.documentElement.scrollHeight - innerHeight;
    for (let at = 0; at < end; at += 400) {
      scrollTo(0, at);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return performance.now() - start;
  });
}

interface Cost {
  /** Our share of the time it took. */
  readonly share: number;
  /** Milliseconds. */
  readonly longest: number;
  /** Bytes. */
  readonly memory: number;
}

const limit: Cost = { share: 0.03, longest: 50, memory: 30e6 };

/** What a scroll through the page costs with labels. @param without heap of the same page without them */
async function measure(session: CDPSession, without: number): Promise<Cost> {
  await session.send('Profiler.start');
  await page.goto(site.url('/'));
  await page.bringToFront();
  const wall = await scrollThrough();
  await expect.poll(() => badgesOf(page), { timeout: 30_000 }).not.toEqual([]);
  const { profile } = await session.send('Profiler.stop');
  const { total, longest } = ownTime(profile);
  return { share: total / wall, longest, memory: (await heap(session)) - without };
}

it('scrolls through 500 videos and 1000 pictures without being felt', async () => {
  const popup = await extension.openPopupTab();
  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval });
  await setLabelSettings(popup, { videos: false, pictures: false });
  await page.goto(site.url('/'));
  await page.bringToFront();
  await scrollThrough();
  const without = await heap(session);
  await setLabelSettings(popup, { pictures: true });

  // Whatever else the machine does only adds: the best of some runs is what the labels cost.
  let best: Cost = { share: 1, longest: Number.POSITIVE_INFINITY, memory: Number.POSITIVE_INFINITY };
  for (let run = 0; run < 4 && (best.share > limit.share || best.longest > limit.longest); run++) {
    const cost = await measure(session, without);
    best = {
      share: Math.min(best.share, cost.share),
      longest: Math.min(best.longest, cost.longest),
      memory: Math.min(best.memory, cost.memory),
    };
    console.log(
      `${videos} videos, ${pictures} pictures: script ${(100 * cost.share).toFixed(2)} %, ` +
        `longest stretch ${cost.longest.toFixed(1)} ms, memory ${(cost.memory / 1e6).toFixed(1)} MB`,
    );
  }
  expect(best.share).toBeLessThan(limit.share);
  expect(best.longest).toBeLessThan(limit.longest);
  expect(best.memory).toBeLessThan(limit.memory);
  // What flew by was not asked about.
  const asked = site.requests.filter(({ path, referer }) => path === '/v.mp4' && !referer);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThan(videos);
});
