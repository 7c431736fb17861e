import * as v from 'valibot';

/** The page that a picture came from, as the browser named its tab. */
export const originSchema = v.strictObject({
  /** http or https, without name and password. */
  url: v.pipe(v.string(), v.maxLength(2048), v.regex(/^https?:\/\//)),
  /** One line; may be empty. */
  title: v.pipe(v.string(), v.maxLength(200)),
});
export type Origin = v.InferOutput<typeof originSchema>;

const longestUrl = 2048;
const longestTitle = 200;

/** A page's title as one line, without signs that turn the direction of writing. */
const oneLine = (title: string) =>
  title
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, longestTitle);

/**
 * What is kept of the page that a picture was clicked in.
 * @param incognito nothing is remembered of pages in private windows
 * @returns null for anything but a web page
 */
export function originOf(page: {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly incognito?: boolean | undefined;
}): Origin | null {
  if (page.incognito || !page.url || !URL.canParse(page.url)) return null;
  const url = new URL(page.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  if (url.href.length > longestUrl) {
    url.hash = '';
    url.search = '';
  }
  return url.href.length > longestUrl ? null : { url: url.href, title: oneLine(page.title ?? '') };
}

/** A record's page, checked again before it becomes a link; null where there is none to open. */
export function openablePage(page: unknown): Origin | null {
  const parsed = v.safeParse(originSchema, page);
  return parsed.success && URL.canParse(parsed.output.url) ? parsed.output : null;
}
