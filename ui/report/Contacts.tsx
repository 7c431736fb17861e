import { i18n } from '#i18n';

/** What a contact is called: the address itself. */
const nameOf = (contact: string) => contact.replace(/^mailto:/, '');

/** Subject and text go along in a mail. Both are cut: programs take addresses of a few thousand characters. */
const withText = (contact: string, subject: string, body: string) =>
  contact.startsWith('mailto:')
    ? `${contact}?subject=${encodeURIComponent(subject.slice(0, 200))}&body=${encodeURIComponent(body.slice(0, 1200))}`
    : contact;

/** Ways to reach the signer, each with its address in sight: it comes from the file. */
export function Contacts({
  contacts,
  subject,
  body,
}: {
  readonly contacts: readonly string[];
  readonly subject: string;
  readonly body: string;
}) {
  return contacts.map((contact) => (
    <li key={contact}>
      <a href={withText(contact, subject, body)} target="_blank" rel="noreferrer">
        {i18n.t('report.next.contact', [nameOf(contact)])}
      </a>
    </li>
  ));
}
