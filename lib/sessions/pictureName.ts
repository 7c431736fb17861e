const longest = 120;

/** The last part of a URL's path without its extension, readable; null where that says nothing. */
function fromUrl(url: string | undefined): string | null {
  if (!url || !/^https?:/i.test(url)) return null;
  try {
    const last = decodeURIComponent(new URL(url).pathname.split('/').pop() ?? '');
    const name = last
      .replace(/\.[a-z0-9]{2,5}$/i, '')
      .replace(/[_+]+|%20/g, ' ')
      .trim();
    // Content hashes and numbers name nothing.
    return /\p{L}{3}/u.test(name) && !/^[0-9a-f-]{16,}$/i.test(name) ? name : null;
  } catch {
    return null;
  }
}

/** A picture's name for people: its file name, else the page's title. One line, 120 characters at most. */
export function pictureName(url: string | undefined, pageTitle: string | undefined): string {
  const name = fromUrl(url) ?? pageTitle ?? '';
  return name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, longest);
}

/** A file name for a download, valid on every system. @param extension With its dot. */
export function downloadName(title: string, extension: string): string {
  const name = title
    .replace(/[\\/:*?"<>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  return `${name || 'vivify'}${extension}`;
}
