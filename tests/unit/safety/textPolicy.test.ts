import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold, wordsOf } from '../../../lib/safety/text/normalise.ts';
import { judgeText } from '../../../lib/safety/text/textPolicy.ts';

const table = (language: string) =>
  readFileSync(new URL(`../../fixtures/prompts/${language}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [verdict = '', prompt = ''] = line.split(' | ');
      const [decision = '', category] = verdict.split(' ');
      return { decision, category, prompt };
    });

describe.each(['en', 'de'])('prompts in %s', (language) => {
  const rows = table(language);

  it('are three hundred at least, of every kind', () => {
    expect(rows.length).toBeGreaterThanOrEqual(300);
    expect(new Set(rows.map(({ decision }) => decision))).toEqual(new Set(['allow', 'ask', 'block']));
  });

  it.each(rows)('$decision $category: $prompt', ({ decision, category, prompt }) => {
    const verdict = judgeText(prompt);
    const found = verdict.findings.map(
      (finding) => `${finding.decision} ${finding.category}: ${finding.words}`,
    );
    expect(verdict.decision, found.join('; ')).toBe(decision);
    if (category) {
      expect(
        verdict.findings.some((finding) => finding.category === category && finding.decision === decision),
        found.join('; '),
      ).toBe(true);
    } else expect(found).toEqual([]);
  });
});

describe('what a verdict tells', () => {
  it('names the words it stumbled over, where they stand, and each place once', () => {
    const text = 'clouds drift, then s.e.x and blood';
    const { findings } = judgeText(text);
    expect(findings.map(({ words, category }) => [words, category])).toEqual([
      ['s.e.x', 'sexual'],
      ['blood', 'violent'],
    ]);
    for (const { words, start, end } of findings) expect(text.slice(start, end)).toBe(words);
  });

  it('has nothing to say of an empty text', () => {
    expect(judgeText('')).toEqual({ decision: 'allow', findings: [] });
    expect(judgeText(' \u200b\n ')).toEqual({ decision: 'allow', findings: [] });
  });

  it('reads a text of five hundred characters in a moment, whatever is in it', () => {
    const hostile = ['a '.repeat(250), '$'.repeat(500), 'ａ\u0301'.repeat(160), 'sex'.repeat(166)];
    for (const text of hostile) expect(() => judgeText(text)).not.toThrow();
  });
});

describe('disguises', () => {
  it.each([
    ['ѕеx', 'sex'],
    ['ＮＵＤＥ', 'nude'],
    ['nü\u0308de', 'nude'],
    ['Straße', 'strasse'],
    ['nu\u200bde', 'nude'],
  ])('%s reads %s', (written, plain) => {
    expect(fold(written)).toBe(plain);
  });

  it('joins spaced letters into one word and leaves short words alone', () => {
    expect(wordsOf('I see a s e a').map(({ forms }) => forms[0])).toEqual(['i', 'see', 'asea']);
    expect(wordsOf('a b cat').map(({ forms }) => forms[0])).toEqual(['a', 'b', 'cat']);
  });
});
