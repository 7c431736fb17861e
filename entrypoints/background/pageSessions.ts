import { browser } from 'wxt/browser';
import { codeOf } from '../../lib/errors.ts';
import { originOf } from '../../lib/gallery/origin.ts';
import { answer, askPage, fromExtensionPage, type Sender } from '../../lib/protocol/channel.ts';
import type { Input, Output } from '../../lib/protocol/messages.ts';
import { setNotice } from '../../lib/sessions/notice.ts';
import { admitPage, admitPlayer, type Claimant, type PageSession } from '../../lib/sessions/pageSession.ts';
import { pictureName } from '../../lib/sessions/pictureName.ts';
import { dropSessions, readSession, writeSession } from '../../lib/sessions/sessionStore.ts';
import { readOptions } from '../../lib/settings/settings.ts';
import { captureIntoInbox, fetchIntoInbox } from './acquireRungs.ts';
import { inject } from './injection.ts';
import { onRequest, type Request } from './triggers.ts';

/** What page sessions need of the workshop. */
export interface WorkshopDoor {
  /** Is told of a click, long before there is a picture. */
  readonly expectPicture: () => void;
  /** Queues a picture in a player's stead. */
  readonly submit: (picture: Input<'jobs/submit'>) => Promise<Output<'jobs/submit'>>;
}

const claimantOf = (sender: Sender): Claimant => ({
  tabId: sender.tab?.id,
  frameId: sender.frameId,
  documentId: sender.documentId,
  extensionPage: fromExtensionPage(sender),
});

const admit = async (sessionId: string, sender: Sender) =>
  admitPage(await readSession(sessionId), claimantOf(sender), Date.now());

async function begin({ trigger, tab, frameId, srcUrl }: Request): Promise<void> {
  const tabId = tab.id;
  if (tabId === undefined) return;
  try {
    const document = await inject(tabId, frameId);
    const session: PageSession = {
      id: crypto.randomUUID(),
      tabId,
      frameId: document.frameId,
      documentId: document.documentId,
      title: pictureName(srcUrl, tab.title),
      page: originOf(tab),
      playerId: null,
      createdAt: Date.now(),
    };
    await dropSessions(() => false, Date.now());
    await writeSession(session);
    await askPage(tabId, document.frameId, 'page/bring', {
      sessionId: session.id,
      trigger,
      ...(srcUrl === undefined ? {} : { srcUrl }),
    });
  } catch (error) {
    const code = codeOf(error);
    await setNotice(code === 'unknown' ? 'page-forbidden' : code);
  }
}

/**
 * The user's clicks on pages: makes the session that each one is worth, puts the content script into the
 * clicked frame, and serves that session's player and content script, nobody else.
 */
export function startPageSessions({ expectPicture, submit }: WorkshopDoor): void {
  onRequest((request) => {
    expectPicture();
    void begin(request);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    void dropSessions((session) => session.tabId === tabId, Date.now());
  });
  answer('background', {
    'session/hello': async ({ sessionId }, sender) => {
      const session = admitPlayer(await readSession(sessionId), claimantOf(sender), Date.now());
      await writeSession(session);
      return { title: session.title, page: session.page };
    },
    'session/fetch': async ({ sessionId, urls }, sender) => {
      await admit(sessionId, sender);
      return { sourceId: await fetchIntoInbox(urls) };
    },
    'session/capture': async ({ sessionId, box, devicePixelRatio }, sender) => {
      const session = await admit(sessionId, sender);
      return { sourceId: await captureIntoInbox(session, box, devicePixelRatio) };
    },
    'session/submit': async ({ sessionId, sourceId }, sender) => {
      const { title, page } = await admit(sessionId, sender);
      return submit({ sourceId, title, page, options: await readOptions() });
    },
  });
}
