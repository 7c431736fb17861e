/** What tells one version of a file from another (RFC 9110, 8.8). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly total: number | null;
}

/** The place of a partial answer within its file: `bytes 0-99/1234` (RFC 9110, 14.4); null where malformed. */
export function parseContentRange(
  header: string | null,
): { readonly start: number; readonly total: number | null } | null {
  const match = /^bytes (\d{1,16})-(\d{1,16})\/(\d{1,16}|\*)$/i.exec(header?.trim() ?? '');
  if (!match) return null;
  const [start, end] = [Number(match[1]), Number(match[2])];
  const total = match[3] === '*' ? null : Number(match[3]);
  if (end < start || (total !== null && end >= total)) return null;
  return { start, total };
}

/** The validators of an answer. Weak ETags compare as they are: they differ where the file does. */
export function validatorsOf(headers: Headers, total: number | null): Validators {
  return { etag: headers.get('etag'), lastModified: headers.get('last-modified'), total };
}

/** True where both say, and say the same: without a validator nothing is the same. */
export function isSameVersion(one: Validators, other: Validators): boolean {
  if (one.total !== other.total) return false;
  if (one.etag ?? other.etag) return one.etag === other.etag;
  return one.lastModified !== null && one.lastModified === other.lastModified;
}

/** The length that an answer without a range states; null where it states none. */
export function contentLength(headers: Headers): number | null {
  const length = headers.get('content-length');
  // An encoded answer states the length of what was sent, not of the file.
  if (!length || !/^\d{1,15}$/.test(length) || headers.get('content-encoding')) return null;
  return Number(length);
}
