import { i18n } from '#i18n';

const longest = 120;

/** A file's name without its extension; pasted pictures have none of their own. */
export function fileTitle(name: string): string {
  const title = name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest);
  return title === '' || title === 'image' ? i18n.t('jobs.untitled') : title;
}
