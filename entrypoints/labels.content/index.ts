import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { speak, type Texts, textsKey } from '../../lib/i18n/texts.ts';
import { type Covers, coversKey, storedCovers } from '../../lib/reports/covers.ts';
import { isOnFor, type LabelSettings, labelSettingsOf, settingsKey } from '../../lib/settings/labels.ts';
import type { Badge } from './badge.ts';
import { findAsked } from './checkRequest.ts';
import { PageLabels } from './pageLabels.ts';
import { closePanel, openPanel } from './panel.ts';
import { readInPage } from './readInPage.ts';
import { RequestLog } from './requestLog.ts';
import { nameOf, type Shown, shownBy } from './shown.ts';
import { answerBackground, ask } from './talk.ts';

/** Host name of the site that the tab shows, whatever frame this is. */
function siteOf(): string {
  const ancestors = location.ancestorOrigins;
  const top = ancestors.length > 0 ? ancestors[ancestors.length - 1] : location.origin;
  return top && top !== 'null' ? new URL(top).hostname : '';
}

/** Opens the panel for a medium of this document, or for an address. @returns whether it came up */
async function open(element: Element | null, shown: Shown, badge: Badge | null): Promise<boolean> {
  const { media, absence, source } = shown;
  const answer = await ask('panel/open', { media, absence, name: nameOf(element, source) });
  if (!answer) return false;
  return openPanel({
    panelId: answer.panelId,
    anchor: badge?.chip.box ?? element?.getBoundingClientRect() ?? null,
    onVerdict: (verdict) => badge?.show(verdict),
    read: () => readInPage(source),
    onClosed: () => badge?.chip.focus(),
  });
}

/**
 * Labels AI-made and otherwise credentialed media in every page, as the user sees them. Looks at no content but
 * media elements and the addresses of media requests.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  allFrames: true,
  matchAboutBlank: true,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    if (!(document.documentElement instanceof HTMLElement)) return;
    let run: { readonly labels: PageLabels; readonly stop: AbortController } | null = null;
    const log = new RequestLog(() => run?.labels.onRequests(), ctx.signal);

    const apply = (settings: LabelSettings, covers: Covers) => {
      run?.stop.abort();
      run = null;
      if (!isOnFor(settings, siteOf())) return;
      const stop = new AbortController();
      const onOpen = (element: Element, shown: Shown, badge: Badge) => void open(element, shown, badge);
      run = { labels: new PageLabels(settings, covers, log, onOpen, stop.signal), stop };
    };
    ctx.onInvalidated(() => {
      closePanel();
      run?.stop.abort();
    });
    answerBackground(
      {
        'page/showLabel': ({ id }) => ({ shown: run?.labels.show(id) ?? false }),
        'page/check': async (request) => {
          const { element, link } = findAsked(request);
          if (element) {
            const known = run?.labels.describe(element);
            const shown = known?.shown ?? shownBy(element, log, 0);
            if (shown) return { opened: await open(element, shown, known?.badge ?? null) };
          }
          if (link?.kind !== 'file') return { opened: false };
          return { opened: await open(null, { source: link.url, media: link, absence: null }, null) };
        },
      },
      ctx.signal,
    );
    const read = async () => {
      const stored = await browser.storage.local.get([settingsKey, textsKey, coversKey]);
      speak((stored[textsKey] as Texts | undefined) ?? null);
      apply(labelSettingsOf(stored[settingsKey]), storedCovers(stored[coversKey]));
    };
    browser.storage.onChanged.addListener((changes, area) => {
      if (area !== 'local' || ctx.isInvalid) return;
      const change = changes[settingsKey];
      const settings = [change?.oldValue, change?.newValue].map((value) =>
        JSON.stringify(labelSettingsOf(value)),
      );
      if (changes[textsKey] || changes[coversKey] || settings[0] !== settings[1]) void read();
    });
    await read();
  },
});
