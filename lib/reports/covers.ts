import type { Report } from './report.ts';

/** Key in local storage: content scripts read it there. */
export const coversKey = 'covers';

/** How what the user reported is recognised in pages. */
export interface Covers {
  readonly urls: readonly string[];
  readonly manifestIds: readonly string[];
  /** Files by size and SHA-256: the size says which are worth hashing. */
  readonly files: readonly { readonly bytes: number; readonly sha256: string }[];
}

export const noCovers: Covers = { urls: [], manifestIds: [], files: [] };

/** What reports that are not closed cover. */
export function coversOf(reports: readonly Report[]): Covers {
  const hiding = reports.filter(({ state }) => state !== 'closed');
  const media = hiding.flatMap(({ subject }) => (subject.kind === 'media' ? [subject] : []));
  return {
    urls: [...new Set(media.map(({ url }) => url))],
    manifestIds: [...new Set(media.flatMap(({ manifestId }) => manifestId ?? []))],
    files: hiding.flatMap(({ file, subject }) => (file && subject.kind === 'media' ? [file] : [])),
  };
}

/** The stored covers, read without a validator: content scripts stay small, and storage is the extension's own. */
export const storedCovers = (stored: unknown): Covers => ({
  ...noCovers,
  ...(Object(stored) as Partial<Covers>),
});
