import { applyLanguage } from '../lib/i18n/language.ts';
import { language } from './numbers.ts';

/** Makes a page speak the user's language, before its first text. @param title of the document */
export async function startPage(title?: () => string): Promise<void> {
  await applyLanguage();
  const root = document.documentElement;
  root.lang = language();
  if (title) document.title = title();
}
