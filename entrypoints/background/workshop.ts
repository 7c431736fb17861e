import { browser } from 'wxt/browser';
import { VivifyError } from '../../lib/errors.ts';
import { interruptOthers, openJournal } from '../../lib/jobs/journal.ts';
import { lifelineName, readUnfinished } from '../../lib/jobs/lifeline.ts';
import { answer, askOpenWorkshop, fromExtensionPage, type Sender } from '../../lib/protocol/channel.ts';
import type { Input, Output, WorkshopType } from '../../lib/protocol/messages.ts';
import { openCreation } from './gallery.ts';

const sessionKey = 'browserSession';
const badgeColour = '#c2410c';

/** Runs one at a time: whoever comes meanwhile gets the same answer. */
function single<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Makes sure that the offscreen document lives. */
export const ensureWorkshop = single(async () => {
  await closing;
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) return;
  await browser.offscreen.createDocument({
    url: 'offscreen.html',
    reasons: ['WORKERS', 'BLOBS'],
    justification: 'Animates pictures on the GPU and encodes them as video, which a service worker cannot.',
  });
});

let closing: Promise<void> = Promise.resolve();

/** Ends the offscreen document with all its work, and opens none until something is done without it. */
export function withoutWorkshop(work: () => Promise<void>): Promise<void> {
  const closed = async () => {
    const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
    if (open.length > 0) await browser.offscreen.closeDocument();
    await work();
  };
  const done = closing.then(closed);
  closing = done.catch(() => undefined);
  return done;
}

/** An id for this run of the browser: `storage.session` ends with it. */
const browserSession = single(async () => {
  const stored = (await browser.storage.session.get(sessionKey))[sessionKey];
  if (typeof stored === 'string') return stored;
  const created = crypto.randomUUID();
  await browser.storage.session.set({ [sessionKey]: created });
  return created;
});

/** Asks the workshop from within the service worker, and makes sure first that it lives. @throws VivifyError */
async function askFromHere<T extends WorkshopType>(type: T, body: Input<T>): Promise<Output<T>> {
  await ensureWorkshop();
  return askOpenWorkshop(type, body);
}

/** Queues a picture from within the service worker. @throws VivifyError */
export const submitToWorkshop = (picture: Input<'jobs/submit'>): Promise<Output<'jobs/submit'>> =>
  askFromHere('jobs/submit', picture);

/** A picture is coming: what it will need is loaded meanwhile. What fails here fails again, and is told, at the job. */
export function expectPicture(): void {
  askFromHere('nets/prepare', {}).catch((error: unknown) => console.error('Nets not prepared', error));
}

/** Has every net run once, for the first picture after the next start of the browser. */
export function rehearseNets(): void {
  askFromHere('nets/rehearse', {}).catch((error: unknown) => console.error('Nets not rehearsed', error));
}

async function showUnfinished(count: number): Promise<void> {
  if (count > 0) await browser.action.setBadgeBackgroundColor({ color: badgeColour });
  await browser.action.setBadgeText({ text: count > 0 ? String(count) : '' });
}

/** Follows the document while it has work; where it dies with work undone, a new one takes it up. */
function watchLifeline(): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== lifelineName || !port.sender || !fromExtensionPage(port.sender)) return;
    let unfinished = 1;
    port.onMessage.addListener((message: unknown) => {
      unfinished = readUnfinished(message) ?? unfinished;
      void showUnfinished(unfinished);
    });
    port.onDisconnect.addListener(() => {
      if (unfinished > 0) ensureWorkshop().catch((error: unknown) => console.error('No workshop', error));
    });
  });
}

/** What the last run of the browser left undone is offered again, not begun. */
async function markInterrupted(): Promise<void> {
  const journal = await openJournal();
  try {
    await interruptOthers(journal, await browserSession(), Date.now());
  } finally {
    journal.close();
  }
}

/** @throws VivifyError `not-allowed` unless one of the extension's own pages asks. */
export const pagesOnly = (sender: Sender) => {
  if (!fromExtensionPage(sender)) throw new VivifyError('not-allowed', 'Only for pages of the extension');
};

/** The life of the offscreen document, and what extension pages ask of the service worker about it. */
export function startWorkshop(): void {
  watchLifeline();
  browser.runtime.onStartup.addListener(() => {
    markInterrupted().catch((error: unknown) => console.error('Journal not read', error));
  });
  answer('background', {
    'workshop/ensure': async (_nothing, sender) => {
      pagesOnly(sender);
      await ensureWorkshop();
      return {};
    },
    'browser/session': async (_nothing, sender) => {
      pagesOnly(sender);
      return { browserSession: await browserSession() };
    },
    'gallery/open': async ({ creationId }, sender) => {
      pagesOnly(sender);
      await openCreation(creationId ?? null);
      return {};
    },
    'studio/open': async ({ creationId }, sender) => {
      pagesOnly(sender);
      await browser.tabs.create({ url: browser.runtime.getURL(`/studio.html#creation=${creationId}`) });
      return {};
    },
  });
}
