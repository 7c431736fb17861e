import { bytesOf, type Creation } from './creation.ts';

/** The orders that a gallery can be looked at in. */
export const sortOrders = ['newest', 'oldest', 'longest', 'largest', 'title'] as const;
export type SortOrder = (typeof sortOrders)[number];

type Comparison = (a: Creation, b: Creation) => number;

const newest: Comparison = (a, b) => b.createdAt - a.createdAt;

/**
 * Creations in another order; equal ones the newest first.
 * @param language that titles are compared in, e.g. `de`
 */
export function sorted(creations: readonly Creation[], order: SortOrder, language: string): Creation[] {
  const titles = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const by: Readonly<Record<SortOrder, Comparison>> = {
    newest,
    oldest: (a, b) => a.createdAt - b.createdAt,
    longest: (a, b) => b.seconds - a.seconds,
    largest: (a, b) => bytesOf(b) - bytesOf(a),
    title: (a, b) => titles.compare(a.title, b.title),
  };
  return [...creations].sort((a, b) => by[order](a, b) || newest(a, b));
}
