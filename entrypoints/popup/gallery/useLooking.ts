import { useMemo, useState } from 'preact/hooks';
import type { Creation } from '../../../lib/gallery/creation.ts';
import { matcherOf, searchText } from '../../../lib/gallery/search.ts';
import { type SortOrder, sorted } from '../../../lib/gallery/sort.ts';
import { dateTexts } from '../../../ui/dateText.ts';
import { language } from '../../../ui/numbers.ts';

/** How the user looks at the gallery. */
export interface Looking {
  readonly query: string;
  readonly order: SortOrder;
  /** What is to be seen, in its order. */
  readonly seen: readonly Creation[];
  readonly search: (query: string) => void;
  readonly sort: (order: SortOrder) => void;
}

/** Put together once for each record, at the first search. */
const texts = new WeakMap<Creation, string>();

function textOf(creation: Creation): string {
  let text = texts.get(creation);
  if (text === undefined) {
    text = searchText(creation, dateTexts);
    texts.set(creation, text);
  }
  return text;
}

/** Search and order over all creations. */
export function useLooking(creations: readonly Creation[]): Looking {
  const [query, search] = useState('');
  const [order, sort] = useState<SortOrder>('newest');
  const seen = useMemo(() => {
    const matches = matcherOf(query);
    const found = query.trim() ? creations.filter((creation) => matches(textOf(creation))) : creations;
    return order === 'newest' ? found : sorted(found, order, language());
  }, [creations, query, order]);
  return { query, order, seen, search, sort };
}
