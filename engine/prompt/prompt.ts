import { clausesOf } from './clauses.ts';
import type { Intent, IntentSpan } from './intents.ts';
import { intentsOf } from './intentsOf.ts';
import type { Subject } from './targets.ts';
import { unitsOf } from './units.ts';
import { type SoundWishes, soundWishesOf, type Wish, wishesOf } from './wishes.ts';

export type { SoundWishes, Wish } from './wishes.ts';

export interface PromptReading {
  /** What was understood, in the order of the text: where two contradict, the later holds. */
  readonly intents: readonly Intent[];
  /** Where it stands, in the order of the text. */
  readonly understood: readonly IntentSpan[];
  /** Words that were not understood, for people to see: nothing is dropped in silence. */
  readonly ignored: readonly string[];
}

export interface PromptDirectives extends PromptReading {
  readonly wishes: Readonly<Record<Subject, Wish>>;
  readonly sound: SoundWishes;
}

/**
 * Reads wishes out of a few words in English or German or both: "clouds drift slowly to the left, but keep the face
 * still", "nur das Wasser, schnell". The grammar is in `docs/prompt.md`.
 */
export function readPrompt(text: string): PromptDirectives {
  const units = unitsOf(text);
  const { intents, owners, ignored } = intentsOf(units, clausesOf(units));
  return {
    intents,
    understood: owners.flatMap((owned, at) =>
      [...owned]
        .sort((a, b) => a - b)
        .map((intent) => ({ start: units[at]!.start, end: units[at]!.end, intent })),
    ),
    ignored,
    wishes: wishesOf(intents),
    sound: soundWishesOf(intents),
  };
}
