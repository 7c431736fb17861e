import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import { type Concept, patterns } from './concepts.ts';
import { givenNames } from './givenNames.ts';
import { type Word, wordsOf } from './normalise.ts';
import { type TextCategory, type TextDecision, type TextRule, textRules } from './rules.ts';

/** Version of the rules and lists: stands in the manifest of what was checked by them. */
export const textPolicyVersion = 1;

/** One thing a text stumbled over. */
export interface TextFinding {
  readonly category: TextCategory;
  readonly decision: TextDecision;
  /** As written, and where: UTF-16 units. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

export interface TextVerdict {
  readonly decision: 'allow' | TextDecision;
  /** In the order of the text, none twice for one place. */
  readonly findings: readonly TextFinding[];
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Words before a finding that turn it into its absence: "no blood", "ohne Waffen". */
const negations = new Set([
  'no',
  'not',
  'without',
  'never',
  'dont',
  'kein',
  'keine',
  'keinen',
  'ohne',
  'nicht',
  'nie',
]);

/**
 * Judges a prompt, English, German or both. It explains what it stumbled over; harmless look-alikes pass. It
 * reads words, not minds: what it misses, the checks of picture and video may catch.
 */
export function judgeText(text: string): TextVerdict {
  const words = wordsOf(text);
  const found = new Map<Concept, readonly Span[]>();
  const spansOf = (concept: Concept): readonly Span[] => {
    const known = found.get(concept) ?? occurrences(words, concept);
    found.set(concept, known);
    return known;
  };
  const findings = [
    ...textRules.flatMap((rule) =>
      apply(rule, words, spansOf).map((span) => findingOf(rule, span, words, text)),
    ),
    ...namesOf(words, spansOf, text),
    ...profanityOf(text, words),
  ];
  const kept = strictest(findings);
  const decision = kept.some((finding) => finding.decision === 'block')
    ? 'block'
    : kept.length > 0
      ? 'ask'
      : 'allow';
  return { decision, findings: kept };
}

/** Places where a concept is named. */
function occurrences(words: readonly Word[], concept: Concept): Span[] {
  const spans: Span[] = [];
  for (let first = 0; first < words.length; first++) {
    let longest = 0;
    for (const pattern of patterns[concept]) {
      const fits = pattern.every(({ text, prefix }, i) =>
        words[first + i]?.forms.some((form) => (prefix ? form.startsWith(text) : form === text)),
      );
      if (fits) longest = Math.max(longest, pattern.length);
    }
    if (longest > 0) spans.push({ first, last: first + longest - 1 });
  }
  return spans;
}

const overlap = (a: Span, b: Span) => a.first <= b.last && b.first <= a.last;
/** Words between two places. */
const between = (a: Span, b: Span) => Math.max(a.first - b.last, b.first - a.last) - 1;

function apply(
  rule: TextRule,
  words: readonly Word[],
  spansOf: (concept: Concept) => readonly Span[],
): Span[] {
  return spansOf(rule.about).filter((span) => {
    const near = (concept: Concept, reach: number) =>
      spansOf(concept).some((other) => !overlap(span, other) && between(span, other) <= reach);
    if ((rule.with ?? []).some((concept) => !near(concept, rule.reach ?? 5))) return false;
    if ((rule.unless ?? []).some((concept) => near(concept, 2))) return false;
    return !negated(words, span);
  });
}

const negated = (words: readonly Word[], { first }: Span) =>
  [1, 2].some((back) => {
    const before = words[first - back];
    return before?.forms.some((form) => negations.has(form));
  });

function findingOf(
  { category, decision }: Pick<TextRule, 'category' | 'decision'>,
  { first, last }: Span,
  words: readonly Word[],
  text: string,
): TextFinding {
  const { start } = words[first]!;
  const { end } = words[last]!;
  return { category, decision, words: text.slice(start, end), start, end };
}

/** Names of people: a given name and a capital word, or a title and one. */
function namesOf(
  words: readonly Word[],
  spansOf: (concept: Concept) => readonly Span[],
  text: string,
): TextFinding[] {
  const isGiven = ({ forms }: Word) => forms.some((form) => givenNames.has(form));
  const titles = new Set(spansOf('title').map(({ last }) => last));
  const germanTitles = new Set(spansOf('germanTitle').map(({ last }) => last));
  return words.flatMap((word, i) => {
    const next = words[i + 1];
    if (!next?.capital || next.opens) return [];
    // German writes every noun with a capital, so a German title counts with a given name alone.
    const named = (word.capital && isGiven(word)) || titles.has(i) || (germanTitles.has(i) && isGiven(next));
    if (!named) return [];
    return [findingOf({ category: 'real-person', decision: 'ask' }, { first: i, last: i + 1 }, words, text)];
  });
}

/** Words that the library takes for profanity and pictures are full of, or that a rule speaks of. */
const spokenFor = new Set(
  'cock ass arse tit pussy prick bitch spastic scat cum hooker dick jizz felch rape penis vagina boob retard anal'.split(
    ' ',
  ),
);
/** What may follow a profane word within one: anything else makes it another word, like "Penistone". */
const endings = /^(?:s|es|ed|ing|y|ty|head|hole|face|bag)?$/;

const profanity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

/** What the profanity library finds and no rule speaks of: the user is asked. */
function profanityOf(text: string, words: readonly Word[]): TextFinding[] {
  return profanity.getAllMatches(text, true).flatMap((match) => {
    const { startIndex, endIndex } = match;
    const first = words.findIndex(({ start, end }) => start <= startIndex && startIndex < end);
    const last = words.findIndex(({ start, end }) => start <= endIndex && endIndex < end);
    const { phraseMetadata } = englishDataset.getPayloadWithPhraseMetadata(match);
    if (first < 0 || last < 0 || spokenFor.has(phraseMetadata?.originalWord ?? '')) return [];
    if (
      words[first]!.start !== startIndex ||
      !endings.test(text.slice(endIndex + 1, words[last]!.end).toLowerCase())
    )
      return [];
    return [findingOf({ category: 'profane', decision: 'ask' }, { first, last }, words, text)];
  });
}

/** One finding a place: the strictest, then the longest. */
function strictest(findings: readonly TextFinding[]): TextFinding[] {
  const order = [...findings].sort(
    (a, b) =>
      Number(b.decision === 'block') - Number(a.decision === 'block') ||
      b.words.length - a.words.length ||
      a.start - b.start,
  );
  const kept: TextFinding[] = [];
  for (const finding of order) {
    if (!kept.some(({ start, end }) => start < finding.end && finding.start < end)) kept.push(finding);
  }
  return kept.sort((a, b) => a.start - b.start);
}
