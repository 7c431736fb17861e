import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
import { sceneNoteCodes } from '../../engine/contracts.ts';
import { errorCodes } from '../../lib/errors.ts';
import { jobStages } from '../../lib/jobs/job.ts';

/** Every message of a language by key, its plural forms joined. */
async function messages(language: string): Promise<Map<string, string>> {
  const parsed = await parseMessagesFile(resolve(import.meta.dirname, '../../locales', `${language}.yml`));
  return new Map(
    parsed.map((message) => {
      const text = 'plurals' in message ? Object.values(message.plurals).join(' | ') : message.message;
      return [message.key.join('.'), text ?? ''];
    }),
  );
}

const places = (text: string) => [...new Set(text.match(/\$\d/g) ?? [])].sort();
const english = await messages('en');
const german = await messages('de');

describe('the languages', () => {
  it('say the same things', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english])('%s has its words and takes the same values in both', (key, text) => {
    expect(text.trim()).not.toBe('');
    expect(german.get(key)?.trim()).not.toBe('');
    expect(places(german.get(key) ?? '')).toEqual(places(text));
  });

  it('have a sentence and an action for every error, words for every note, and a name for every stage', () => {
    for (const code of errorCodes) {
      const key = code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(english.has(`errors.${key}.sentence`) && english.has(`errors.${key}.action`)).toBe(true);
    }
    for (const code of sceneNoteCodes) {
      const key = code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(english.get(`notes.${key}`)).toContain('$1');
    }
    for (const stage of jobStages) expect(english.has(`stages.${stage}`)).toBe(true);
  });
});

const root = resolve(import.meta.dirname, '../..');
const sources = ['entrypoints', 'ui', 'lib', 'wxt.config.ts'].flatMap((path) =>
  path.endsWith('.ts')
    ? [readFileSync(resolve(root, path), 'utf8')]
    : readdirSync(resolve(root, path), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => readFileSync(resolve(root, path, file), 'utf8')),
);

/** Keys that stand in the sources as they are, and the beginnings of those that are put together there. */
function mentioned(): { whole: Set<string>; patterns: RegExp[] } {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  for (const source of sources) {
    for (const [, key] of source.matchAll(/['"]([a-zA-Z][\w.]*)['"]/g)) whole.add(key!);
    for (const [, key] of source.matchAll(/__MSG_(\w+)__/g)) whole.add(key!);
    for (const [, template] of source.matchAll(/`([a-zA-Z][\w.]*\.\$\{[^`]*)`/g)) {
      const parts = template!.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
      patterns.push(new RegExp(`^${parts.join('\\w+')}$`));
    }
  }
  return { whole, patterns };
}

describe('the keys', () => {
  const { whole, patterns } = mentioned();

  it('are all used', () => {
    const unused = [...english.keys()].filter(
      (key) => !key.startsWith('@@') && !whole.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('that the sources ask for all exist', () => {
    const asked = sources.flatMap((source) =>
      [...source.matchAll(/i18n\.t\(\s*'([^']+)'/g)].map(([, key]) => key!),
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((key) => !english.has(key) && !key.startsWith('@@'))).toEqual([]);
  });
});
