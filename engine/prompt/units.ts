import { phraseAt, sensesOf } from './lexicon.ts';
import type { Hearing, Meaning } from './meaning.ts';
import { folded } from './words.ts';

/** One word, or several that mean something together, as they stand in the text. */
export interface Unit {
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly meanings: readonly Meaning[];
  readonly hearings: readonly Hearing[];
  readonly understood: boolean;
  readonly attributive: boolean;
  /** What parts it from the word before. */
  readonly parted: 'no' | 'clause' | 'sentence';
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly parted: Unit['parted'];
}

const pieces = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+|[&+]|[.!?;\n…]|[,:–—()/]/gu;

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let parted: Unit['parted'] = 'no';
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (/[.!?;\n…]/.test(piece)) parted = 'sentence';
    else if (/[,:–—()/]/.test(piece)) parted = parted === 'sentence' ? 'sentence' : 'clause';
    else {
      words.push({ text: piece, start: index, end: index + piece.length, parted });
      parted = 'no';
    }
  }
  return words;
}

/** Reads a text word by word, phrases first. */
export function unitsOf(text: string): Unit[] {
  const words = wordsOf(text);
  const plain = words.map((word) => (/[&+]/.test(word.text) ? 'and' : folded(word.text)));
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    const { start, parted } = words[at]!;
    const next = words.findIndex((word, i) => i > at && word.parted !== 'no');
    const known = phraseAt(next < 0 ? plain : plain.slice(0, next), at);
    const length = known?.words.length ?? 1;
    const end = words[at + length - 1]!.end;
    const senses = known ? null : sensesOf(plain[at]!);
    units.push({
      start,
      end,
      text: text.slice(start, end),
      parted,
      understood: known !== null || senses !== null,
      meanings: known ? known.meanings : (senses ?? []).flatMap(({ meaning }) => meaning ?? []),
      hearings: (senses ?? []).flatMap(({ hearing }) => hearing ?? []),
      attributive: senses?.some((sense) => sense.attributive) ?? false,
    });
    at += length;
  }
  return units.map((unit, i) => ambiguous(unit, units[i - 1], units[i + 1]));
}

const isJoint = (unit: Unit) => unit.meanings.some(({ kind }) => kind === 'and' || kind === 'but');
const isTarget = (unit: Unit | undefined) => unit?.meanings.some(({ kind }) => kind === 'target') ?? false;
const english = /^(i|to|we|can|me|us|you|the|how|a|it|my|this)$/;

/** Words that mean different things by what stands beside them. */
function ambiguous(unit: Unit, before: Unit | undefined, after: Unit | undefined): Unit {
  const word = folded(unit.text);
  // "a light breeze", "light waves"
  if (word === 'light' && after?.parted === 'no' && isTarget(after) && !isTarget(before)) {
    return { ...unit, meanings: [{ kind: 'measure', amount: 0.5 }], attributive: true };
  }
  // "camera off", "Ton aus"
  if ((word === 'off' || word === 'aus') && (after?.parted !== 'no' || isJoint(after))) {
    return { ...unit, meanings: [{ kind: 'still' }] };
  }
  // "let me see the waves"
  if (
    word === 'see' &&
    unit.text !== 'See' &&
    (english.test(folded(before?.text ?? '')) || english.test(folded(after?.text ?? '')))
  ) {
    return { ...unit, meanings: [{ kind: 'filler' }], hearings: [] };
  }
  return unit;
}
