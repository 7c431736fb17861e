import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { photo } from './support/extension.ts';
import {
  type Bytes,
  padded,
  type Stream,
  signAsStranger,
  streamOf,
  stripped,
  withTailBox,
} from './support/labelledMedia.ts';
import { type LabelScene, openLabelScene } from './support/labelScene.ts';
import { badgesOf, expectBadges, panelIn, setLabelSettings } from './support/labels.ts';
import { MediaServer } from './support/mediaServer.ts';
import { strictPolicy } from './support/server.ts';

const trusted = 'partly-ai trusted';
const stranger = 'partly-ai valid';

let scene: LabelScene;
let open: LabelScene['open'];
let popup: Page;
let page: Page;
let site: MediaServer;
let cdn: MediaServer;
/** A creation of this install. */
let own: Bytes;
let foreign: Bytes;
let stream: Stream;

beforeAll(async () => {
  scene = await openLabelScene('margin:40px');
  ({ popup, page, site, own, open } = scene);
  site.add('/own.mp4', { body: own });
  cdn = await MediaServer.start('localhost');
  foreign = await signAsStranger();
  stream = await streamOf(own);
}, 180_000);

afterAll(async () => {
  await scene?.close();
  await cdn?.close();
});

beforeEach(async () => {
  await page.bringToFront();
});

const video = (src: string, more = '') =>
  `<video src="${src}" style="width:300px;height:170px" muted ${more}></video>`;

describe('a video in a page', () => {
  it('made here is trusted, wherever it comes from and wherever its credentials stand', async () => {
    const elsewhere = cdn.add('/other.mp4', { body: own, headers: {} });
    site.add('/tail.mp4', { body: withTailBox(padded(own, 2_000_000)) });
    site.add('/whole.mp4', { body: own, ranges: false });
    site.add('/moved.mp4', { redirect: '/moved-again.mp4' });
    site.add('/moved-again.mp4', { redirect: '/own.mp4' });
    await open(
      '/kinds',
      `${video('/own.mp4')} ${video('/tail.mp4')} ${video('/whole.mp4')} ${video('/moved.mp4')} ${video(elsewhere)}
       <video style="width:300px" muted><source src="/own.mp4?2" type="video/mp4"></video>`,
    );
    await expectBadges(
      page,
      Array.from({ length: 6 }, () => trusted),
    );
    // Right after what it belongs to.
    expect(await page.$$eval('video + vivify-badge', (badges) => badges.length)).toBe(6);
  });

  it('made elsewhere keeps its AI label though nobody here knows the signer', async () => {
    site.add('/foreign.mp4', { body: foreign });
    await open('/stranger', video('/foreign.mp4'));
    await expectBadges(page, [stranger]);
  });

  it('without credentials, missing or guarded shows nothing, and says so where the user wants that', async () => {
    site.add('/plain.mp4', { body: stripped(own) });
    site.add('/guarded.mp4', { body: own, cookie: 'session=1' });
    await open('/nothing', `${video('/plain.mp4')} ${video('/missing.mp4')} ${video('/own.mp4')}`);
    await expectBadges(page, [trusted]);
    await setLabelSettings(popup, { showNone: true });
    await page.reload();
    await expectBadges(page, ['none unchecked', 'needs-check unchecked', trusted]);
    await setLabelSettings(popup, {});
    await expectBadges(page, [trusted]);
  });

  it('guarded by a cookie is read with it on its own site alone', async () => {
    site.add('/guarded.mp4', { body: own, cookie: 'session=1' });
    const elsewhere = cdn.add('/guarded.mp4', { body: own, cookie: 'session=1' });
    await page.setCookie(
      { name: 'session', value: '1', url: site.origin },
      { name: 'session', value: '1', url: cdn.origin },
    );
    await open('/cookies', `${video('/guarded.mp4')} ${video(elsewhere)}`);
    await expectBadges(page, [trusted]);
    await page.deleteCookie({ name: 'session', url: site.origin }, { name: 'session', url: cdn.origin });
  });

  it('on a slow server is labelled long before it has come', async () => {
    const size = 8_000_000;
    site.add('/slow.mp4', { body: padded(own, size), rate: 100_000 });
    await open('/slow', video('/slow.mp4', 'preload="none"'));
    await expectBadges(page, [trusted]);
    const bytes = site.asked('/slow.mp4').reduce((sum, request) => sum + request.bytes, 0);
    expect(bytes).toBeLessThan(size * 0.05);
  });

  it('is labelled under a policy that forbids nearly everything, without the page being able to hide it', async () => {
    await open(
      '/strict',
      `<style>vivify-badge, vivify-badge * { display: none !important; opacity: 0 !important; transform: scale(0) !important }</style>
       ${video('/own.mp4')}`,
      {
        ...strictPolicy,
        'content-security-policy': strictPolicy['content-security-policy'].replace(
          "media-src 'none'",
          'media-src *',
        ),
      },
    );
    await expectBadges(page, [trusted]);
    await page.$eval('vivify-badge', (badge) => {
      badge.setAttribute('style', 'display: none !important; visibility: hidden !important');
      badge.setAttribute('data-label', 'none');
    });
    await expectBadges(page, [trusted]);
    const { width, visible, root } = await page.$eval('vivify-badge', (badge) => ({
      width: badge.getBoundingClientRect().width,
      visible: badge.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      root: badge.shadowRoot,
    }));
    expect(width).toBeGreaterThan(60);
    expect(visible).toBe(true);
    expect(root).toBeNull();
    await page.$eval('vivify-badge', (badge) => badge.remove());
    await expectBadges(page, [trusted]);
  });

  it('in shadow roots and in frames of the same site has its badge there', async () => {
    site.add('/frame', { body: `<body style="margin:30px">${video('/own.mp4')}</body>` });
    await open(
      '/inside',
      `<x-player></x-player><iframe src="/frame" style="width:400px;height:260px"></iframe><script>
        setTimeout(() => {
          const root = document.querySelector('x-player').attachShadow({ mode: 'open' });
          root.innerHTML = '<div style="position:relative"><video src="/own.mp4" style="width:300px" muted></video></div>';
        }, 700);
      </script>`,
    );
    await expectBadges(page, [trusted]);
    const frame = page.frames().find((candidate) => candidate.url() === site.url('/frame'));
    await expectBadges(frame!, [trusted]);
  });
});

describe('a page that changes', () => {
  it('loses the badge of a video whose element gets another, and gets it again', async () => {
    await open('/reuse', `${video('/own.mp4', 'id="it"')}`);
    await expectBadges(page, [trusted]);
    await page.$eval('#it', (element) => element.setAttribute('src', '/plain.mp4'));
    await expectBadges(page, []);
    await page.$eval('#it', (element) => element.setAttribute('src', '/foreign.mp4'));
    await expectBadges(page, [stranger]);
    await page.$eval('#it', (element) => element.remove());
    await expectBadges(page, []);
  });

  it('is followed when its application goes to another view', async () => {
    await open('/app', `<main>${video('/own.mp4')}</main>`);
    await expectBadges(page, [trusted]);
    await page.evaluate(() => {
      history.pushState({}, '', '/app/next');
      document.querySelector('main')!.innerHTML =
        '<video src="/foreign.mp4" style="width:300px;height:170px" muted></video>';
    });
    await expectBadges(page, [stranger]);
  });

  it('is asked about as far as it is seen, and no farther', async () => {
    const feed = Array.from({ length: 30 }, (_, index) => {
      site.add(`/feed-${index}.mp4`, { body: own });
      return `<div style="height:500px">${video(`/feed-${index}.mp4`, 'preload="none"')}</div>`;
    });
    await open('/feed', feed.join(''));
    await expect.poll(() => badgesOf(page), { timeout: 20_000 }).toHaveLength(2);
    expect(site.asked('/feed-5.mp4')).toHaveLength(0);
    await page.evaluate(() => scrollTo(0, 20 * 500));
    await expect.poll(() => site.asked('/feed-20.mp4').length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(site.asked('/feed-10.mp4')).toHaveLength(0);
  });

  it('is left alone where the user switched its site off, and labelled again after', async () => {
    await setLabelSettings(popup, { offSites: ['127.0.0.1'] });
    await open('/off', video('/own.mp4?off'));
    const before = site.requests.length;
    await page.waitForFunction(() => document.querySelector('video')!.readyState > 0);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await badgesOf(page)).toEqual([]);
    expect(site.requests.slice(before).filter(({ referer }) => referer === null)).toEqual([]);
    await setLabelSettings(popup, {});
    await expectBadges(page, [trusted]);
  });
});

describe('full screen', () => {
  /** Where the chip is, once the browser draws it over all else near the top of the screen. */
  const chipOnTop = () =>
    page.evaluate(() => {
      const badge = document.querySelector('vivify-badge');
      const whole = document.fullscreenElement;
      if (!badge || !whole) return null;
      const { x, y, width, height } = badge.getBoundingClientRect();
      const isInScreen = x >= 0 && y >= 0 && x + width <= innerWidth && y + height < innerHeight / 2;
      const isOnTop = badge.matches(':popover-open') || whole.contains(badge);
      return width > 40 && isInScreen && isOnTop ? { x: x + width / 2, y: y + height / 2 } : null;
    });

  it('shows the chip over a video, over a player, and again after', async () => {
    await open(
      '/full',
      `<div id="player" style="background:#000">${video('/own.mp4', 'id="it"')}</div>
       <button id="a" onclick="it.requestFullscreen()">video</button>
       <button id="b" onclick="player.requestFullscreen()">player</button>`,
    );
    await expectBadges(page, [trusted]);
    for (const button of ['#a', '#b']) {
      await page.locator(button).click();
      await page.waitForFunction(() => document.fullscreenElement !== null);
      await expect.poll(chipOnTop).not.toBeNull();
      await page.evaluate(() => document.exitFullscreen());
      await page.waitForFunction(
        () =>
          !document.fullscreenElement && !document.querySelector('vivify-badge')?.matches(':popover-open'),
      );
    }
    expect(await page.$$eval('video + vivify-badge', (badges) => badges.length)).toBe(1);
  });

  it('opens the panel from there', async () => {
    await page.locator('#a').click();
    await page.waitForFunction(() => document.fullscreenElement !== null);
    // Going to full screen moves it a few times.
    let place: { x: number; y: number } | null = null;
    await expect
      .poll(async () => {
        const before = place;
        place = await chipOnTop();
        return place !== null && place.x === before?.x && place.y === before.y;
      })
      .toBe(true);
    const { x, y } = place!;
    await page.mouse.click(x, y);
    await panelIn(scene.extension, page);
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
  });
});

describe('pictures', () => {
  it('are looked at only where the user wants that, from 96 pixels on', async () => {
    site.add('/plain.jpg', { body: readFileSync(photo('picos')), type: 'image/jpeg' });
    await open(
      '/pictures',
      `<img src="/plain.jpg" style="width:300px"><img src="/plain.jpg?icon" style="width:80px;height:80px">`,
    );
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    await setLabelSettings(popup, { pictures: true, showNone: true });
    await expectBadges(page, ['none unchecked']);
    await setLabelSettings(popup, {});
    await expectBadges(page, []);
  });
});

describe('a player that is fed in parts', () => {
  it('is labelled by the parts that the page requested', async () => {
    site.add('/stream/init.m4s', { body: stream.init });
    for (const [index, body] of stream.fragments.entries()) site.add(`/stream/part-${index}.m4s`, { body });
    const names = stream.fragments.map((_, index) => `part-${index}`);
    await open(
      '/dash',
      `<video id="it" style="width:300px;height:170px" muted autoplay></video><script>
        const media = new MediaSource();
        it.src = URL.createObjectURL(media);
        media.onsourceopen = async () => {
          const buffer = media.addSourceBuffer(${JSON.stringify(stream.type)});
          for (const name of ['init', ...${JSON.stringify(names)}]) {
            const bytes = await (await fetch('/stream/' + name + '.m4s')).arrayBuffer();
            await new Promise((done) => { buffer.onupdateend = done; buffer.appendBuffer(bytes); });
          }
          document.title = 'fed';
        };
      </script>`,
    );
    await page.waitForFunction(() => document.title === 'fed');
    await expectBadges(page, [stranger]);
    // The init segment and one fragment, once more at most.
    const again = site.requests.filter(({ path, referer }) => path.startsWith('/stream/') && !referer);
    expect(new Set(again.map(({ path }) => path)).size).toBeLessThanOrEqual(2);
  });

  it('says that its parts were not seen instead of "none"', async () => {
    await setLabelSettings(popup, { showNone: true });
    await open(
      '/unseen',
      `<video id="it" style="width:300px;height:170px" muted></video>
       <script>it.src = URL.createObjectURL(new MediaSource());</script>`,
    );
    await expectBadges(page, ['needs-check unchecked']);
    await setLabelSettings(popup, {});
  });
});
