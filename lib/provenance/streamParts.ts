/** A request that a page made, as its timing shows it. */
export interface MediaRequest {
  readonly url: string;
  /** Milliseconds since the page began. */
  readonly start: number;
  /** What made it, e.g. `fetch`, `xmlhttprequest`, `video`. */
  readonly initiator: string;
}

/** Parts that one question may name. */
export const maxParts = 4;
/** Players ask for a stream's first parts before they attach it: milliseconds that those may lie back. */
const headStart = 4000;

const extensions = /\.(?:mp4|m4s|m4v|m4a|m4f|m4i|mp4v|cmf[vaimt]|cmft|frag|dash|iso5|mov)$/i;
const names = /(?:^|[^a-z])(?:init|seg(?:ment)?|frag(?:ment)?|chunk|range|videoplayback)(?:[^a-z]|$)/i;
const playlists =
  /\.(?:m3u8?|mpd|ism[cl]?|f4m|vtt|srt|json|js|css|html?|xml|txt|jpe?g|png|webp|gif|avif|svg|woff2?)$/i;
const initial = /(?:^|[^a-z])(?:init|header|initialization)(?:[^a-z]|$)|\.cmfi$|\.m4i$/i;
const sound = /(?:^|[^a-z])(?:audio|aac|mp4a|sound)(?:[^a-z]|$)|\.(?:m4a|cmfa)$/i;

const pathOf = (url: string): string => {
  try {
    return new URL(url).pathname;
  } catch {
    return '';
  }
};

/** Whether a request may be for a part of a video, going by its address alone. */
export function isMediaRequest({ url, initiator }: MediaRequest): boolean {
  if (!/^https?:/i.test(url) || !/^(?:fetch|xmlhttprequest|video|audio|other)$/.test(initiator)) return false;
  const path = pathOf(url);
  return !playlists.test(path) && (extensions.test(path) || names.test(path));
}

const commonLength = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

/**
 * The parts to look at for a player's stream: what looks like the init segment of its video, and the first
 * fragments that go with it, `maxParts` at most, in the order of their requests.
 * @param since when the stream was attached, milliseconds since the page began
 */
export function choosePartUrls(requests: readonly MediaRequest[], since: number): string[] {
  const recent = requests.filter(({ start }) => start >= since - headStart);
  const urls = [...new Set((recent.length > 0 ? recent : requests).map(({ url }) => url))];
  const seen = urls.filter((url) => !sound.test(pathOf(url)));
  const candidates = seen.length > 0 ? seen : urls;
  const init = candidates.find((url) => initial.test(pathOf(url)));
  if (!init) return candidates.slice(0, maxParts);
  const fragments = candidates.filter((url) => !initial.test(pathOf(url)));
  const nearest = Math.max(0, ...fragments.map((url) => commonLength(url, init)));
  const own = fragments.filter((url) => commonLength(url, init) === nearest);
  const inits = candidates.filter((url) => initial.test(pathOf(url)) && commonLength(url, init) >= nearest);
  const chosen = new Set([...inits.slice(0, 2), ...own.slice(0, 2)]);
  return candidates.filter((url) => chosen.has(url));
}
