import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPrompt } from '../../../../engine/prompt/prompt.ts';
import { withoutIntent } from '../../../../engine/prompt/withoutIntent.ts';
import { intentSummary, readingSummary } from './summary.ts';

const table = (language: 'en' | 'de') =>
  readFileSync(resolve(import.meta.dirname, '../../../fixtures/prompts', `intents-${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' | ') as [prompt: string, expected: string]);

describe.each(['en', 'de'] as const)('the prompts of %s', (language) => {
  const rows = table(language);

  it('are many', () => expect(new Set(rows.map(([prompt]) => prompt)).size).toBeGreaterThanOrEqual(150));

  it.each(rows)('%s', (prompt, expected) => {
    expect(readingSummary(readPrompt(prompt))).toBe(expected);
  });

  it.each(rows)('%s: the spans of each intent hold words of it, in order', (prompt) => {
    const { intents, understood } = readPrompt(prompt);
    for (const { start, end, intent } of understood) {
      expect(prompt.slice(start, end)).toMatch(/^[\p{L}\p{M}][\p{L}\p{M}\s'’&]*$/u);
      expect(intents[intent]).toBeDefined();
    }
    expect(understood.map(({ start }) => start)).toEqual(
      understood.map(({ start }) => start).toSorted((a, b) => a - b),
    );
    intents.forEach((_, index) => {
      expect(understood.some(({ intent }) => intent === index)).toBe(true);
    });
  });

  it.each(rows)('%s: taking one intent away leaves the others', (prompt) => {
    const { intents } = readPrompt(prompt);
    const said = intents.map(intentSummary);
    intents.forEach((_, index) => {
      const left = readPrompt(withoutIntent(prompt, index)).intents.map(intentSummary);
      const others = said.toSpliced(index, 1);
      // An exception goes with what it is an exception from.
      const isWhole = /^everything/.test(said[index]!) && /\b(but|except|außer|bis auf)\b/.test(prompt);
      expect(left).toEqual(isWhole && left.length === 0 ? [] : others);
    });
  });
});

describe('every prompt', () => {
  const all = [...table('en'), ...table('de')].map(([prompt]) => prompt);

  it('is read the same in capitals, without umlauts and with accents taken apart', () => {
    const plain = (text: string) =>
      text.replace(
        /[äöüÄÖÜß]/g,
        (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' })[letter]!,
      );
    for (const prompt of all) {
      const expected = readPrompt(prompt).intents.map(intentSummary);
      expect(readPrompt(plain(prompt)).intents.map(intentSummary), plain(prompt)).toEqual(expected);
      expect(readPrompt(prompt.normalize('NFD')).intents.map(intentSummary), prompt).toEqual(expected);
      // "See" is a lake, "see" may be what eyes do.
      if (!/\bsee\b/i.test(prompt)) {
        expect(readPrompt(prompt.toUpperCase()).intents.map(intentSummary), prompt).toEqual(expected);
      }
    }
  });

  it('is read whatever it is: nonsense, signs, other alphabets, very long, words in any order', () => {
    const words = all.join(' ').split(/\s+/);
    for (let round = 0; round < 200; round++) {
      const some = Array.from(
        { length: 12 },
        (_, i) => words[(round * 37 + i * i * 53 + i * 7) % words.length]!,
      );
      const text = some.join(round % 3 === 0 ? ', ' : ' ');
      const { intents } = readPrompt(text);
      intents.forEach((_, index) => {
        expect(withoutIntent(text, index).length).toBeLessThanOrEqual(text.length + ' and '.length);
      });
    }
    for (const text of [
      '',
      ' ',
      '…',
      ',,,',
      'und und und',
      'no no no',
      '🌊🌊',
      'волны',
      'x'.repeat(500),
      'not '.repeat(120),
    ]) {
      expect(readPrompt(text).intents.length).toBeLessThan(5);
    }
  });
});
