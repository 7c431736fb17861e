import { browser } from 'wxt/browser';
import { applyLanguage, keepTexts, watchTexts } from '../../lib/i18n/language.ts';
import { readSettings, watchSettings } from '../../lib/settings/settings.ts';

const listeners = new Set<() => void>();

/** Tells that texts have to be said anew, in another language. */
export function onLanguage(listener: () => void): void {
  listeners.add(listener);
}

const failed = (error: unknown) => console.error('Language not changed', error);

/** Keeps the texts of the chosen language at hand, and the service worker's own texts in it. */
export function startLanguage(): void {
  const apply = () =>
    applyLanguage().then(() => {
      for (const listener of listeners) listener();
    }, failed);
  watchTexts(() => void apply());
  watchSettings(({ language }) => void keepTexts(language).catch(failed));
  // An update may bring other texts.
  browser.runtime.onInstalled.addListener(() => {
    void readSettings()
      .then(({ language }) => keepTexts(language))
      .then(apply)
      .catch(failed);
  });
  void applyLanguage().catch(failed);
}
