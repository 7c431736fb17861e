import { browser } from 'wxt/browser';

/** Where the texts of the chosen language lie in `storage.local`. */
export const textsKey = 'texts';

/** Texts by message key, as `browser.i18n` knows them. */
export type Texts = Readonly<Record<string, string>>;

/**
 * A message as `browser.i18n.getMessage` would give it; empty where there is none.
 * @param values of `$1` to `$9`
 */
export function messageOf(texts: Texts, name: string, values: string | readonly string[] = []): string {
  const given = typeof values === 'string' ? [values] : values;
  return (texts[name] ?? '').replace(/\$(\$|[1-9])/g, (_, sign: string) =>
    sign === '$' ? '$' : (given[Number(sign) - 1] ?? ''),
  );
}

let ofBrowser: typeof browser.i18n.getMessage | undefined;

/** Makes this context speak these texts; null: the browser's own. */
export function speak(texts: Texts | null): void {
  ofBrowser ??= browser.i18n.getMessage.bind(browser.i18n);
  browser.i18n.getMessage = texts
    ? (name: string, values?: string | (string | number)[]) =>
        messageOf(texts, name, Array.isArray(values) ? values.map(String) : values)
    : ofBrowser;
}
