import { resolve } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, it } from 'vitest';
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

  it('have a sentence and an action for every error, and a name for every stage', () => {
    for (const code of errorCodes) {
      const key = code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      expect(english.has(`errors.${key}.sentence`) && english.has(`errors.${key}.action`)).toBe(true);
    }
    for (const stage of jobStages) expect(english.has(`stages.${stage}`)).toBe(true);
  });
});
