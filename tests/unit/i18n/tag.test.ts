import { expect, it } from 'vitest';
import { tagOf } from '../../../lib/i18n/tag.ts';

it.each([
  ['en', 'en_GB', 'en-GB'],
  ['de', 'de_AT', 'de-AT'],
  ['de', 'de', 'de'],
  // Texts in a language that the browser does not speak.
  ['en', 'fr', 'en'],
  ['de', 'en_US', 'de'],
  ['en', 'enm', 'en'],
  // Texts that were laid before an update.
  ['', 'de', 'de'],
])('of %s texts in a browser of %s is %s', (texts, browser, tag) => {
  expect(tagOf(texts, browser)).toBe(tag);
});
