import { browser } from 'wxt/browser';
import { VivifyError } from '../../lib/errors.ts';
import { answer, fromExtensionPage, type Sender } from '../../lib/protocol/channel.ts';
import type { PanelSubject, Subject } from '../../lib/protocol/pageLabelMessages.ts';
import { admitPanel, dropPanels, readPanel, writePanel } from '../../lib/sessions/panelSession.ts';

/** Host name of a site; null for everything else. */
function siteOf(url: string | undefined): string | null {
  return url && /^https?:/i.test(url) ? new URL(url).hostname : null;
}

/** On whose behalf media are looked at; frames without an address of their own go by their origin's. */
function askerOf(from: Sender | null): Pick<Subject, 'page' | 'top' | 'tabId'> {
  if (!from) return { page: null };
  const page = [from.url, from.origin, from.tab?.url].find((url) => siteOf(url) !== null);
  if (!page) throw new VivifyError('not-allowed', 'Not a page of the web');
  const { url: top, id: tabId } = from.tab ?? {};
  return { page, ...(siteOf(top) !== null && top ? { top } : {}), ...(tabId === undefined ? {} : { tabId }) };
}

/** Makes a panel's session. @param from who named the medium; null: the user. */
async function makePanel(subject: PanelSubject, from: Sender | null): Promise<string> {
  const now = Date.now();
  await dropPanels(now);
  const id = crypto.randomUUID();
  await writePanel({
    id,
    tabId: from?.tab?.id ?? null,
    subject: {
      ...subject,
      ...askerOf(from),
      site: from ? siteOf(from.tab?.url) : null,
    },
    documentId: null,
    createdAt: now,
  });
  return id;
}

/** Opens a panel in a tab of its own, where a page can hold none. The user named the medium. */
export async function openPanelTab(subject: PanelSubject): Promise<void> {
  const id = await makePanel(subject, null);
  await browser.tabs.create({ url: browser.runtime.getURL(`/credentials.html#${id}`) });
}

/** The panels that tell a medium's story: each is bound to the question that it was opened for. */
export function startPanels(): void {
  answer('background', {
    'panel/open': async (subject, sender) => {
      if (sender.tab?.id === undefined) throw new VivifyError('not-allowed', 'Not in a tab');
      return { panelId: await makePanel(subject, sender) };
    },
    'panel/hello': async ({ panelId }, sender) => {
      const claimant = {
        tabId: sender.tab?.id,
        frameId: sender.frameId,
        documentId: sender.documentId,
        extensionPage: fromExtensionPage(sender),
      };
      const session = admitPanel(await readPanel(panelId), claimant, Date.now());
      await writePanel(session);
      return session.subject;
    },
  });
}
