import type { Hearing, Meaning } from '../meaning.ts';
import type { WordClass } from '../words.ts';

/** Base forms of one meaning, by how they are inflected; words are separated by spaces. */
export interface Entry {
  readonly meaning: Meaning | null;
  readonly hearing?: Hearing;
  readonly words: Readonly<Partial<Record<WordClass, string>>>;
}
