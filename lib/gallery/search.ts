import type { Creation } from './creation.ts';

/** Letters without their marks, in lower case: "Müller" and "MULLER" are found alike. */
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** A page's address as people read it. */
function readable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/**
 * All that a creation can be found by: its title, its page, the words it was asked for with, and its date.
 * @param dateTexts the date as the user's language writes it, in as many ways as shall be found
 */
export function searchText(
  { title, page, options, createdAt }: Creation,
  dateTexts: (createdAt: number) => readonly string[],
): string {
  const parts = [title, page?.title, page && readable(page.url), options?.prompt, ...dateTexts(createdAt)];
  return folded(parts.filter((part) => part).join('\n'));
}

/** A test for texts of `searchText`: every word that was typed has to be in it, in any order. */
export function matcherOf(query: string): (text: string) => boolean {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return (text) => words.every((word) => text.includes(word));
}
