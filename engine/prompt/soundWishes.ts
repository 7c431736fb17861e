import type { SoundKind } from '../sound/soundPlan.ts';

/** What a prompt wants to hear. */
export interface SoundWishes {
  /** No sound at all. */
  readonly silent: boolean;
  readonly wanted: readonly SoundKind[];
  readonly unwanted: readonly SoundKind[];
}

/** Stems by what they sound like, English and German, lower case. `any` speaks of sound itself. */
const stems: readonly (readonly [SoundKind | 'any' | 'silence', string])[] = [
  ['silence', 'silent silently mute muted soundless stumm lautlos tonlos geräuschlos'],
  ['any', 'sound sounds audio noise hear ton töne geräusch klang klänge hören'],
  ['surf', 'surf seasound wavesound wellenrausch meeresrausch brandung'],
  ['lake', 'lapping'],
  ['stream', 'brook babbl murmur bach bächlein plätscher'],
  ['waterfall', 'waterfall cascade wasserfall wasserfäll'],
  ['wind', 'wind breeze brise'],
  ['leaves', 'rustl blätterrausch blätterrauschen laubrausch rascheln'],
  ['rain', 'rain drizzle regen niesel'],
  ['insects', 'cricket cicada insect grille grillen zikade insekt'],
  ['birds', 'bird birdsong vogel vögel zwitscher'],
  ['fire', 'fire campfire crackl feuer knister kamin'],
  ['city', 'traffic verkehr stadtgeräusch straßenlärm stadtlärm'],
  ['pad', 'music musik'],
];
/** Stems that sit inside German compounds ("Regengeräusch") or say by themselves that something is heard. */
const onlyHeard =
  /rausch|geräusch|zwitscher|knister|plätscher|sound|lärm|music|musik|hear|hör|^ton$|^töne$|klang|klänge/;

export type SoundWord = SoundKind | 'any' | 'silence';

/** What one lower-case word has to do with sound; null = nothing. The longest stem wins. */
export function soundOf(word: string): SoundWord | null {
  let best: SoundWord | null = null;
  let longest = 0;
  for (const [kind, list] of stems) {
    for (const stem of list.split(' ')) {
      const fits = stem.length < 5 ? word === stem || word === `${stem}s` : word.startsWith(stem);
      if (fits && stem.length > longest) {
        best = kind;
        longest = stem.length;
      }
    }
  }
  return best;
}

/** Whether a word speaks of sound alone, so that nothing is to move because of it. */
export const isOnlyHeard = (word: string, sound: SoundWord) =>
  sound === 'any' || sound === 'silence' || onlyHeard.test(word);

/** Collects wishes, clause by clause. */
export class SoundWishList {
  #silent = false;
  readonly #wanted = new Set<SoundKind>();
  readonly #unwanted = new Set<SoundKind>();

  add(words: readonly SoundWord[], negated: boolean): void {
    const kinds = words.filter((word) => word !== 'any' && word !== 'silence');
    if (words.includes('silence')) this.#silent = !negated;
    else if (words.includes('any') && kinds.length === 0) this.#silent = negated;
    for (const kind of kinds) (negated ? this.#unwanted : this.#wanted).add(kind);
  }

  wishes(): SoundWishes {
    return { silent: this.#silent, wanted: [...this.#wanted], unwanted: [...this.#unwanted] };
  }
}
