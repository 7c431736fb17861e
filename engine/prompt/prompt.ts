import { isOnlyHeard, type SoundWishes, SoundWishList, type SoundWord, soundOf } from './soundWishes.ts';
import { meaningOf, type Subject, subjects } from './vocabulary.ts';

/** What a prompt wants of one subject; null = the plan decides. */
export interface Wish {
  readonly moves: boolean | null;
  /** Radians: 0 = to the right, π/2 = down. */
  readonly heading: number | null;
  /** Factor on speed, 1 = as planned. */
  readonly pace: number;
}

export interface PromptDirectives {
  readonly wishes: Readonly<Record<Subject, Wish>>;
  readonly sound: SoundWishes;
  /** Words that were not understood, for people to see: nothing is dropped in silence. */
  readonly ignored: readonly string[];
}

const asPlanned: Wish = { moves: null, heading: null, pace: 1 };

/**
 * Reads wishes out of a few words in English or German, clause by clause: "clouds drift slowly to the left, no
 * camera", "nur das Wasser, schnell". A clause that names nothing speaks of everything.
 */
export function readPrompt(text: string): PromptDirectives {
  const wishes = Object.fromEntries(subjects.map((name) => [name, asPlanned])) as Record<Subject, Wish>;
  const heard = new SoundWishList();
  const ignored: string[] = [];
  for (const clause of text
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[,;.!?\n]+|\b(?:and|but|und|aber)\b/)) {
    const named = new Set<Subject>();
    const wish = { heading: null as number | null, pace: 1, negated: false, only: false, said: false };
    const sounds: SoundWord[] = [];
    for (const word of clause.match(/\p{L}+/gu) ?? []) {
      const sound = soundOf(word);
      if (sound) sounds.push(sound);
      const meaning = sound && isOnlyHeard(word, sound) ? 'filler' : meaningOf(word);
      if (meaning === null && !sound) ignored.push(word);
      if (meaning === null || meaning === 'filler') continue;
      wish.said = true;
      if (meaning.kind === 'subject') named.add(meaning.subject);
      else if (meaning.kind === 'heading') wish.heading = meaning.heading;
      else if (meaning.kind === 'pace') wish.pace = meaning.pace;
      else if (meaning.kind === 'negation') wish.negated = true;
      else wish.only = true;
    }
    heard.add(sounds, wish.negated);
    // A clause that names sounds alone says nothing of motion.
    if (!wish.said || (sounds.length > 0 && named.size === 0)) continue;
    if (wish.only) for (const other of subjects) wishes[other] = { ...wishes[other], moves: false };
    for (const subject of named.size > 0 ? named : subjects) {
      const before = wishes[subject];
      wishes[subject] = {
        moves: wish.negated ? false : named.size > 0 ? true : before.moves,
        heading: wish.heading ?? before.heading,
        pace: before.pace * wish.pace,
      };
    }
  }
  return { wishes, sound: heard.wishes(), ignored };
}
