import { sha256Of } from '../../hash.ts';
import type { TrustStatus } from '../../protocol/labelMessages.ts';
import { joinPem, parseAuthorities } from './certificates.ts';

export type ListName = TrustStatus['lists'][number]['name'];
type Problem = TrustStatus['lists'][number]['problem'];

/** The official lists: C2PA conformance programme, CC BY 4.0. */
const base = 'https://raw.githubusercontent.com/c2pa-org/conformance-public/main/trust-list/';
export const listUrls: Readonly<Record<ListName, string>> = {
  signers: `${base}C2PA-TRUST-LIST.pem`,
  'time-stamps': `${base}C2PA-TSA-TRUST-LIST.pem`,
};

/** A list as it is stored. Moments are milliseconds since the epoch. */
export interface StoredList {
  readonly name: ListName;
  readonly pem: string;
  readonly certificates: number;
  readonly etag: string | null;
  /** When it was published: by the server's word, else the date of its newest certificate. */
  readonly publishedAt: number | null;
  readonly fetchedAt: number | null;
  readonly checkedAt: number | null;
  readonly problem: Problem;
  /** SHA-256 of a list that was refused as older: the same once more is not a slip. */
  readonly refused: string | null;
}

export const emptyList = (name: ListName): StoredList => ({
  name,
  pem: '',
  certificates: 0,
  etag: null,
  publishedAt: null,
  fetchedAt: null,
  checkedAt: null,
  problem: null,
  refused: null,
});

const maxBytes = 1024 * 1024;
const timeout = 30_000;

const hashOf = (text: string) => sha256Of(new TextEncoder().encode(text));

/** The body, up to the cap. @throws Error beyond. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > maxBytes) throw new Error('The list is too large');
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

/**
 * Judges what came as a list: it must consist of authorities, have not lost half of those that are kept, and
 * not be older than what is kept. A list refused for its age is taken when it comes again: an authority that
 * was struck off may have been the newest.
 */
export async function judgeList(
  kept: StoredList,
  text: string,
  { etag, lastModified }: { readonly etag: string | null; readonly lastModified: string | null },
  now: number,
): Promise<StoredList> {
  const refuse = (problem: Problem, refused: string | null = kept.refused): StoredList => ({
    ...kept,
    checkedAt: now,
    problem,
    refused,
  });
  let authorities: Awaited<ReturnType<typeof parseAuthorities>>;
  try {
    authorities = await parseAuthorities(text);
  } catch {
    return refuse('implausible');
  }
  if (authorities.length < kept.certificates / 2) return refuse('implausible');
  const stated = Date.parse(lastModified ?? '');
  const newest = Math.max(...authorities.map(({ notBefore }) => notBefore));
  const publishedAt = Number.isNaN(stated) ? newest : stated;
  const hash = await hashOf(text);
  if (kept.publishedAt !== null && publishedAt < kept.publishedAt && kept.refused !== hash)
    return refuse('older', hash);
  const pem = joinPem(authorities);
  const certificates = authorities.length;
  const dates = { publishedAt, fetchedAt: now, checkedAt: now };
  return { name: kept.name, pem, certificates, etag, ...dates, problem: null, refused: null };
}

/** Fetches a list where it has changed. Never fails: what went wrong is in `problem`. @throws the signal's reason. */
export async function updateList(kept: StoredList, now: number, signal: AbortSignal): Promise<StoredList> {
  try {
    const response = await fetch(listUrls[kept.name], {
      headers: kept.etag ? { 'if-none-match': kept.etag } : {},
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    });
    if (response.status === 304) return { ...kept, checkedAt: now, problem: null };
    if (!response.ok) throw new Error(`The server answered ${response.status}`);
    const { headers } = response;
    const stated = { etag: headers.get('etag'), lastModified: headers.get('last-modified') };
    return await judgeList(kept, await readText(response), stated, now);
  } catch {
    signal.throwIfAborted();
    return { ...kept, checkedAt: now, problem: 'unreachable' };
  }
}
