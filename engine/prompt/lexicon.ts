import type { Meaning, Sense } from './meaning.ts';
import type { Entry } from './vocabulary/entry.ts';
import { modifiers } from './vocabulary/modifiers.ts';
import { particles, phrases } from './vocabulary/particles.ts';
import { sounds } from './vocabulary/sounds.ts';
import { things } from './vocabulary/things.ts';
import { folded, formsOf, type WordClass } from './words.ts';

interface Lexicon {
  readonly words: ReadonlyMap<string, Sense>;
  /** By their first word, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

interface Phrase {
  readonly words: readonly string[];
  readonly meanings: readonly Meaning[];
}

let built: Lexicon | undefined;

/** Every form of every word; built when first asked for. */
export function lexicon(): Lexicon {
  built ??= {
    words: buildWords([...particles, ...things, ...sounds, ...modifiers]),
    phrases: buildPhrases(),
  };
  return built;
}

/** Base forms first: an inflected form never takes another word's place ("flower" is no one who flows). */
function buildWords(entries: readonly Entry[]): Map<string, Sense> {
  const words = new Map<string, Sense>();
  for (const inflected of [false, true]) {
    for (const { meaning, hearing = null, words: byClass } of entries) {
      for (const [name, list] of Object.entries(byClass)) {
        const kind = name as WordClass;
        for (const base of list.split(' ').map(folded)) {
          const forms = formsOf(base, kind);
          for (const form of inflected ? forms.slice(1) : [base]) {
            if (words.has(form)) continue;
            words.set(form, {
              meaning,
              hearing,
              germanNoun: kind === 'de-noun',
              attributive:
                kind === 'de-adjective' ? form !== base : kind === 'en-adjective' && !form.endsWith('ly'),
            });
          }
        }
      }
    }
  }
  return words;
}

function buildPhrases(): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const [text, ...meanings] of phrases) {
    const words = text.split(' ').map(folded);
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { words, meanings }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

/** The phrase that begins at a word. */
export const phraseAt = (words: readonly string[], at: number): Phrase | null =>
  lexicon()
    .phrases.get(words[at] ?? '')
    ?.find((phrase) => phrase.words.every((word, i) => words[at + i] === word)) ?? null;

const shortestPart = 3;
const shortestHead = 4;
const links = ['', 's', 'n', 'en', 'es', 'e', 'er'];

/** The senses of a folded word: its own, or those of the parts of a compound; null = not understood. */
export function sensesOf(word: string): readonly Sense[] | null {
  const own = lexicon().words.get(word);
  return own ? [own] : compound(word);
}

/**
 * German compounds say at their end what they are: "Sommerwolken" are clouds. Where the end is a manner, a verb or
 * sound alone, the beginning says of what: "Kamerabewegung", "Wellenrauschen".
 */
function compound(word: string): readonly Sense[] | null {
  const { words } = lexicon();
  for (let at = shortestPart; at <= word.length - shortestHead; at++) {
    const head = words.get(word.slice(at));
    if (!head || head.meaning?.kind === 'filler') continue;
    const start = word.slice(0, at);
    const modifier = links
      .filter((link) => start.endsWith(link))
      .map((link) => words.get(start.slice(0, start.length - link.length)))
      .find((sense) => sense?.meaning?.kind === 'target' || sense?.hearing);
    const isThing = head.meaning?.kind === 'target' && head.germanNoun;
    if (isThing) return [head];
    const isMotion = head.meaning?.kind === 'motion' || head.meaning?.kind === 'verb';
    const isSound = head.hearing?.sound === 'any' && head.meaning === null;
    if (modifier && (isMotion || isSound)) return [modifier, head];
  }
  return null;
}
