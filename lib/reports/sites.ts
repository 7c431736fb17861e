/** Where well-known sites take reports, by host name; subdomains count. Checked by people, not fetched. */
const pages: Readonly<Record<string, string>> = {
  'bsky.app': 'https://bsky.social/about/support',
  'dailymotion.com': 'https://faq.dailymotion.com/hc/en-us/articles/203657666',
  'facebook.com': 'https://www.facebook.com/help/reportlinks',
  'instagram.com': 'https://help.instagram.com/192435014247952',
  'linkedin.com': 'https://www.linkedin.com/help/linkedin/answer/a1337839',
  'pinterest.com': 'https://help.pinterest.com/en/article/report-something-on-pinterest',
  'reddit.com': 'https://www.reddit.com/report',
  'snapchat.com': 'https://help.snapchat.com/hc/en-us/articles/7012399221652',
  'threads.net': 'https://help.instagram.com/192435014247952',
  'tiktok.com': 'https://www.tiktok.com/legal/report/feedback',
  'tumblr.com': 'https://www.tumblr.com/abuse',
  'twitch.tv': 'https://safety.twitch.tv/s/article/Filing-a-Report',
  'vimeo.com': 'https://vimeo.com/help/violations',
  'x.com': 'https://help.x.com/en/forms',
  'youtube.com': 'https://support.google.com/youtube/answer/2802027',
};

/** The site's own page for reports, or null where none is known. */
export function reportPageOf(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  const host = Object.keys(pages).find((name) => hostname === name || hostname.endsWith(`.${name}`));
  return host ? pages[host]! : null;
}
