import { bytesOf, type Creation } from './creation.ts';

/** Creations older than this are offered for removal, in milliseconds. */
export const oldAfter = 30 * 24 * 3_600_000;
/** The largest are offered from so many bytes together on. */
const worthwhile = 20_000_000;
/** How many count as the largest. */
const few = 10;

/** Some creations that could go, and what that would free. */
export interface CleanupSuggestion {
  /** `saved`: they were downloaded, so that a copy is elsewhere. */
  readonly kind: 'saved' | 'old' | 'largest';
  readonly ids: readonly string[];
  readonly bytes: number;
}

const sum = (creations: readonly Creation[]) =>
  creations.reduce((total, creation) => total + bytesOf(creation), 0);

const suggestion = (kind: CleanupSuggestion['kind'], creations: readonly Creation[]): CleanupSuggestion => ({
  kind,
  ids: creations.map(({ id }) => id),
  bytes: sum(creations),
});

/**
 * What could be deleted for room, the least painful first. One creation may be in several suggestions.
 * @param now milliseconds since the epoch
 */
export function suggestCleanup(creations: readonly Creation[], now: number): CleanupSuggestion[] {
  const largest = [...creations].sort((a, b) => bytesOf(b) - bytesOf(a)).slice(0, few);
  return [
    suggestion(
      'saved',
      creations.filter(({ savedAt }) => savedAt !== undefined),
    ),
    suggestion(
      'old',
      creations.filter(({ createdAt }) => createdAt < now - oldAfter),
    ),
    suggestion('largest', creations.length > few && sum(largest) >= worthwhile ? largest : []),
  ].filter(({ ids }) => ids.length > 0);
}
