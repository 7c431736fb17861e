import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { VivifyError } from '../../lib/errors.ts';
import { announce, answer, askPage, fromExtensionPage, type Sender } from '../../lib/protocol/channel.ts';
import { dropLabels, labelsOf, setLabels } from '../../lib/sessions/tabLabels.ts';

const countColour = '#4a4038';

/** Shows the number of labelled media on the toolbar icon, in that tab alone. */
async function showCount(tabId: number, count: number): Promise<void> {
  try {
    // Without a text of its own a tab shows the number of unfinished pictures.
    await browser.action.setBadgeText(count > 0 ? { tabId, text: String(count) } : { tabId });
    if (count > 0) await browser.action.setBadgeBackgroundColor({ tabId, color: countColour });
    const title = count > 0 ? i18n.t('tab.title', count) : '';
    await browser.action.setTitle({ tabId, title });
  } catch {
    // The tab is gone.
  }
}

function pagesOnly(sender: Sender): void {
  if (!fromExtensionPage(sender)) throw new VivifyError('not-allowed', 'Only for pages of the extension');
}

/** Which media of a tab carry a label: told by its frames, counted on the icon, listed in the popup. */
export function startTabLabels(): void {
  const changed = async (tabId: number, count: number) => {
    await showCount(tabId, count);
    announce('tab/changed', { tabId });
  };
  browser.tabs.onRemoved.addListener((tabId) => void dropLabels(tabId));
  answer('background', {
    'tab/labelled': async ({ items }, { tab, frameId }) => {
      if (tab?.id === undefined || frameId === undefined)
        throw new VivifyError('not-allowed', 'Not in a tab');
      await changed(tab.id, await setLabels(tab.id, frameId, items));
      return {};
    },
    'tab/labels': async ({ tabId }, sender) => {
      pagesOnly(sender);
      return { items: await labelsOf(tabId) };
    },
    'tab/show': async ({ tabId, frameId, id }, sender) => {
      pagesOnly(sender);
      try {
        return await askPage(tabId, frameId, 'page/showLabel', { id });
      } catch {
        await changed(tabId, await setLabels(tabId, frameId, []));
        return { shown: false };
      }
    },
  });
}
