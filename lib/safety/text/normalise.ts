import { resolveConfusablesTransformer, resolveLeetSpeakTransformer } from 'obscenity';

/** A word of a text, as it reads once disguises are off. */
export interface Word {
  /** Lower case, plain Latin letters: `ä` is `a`, `ß` is `ss`. First as written, then with digits and signs read as letters. */
  readonly forms: readonly string[];
  /** Where it stands in the text, UTF-16 units; a word of spaced letters spans them all. */
  readonly start: number;
  readonly end: number;
  /** Begins with a capital letter. */
  readonly capital: boolean;
  /** A sentence or a clause begins here. */
  readonly opens: boolean;
}

/** Zero-width and joining characters, variation selectors, soft hyphens, direction marks. */
const invisible = /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164]/u;
const clauseEnd = /[.!?;:\n]/;
/** Signs that stand for letters within a word. */
const wordCharacter = /[\p{L}\p{N}@$!|€]/u;

const confusables = resolveConfusablesTransformer();
const leetSpeak = resolveLeetSpeakTransformer();

/** A code point's look-alike among the Latin letters and digits. */
function mapped(container: ReturnType<typeof resolveConfusablesTransformer>, character: string): string {
  const code = container.transform(character.codePointAt(0)!);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Plain Latin letters, lower case. */
export function fold(text: string): string {
  let out = '';
  for (const character of text.normalize('NFKD')) {
    if (invisible.test(character)) continue;
    const lower = character.toLowerCase();
    if (lower === 'ß') out += 'ss';
    else if (lower === 'ı') out += 'i';
    else out += mapped(confusables, lower).normalize('NFKD').toLowerCase();
  }
  return out;
}

const leet = (folded: string) => [...folded].map((character) => mapped(leetSpeak, character)).join('');
const collapsed = (word: string) => word.replace(/(\p{L})\1+/gu, '$1');

/** Words of a text with their disguises off: look-alike letters, leetspeak, zero-width signs, s p a c i n g. */
export function wordsOf(text: string): Word[] {
  return joinSpacedLetters(split(text)).map(({ raw, ...place }) => {
    const folded = fold(raw).replace(/[^\p{L}\p{N}]+$/u, '');
    const plain = leet(fold(raw)).replace(/\P{L}/gu, '');
    return { ...place, forms: [...new Set([folded, plain, collapsed(plain)])].filter(Boolean) };
  });
}

type Piece = Omit<Word, 'forms'> & { readonly raw: string };

function split(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = -1;
  let opens = true;
  let index = 0;
  const close = (end: number) => {
    if (start < 0) return;
    const raw = text.slice(start, end);
    pieces.push({ raw, start, end, capital: /^\p{Lu}/u.test(raw), opens });
    opens = false;
    start = -1;
  };
  for (const character of text) {
    if (wordCharacter.test(character)) {
      if (start < 0) start = index;
    } else if (!invisible.test(character) || start < 0) {
      close(index);
      if (clauseEnd.test(character)) opens = true;
    }
    index += character.length;
  }
  close(text.length);
  return pieces;
}

/** Three or more single letters in a row are one word: "s e x", "n.a.c.k.t". */
function joinSpacedLetters(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    let end = i;
    while (end < pieces.length && [...pieces[end]!.raw].length === 1) end++;
    if (end - i >= 3) {
      const run = pieces.slice(i, end);
      out.push({ ...run[0]!, raw: run.map(({ raw }) => raw).join(''), end: run.at(-1)!.end });
      i = end;
    } else {
      out.push(pieces[i]!);
      i++;
    }
  }
  return out;
}
