import * as v from 'valibot';
import { isPrivateHost } from './fetch/address.ts';

/** At most so many characters, and so many contacts of a signer. */
const maxLength = 500;
export const maxContacts = 4;

/** One plain address (RFC 5321, 4.1.2, without quoting): nothing in it can add recipients or text to a mail. */
const mail = /^[a-z0-9][a-z0-9._+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/**
 * Where somebody can be reached, from a stranger's text: `mailto:` with one address, or an http(s) address in
 * the public network, without credentials. Null where it is neither.
 */
export function contactOf(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > maxLength) return null;
  const trimmed = text.trim();
  const address = trimmed.replace(/^mailto:/i, '');
  if (mail.test(address)) return `mailto:${address}`;
  const url = URL.parse(trimmed);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return isPrivateHost(url.hostname) || url.href.length > maxLength ? null : url.href;
}

/** Contacts as they are handed on: see `contactOf`. */
export const contactsSchema = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.check((text) => contactOf(text) === text, 'no contact'),
    ),
  ),
  v.maxLength(maxContacts),
);

/** Those of the texts that are contacts, in their order, without repeats. */
export const contactsIn = (texts: Iterable<unknown>): string[] =>
  [...new Set([...texts].flatMap((text) => contactOf(text) ?? []))].slice(0, maxContacts);
