import { browser } from 'wxt/browser';
import { VivifyError } from '../../lib/errors.ts';
import {
  answer,
  askOpenWorkshop,
  askPage,
  fromExtensionPage,
  hear,
  type Sender,
} from '../../lib/protocol/channel.ts';
import type { Input, Output } from '../../lib/protocol/messages.ts';
import { ensureWorkshop } from './workshop.ts';

/** Who asked: the only frame that hears of a request's progress and may cancel it. */
interface Asked {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string | undefined;
}

const refuse = (why: string): never => {
  throw new VivifyError('not-allowed', why);
};

/** The frame that a content script runs in. @throws VivifyError `not-allowed` for anyone else. */
function askedBy(sender: Sender): Asked {
  const tabId = sender.tab?.id;
  if (fromExtensionPage(sender) || tabId === undefined) return refuse('Only a page asks for its media');
  return { tabId, frameId: sender.frameId ?? 0, documentId: sender.documentId };
}

const sameFrame = (one: Asked, other: Asked) =>
  one.tabId === other.tabId && one.frameId === other.frameId && one.documentId === other.documentId;

/** The address of a frame, for those without one of their own its embedder's. */
const frameUrl = ({ url, origin }: Sender): string =>
  url && /^https?:/.test(url)
    ? url
    : origin && /^https?:/.test(origin)
      ? origin
      : refuse('Not a page of the web');

/**
 * Passes on what content scripts ask about the media of their pages, together with what the browser vouches
 * for: which frame asks. Answers, progress and cancelling stay within that frame.
 */
export function startLabels(): void {
  const running = new Map<string, Asked>();

  async function pass(
    type: 'labels/ask' | 'labels/checkWhole' | 'labels/remote',
    { requestId, media }: Input<'label/ask'>,
    sender: Sender,
  ): Promise<Output<'label/ask'>> {
    const asked = askedBy(sender);
    if (running.has(requestId)) throw new VivifyError('message-invalid', 'This id is taken');
    const top = sender.tab?.url;
    const page = { page: frameUrl(sender), tabId: asked.tabId, ...(top ? { top } : {}) };
    running.set(requestId, asked);
    try {
      await ensureWorkshop();
      return await askOpenWorkshop(type, { requestId, media, ...page });
    } finally {
      running.delete(requestId);
    }
  }

  answer('background', {
    'label/ask': async (asked, sender) => pass('labels/ask', asked, sender),
    'label/checkWhole': async (asked, sender) => pass('labels/checkWhole', asked, sender),
    'label/remote': async (asked, sender) => pass('labels/remote', asked, sender),
    'label/report': async ({ reportId }, sender) => {
      askedBy(sender);
      await ensureWorkshop();
      return askOpenWorkshop('labels/report', { reportId });
    },
    'label/cancel': async ({ requestId }, sender) => {
      const asked = running.get(requestId);
      if (asked && sameFrame(asked, askedBy(sender))) await askOpenWorkshop('labels/cancel', { requestId });
      return {};
    },
  });

  hear(
    'label/progress',
    (progress) => {
      const asked = running.get(progress.requestId);
      if (asked) askPage(asked.tabId, asked.frameId, 'page/labelProgress', progress).catch(() => undefined);
    },
    new AbortController().signal,
  );

  browser.tabs.onRemoved.addListener((tabId) => {
    for (const [requestId, asked] of running)
      if (asked.tabId === tabId) askOpenWorkshop('labels/cancel', { requestId }).catch(() => undefined);
  });
}
