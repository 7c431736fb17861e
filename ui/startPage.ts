import { i18n } from '#i18n';
import { applyLanguage } from '../lib/i18n/language.ts';

/** Makes a page speak the user's language, before its first text. @param title of the document */
export async function startPage(title?: () => string): Promise<void> {
  await applyLanguage();
  const root = document.documentElement;
  root.lang = i18n.t('@@ui_locale').replace('_', '-');
  if (title) document.title = title();
}
