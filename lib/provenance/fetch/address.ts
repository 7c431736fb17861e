/**
 * Which addresses a page may have looked at. An extension sees names, not what they resolve to: a public name
 * that DNS points into a private network passes here, and a redirect is seen only after it was followed.
 * What protects then is that nothing of the answer but a verdict reaches the page, and no cookies are sent.
 */

const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** Special-purpose IPv4 addresses that are not for everyone (RFC 6890). */
function isPrivateV4(a: number, b: number, c: number): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113)
  );
}

/** The eight groups of an IPv6 address in the form that URLs are brought to. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const numbers = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const front = numbers(head);
  if (tail === undefined) return front;
  const back = numbers(tail);
  return [...front, ...new Array<number>(Math.max(0, 8 - front.length - back.length)).fill(0), ...back];
}

/** Everything but global unicast counts as private; addresses that hold an IPv4 address are judged by it. */
function isPrivateV6(address: string): boolean {
  const groups = groupsOf(address);
  const [first = 0, second = 0] = groups;
  const embedded = (high: number, low: number) => isPrivateV4(high >> 8, high & 0xff, low >> 8);
  const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  if (zeros(0, 5) && groups[5] === 0xffff) return embedded(groups[6] ?? 0, groups[7] ?? 0);
  if (first === 0x64 && second === 0xff9b && zeros(2, 6)) return embedded(groups[6] ?? 0, groups[7] ?? 0);
  if (first === 0x2002) return embedded(second, groups[2] ?? 0);
  if (first === 0x2001 && second < 0x200) return true;
  return first < 0x2000 || first > 0x3fff;
}

const privateNames =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid)$/;

/** Whether a host, as `URL.hostname` gives it, lies in a private network or on this machine, going by its name. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host.startsWith('[')) return isPrivateV6(host.slice(1, -1));
  const match = v4.exec(host);
  if (match) return isPrivateV4(Number(match[1]), Number(match[2]), Number(match[3]));
  return !host.includes('.') || privateNames.test(host);
}

/**
 * Whether an address may be looked at on behalf of a page; null for the user, who may look anywhere.
 * A page in a private network may have its neighbours looked at, as it can itself.
 */
export function mayLookAt(address: string, page: string | null): boolean {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return false;
  if (page === null || !isPrivateHost(url.hostname)) return true;
  const asking = URL.parse(page);
  return asking !== null && /^https?:$/.test(asking.protocol) && isPrivateHost(asking.hostname);
}

/** Top-level names alone are nobody's site; the full list of public suffixes is not worth its size here. */
const siteOf = (hostname: string) =>
  hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');

/**
 * Whether cookies may be sent: the address is the page's own host or lies below it, over the same scheme.
 * Narrower than what browsers call the same site, which takes a list of public suffixes to know.
 */
export function isSameSite(address: string, page: string): boolean {
  const [url, asking] = [URL.parse(address), URL.parse(page)];
  if (!url || !asking || url.protocol !== asking.protocol) return false;
  const [host, site] = [url.hostname.toLowerCase().replace(/\.$/, ''), siteOf(asking.hostname)];
  if (host === site || host === `www.${site}`) return true;
  return site.includes('.') && !v4.test(site) && host.endsWith(`.${site}`);
}
