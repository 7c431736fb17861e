import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { askBackground, hear } from '../../lib/protocol/channel.ts';
import type { TabItem } from '../../lib/protocol/pageLabelMessages.ts';
import { SiteSwitch } from '../../ui/credentials/SiteSwitch.tsx';
import { labelText, signerNote } from '../../ui/labelText.ts';
import './tabLabels.css';

interface TabView {
  readonly tabId: number;
  readonly site: string | null;
  readonly items: readonly TabItem[];
}

/** The tab that the popup was opened over; null for pages that hold none of ours. */
async function activeTab(): Promise<TabView | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || !tab.url || !/^https?:/i.test(tab.url)) return null;
  const { items } = await askBackground('tab/labels', { tabId: tab.id });
  return { tabId: tab.id, site: new URL(tab.url).hostname, items };
}

const textOf = ({ label, state }: TabItem): string => {
  const note = signerNote(label, state);
  return note ? `${labelText(label)}, ${note}` : labelText(label);
};

/** The labelled media of the tab beneath: each leads to its place in the page. */
export function TabLabels() {
  const [view, setView] = useState<TabView | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const refresh = () => void activeTab().then(setView);
    refresh();
    hear('tab/changed', refresh, stop.signal);
    return () => stop.abort();
  }, []);
  if (!view?.site) return null;
  const { tabId, items } = view;
  const show = async ({ frameId, id }: TabItem) => {
    const { shown } = await askBackground('tab/show', { tabId, frameId, id });
    if (shown) window.close();
  };
  return (
    <section aria-labelledby="tab-heading">
      <h2 id="tab-heading">{items.length > 0 ? i18n.t('tab.title', items.length) : i18n.t('tab.heading')}</h2>
      {items.length === 0 && <p>{i18n.t('tab.none')}</p>}
      <ul class="tab-labels">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              class="tab-label"
              data-label={item.label}
              onClick={() => void show(item)}
              title={i18n.t('tab.show', [item.name])}
            >
              <span>{item.name}</span>
              <span class="tab-label-text">{textOf(item)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="tab-site">
        <SiteSwitch site={view.site} />
      </p>
    </section>
  );
}
