import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Settings } from '../settings/schema.ts';
import { textsKey as key, speak } from './texts.ts';

const textsSchema = v.record(v.string(), v.string());
const fileSchema = v.record(v.string(), v.object({ message: v.string() }));

/**
 * Makes this context speak the language that the user chose, which `browser.i18n` cannot do: it knows only the
 * browser's. Before the first text; again after a change. What the browser itself shows of the extension (its
 * name, its description, its commands) stays in the browser's language.
 */
export async function applyLanguage(): Promise<void> {
  const parsed = v.safeParse(textsSchema, (await browser.storage.local.get(key))[key]);
  speak(parsed.success ? parsed.output : null);
}

/**
 * Lays the texts of the chosen language where every context finds them, content scripts included; with `auto`
 * takes them away. Also after an update, which may bring new texts.
 */
export async function keepTexts(language: Settings['language']): Promise<void> {
  if (language === 'auto') return browser.storage.local.remove(key);
  const response = await fetch(browser.runtime.getURL(`/_locales/${language}/messages.json` as '/'));
  const messages = v.parse(fileSchema, await response.json());
  const texts = Object.fromEntries(Object.entries(messages).map(([name, { message }]) => [name, message]));
  await browser.storage.local.set({ [key]: { ...texts, '@@ui_locale': language } });
}

/** Tells when the texts were laid or taken away, until the signal aborts. */
export function watchTexts(listener: () => void, signal?: AbortSignal): void {
  const onChanged = (changes: Readonly<Record<string, unknown>>, area: string) => {
    if (area === 'local' && key in changes) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), {
    once: true,
  });
}
