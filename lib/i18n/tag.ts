/**
 * The language of the texts as HTML and Intl name it: the browser's own where it is of that language, so that dates and
 * numbers are written as in its region. Where there are no texts in the browser's language they are English.
 * @param texts that the texts are in, e.g. `en`; empty where they are of a version that did not say @param browser its locale, e.g. `en_GB`
 */
export function tagOf(texts: string, browser: string): string {
  const tag = browser.replace('_', '-');
  return texts === '' || tag === texts || tag.startsWith(`${texts}-`) ? tag : texts;
}
