import { describe, expect, it } from 'vitest';
import { oldAfter, suggestCleanup } from '../../../lib/gallery/cleanup.ts';
import type { Creation } from '../../../lib/gallery/creation.ts';
import { matcherOf, searchText } from '../../../lib/gallery/search.ts';
import { allOf, extendedTo, nothingSelected, toggled, within } from '../../../lib/gallery/selection.ts';
import { type SortOrder, sorted } from '../../../lib/gallery/sort.ts';
import { exampleCreation } from './support.ts';

describe('the search', () => {
  const lake = exampleCreation({
    title: 'Zürichsee',
    page: { url: 'https://photos.example.org/caf%C3%A9', title: 'Swiss lakes' },
    options: { prompt: 'clouds drift left' },
  });
  const text = searchText(lake, () => ['22 November 2026', '2026-11-22']);
  const finds = (query: string) => matcherOf(query)(text);

  it.each([
    'zurich',
    'ZÜRICH',
    'lakes swiss',
    'photos.example',
    'café',
    'drift',
    'november 2026',
    '2026-11',
    '',
  ])('finds by "%s"', (query) => expect(finds(query)).toBe(true));

  it.each(['rhine', 'swiss december'])('does not find by "%s"', (query) => expect(finds(query)).toBe(false));

  it('takes records of before pages and wishes were kept', () => {
    const { page, options, ...early } = exampleCreation({ title: 'Early' });
    expect([page, options]).toEqual([null, {}]);
    expect(searchText(early, () => [])).toBe('early');
  });

  it('takes an address that cannot be read', () => {
    const odd = exampleCreation({ page: { url: 'https://example.org/%E0%A4%A', title: '' } });
    expect(matcherOf('example')(searchText(odd, () => []))).toBe(true);
  });
});

describe('the orders', () => {
  const all = [
    exampleCreation({ title: 'lake 10', createdAt: 3, seconds: 2, bytes: 30 }),
    exampleCreation({ title: 'Ähre', createdAt: 1, seconds: 9, bytes: 20 }),
    exampleCreation({ title: 'Lake 2', createdAt: 2, seconds: 2, bytes: 40 }),
  ];
  it.each<[SortOrder, number[]]>([
    ['newest', [3, 2, 1]],
    ['oldest', [1, 2, 3]],
    ['longest', [1, 3, 2]],
    ['largest', [2, 3, 1]],
    ['title', [1, 2, 3]],
  ])('%s', (order, times) => {
    expect(sorted(all, order, 'de').map(({ createdAt }) => createdAt)).toEqual(times);
  });
});

describe('a selection', () => {
  const order = ['a', 'b', 'c', 'd', 'e'];
  const chosen = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort().join('');

  it('takes one and lets go of it', () => {
    const one = toggled(nothingSelected, 'b');
    expect(chosen(one)).toBe('b');
    expect(chosen(toggled(one, 'b'))).toBe('');
  });

  it('extends from where it began, either way', () => {
    const one = toggled(nothingSelected, 'c');
    const down = extendedTo(one, order, 'e');
    expect(chosen(down)).toBe('cde');
    expect(chosen(extendedTo(down, order, 'b'))).toBe('bcde');
  });

  it('begins where Shift comes first, or where the anchor is gone', () => {
    expect(chosen(extendedTo(nothingSelected, order, 'd'))).toBe('d');
    expect(chosen(extendedTo(toggled(nothingSelected, 'x'), order, 'd'))).toBe('dx');
    expect(extendedTo(nothingSelected, order, 'x')).toBe(nothingSelected);
  });

  it('takes all, and lets go of what is no longer there', () => {
    const all = allOf(toggled(nothingSelected, 'a'), order);
    expect(chosen(all)).toBe('abcde');
    const fewer = within(all, ['b', 'd']);
    expect(chosen(fewer)).toBe('bd');
    expect(fewer.anchor).toBeNull();
    expect(within(fewer, order)).toBe(fewer);
  });
});

describe('suggestions for cleaning up', () => {
  const now = 10 * oldAfter;
  const recent = (changes: Partial<Creation> = {}) => exampleCreation({ createdAt: now, ...changes });

  it('are none in a small, new gallery', () => {
    expect(suggestCleanup([recent(), recent()], now)).toEqual([]);
  });

  it('name what was saved, what is old and what is large', () => {
    const saved = recent({ savedAt: 5, bytes: 7 });
    const old = exampleCreation({ createdAt: now - oldAfter - 1, bytes: 9 });
    const large = Array.from({ length: 11 }, (_, i) => recent({ bytes: 3_000_000 + i }));
    const suggestions = suggestCleanup([saved, old, ...large], now);
    expect(suggestions.map(({ kind, ids, bytes }) => [kind, ids.length, bytes])).toEqual([
      ['saved', 1, 7],
      ['old', 1, 9],
      ['largest', 10, 30_000_055],
    ]);
    expect(suggestions[2]!.ids).not.toContain(large[0]!.id);
  });
});
