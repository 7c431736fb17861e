import type { Validators } from '../fetch/httpRange.ts';
import type { ReadResult } from '../reading.ts';

/** A verdict as it is kept. */
export interface CachedLook extends ReadResult {
  readonly reportId: string;
  readonly validators: Validators | null;
  /** True after a check of the whole file. */
  readonly whole: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const maxEntries = 500;
/** Characters of reports that are kept in all. */
const maxReports = 16_000_000;

/**
 * Verdicts by medium, the latest used ones: nothing of it outlives the browser, so that no record of visited
 * pages comes about.
 */
export class LabelCache {
  readonly #entries = new Map<string, CachedLook>();
  #reports = 0;

  /** The entry, which counts as used thereby. */
  get(key: string): CachedLook | null {
    const entry = this.#entries.get(key);
    if (!entry) return null;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  set(key: string, entry: CachedLook): void {
    this.#remove(key);
    this.#entries.set(key, entry);
    this.#reports += entry.raw.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= maxEntries && this.#reports <= maxReports) break;
      if (oldest === key) break;
      this.#remove(oldest);
    }
  }

  /** The raw report of an entry, or null where it is gone. */
  report(reportId: string): string | null {
    for (const entry of this.#entries.values()) if (entry.reportId === reportId) return entry.raw;
    return null;
  }

  /** Forgets all: whom to trust has changed. */
  clear(): void {
    this.#entries.clear();
    this.#reports = 0;
  }

  #remove(key: string): void {
    this.#reports -= this.#entries.get(key)?.raw.length ?? 0;
    this.#entries.delete(key);
  }
}
