import { i18n } from '#i18n';
import { type Creation, isAudible } from '../../../lib/gallery/creation.ts';
import { titleText } from '../../../ui/jobText.ts';
import { secondsText } from '../../../ui/numbers.ts';

/** Who signed a creation, as read back from its file. */
export function signatureText({ credentials: { signer } }: Creation): string {
  return signer ? i18n.t('gallery.signedBy', [signer]) : i18n.t('gallery.signed');
}

/** What assistive technology calls a creation's poster: what it is, how long, and whether it sounds. */
export function posterText(creation: Creation): string {
  const facts = [
    i18n.t('gallery.play', [titleText(creation.title)]),
    i18n.t('aiGenerated'),
    secondsText(creation.seconds, 1),
  ];
  if (isAudible(creation.report)) facts.push(i18n.t('gallery.withSound'));
  return facts.join(', ');
}

/** The page a creation's picture came from, by its site. */
export const siteOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

/** What was deleted, in words. */
export function deletedText(deleted: readonly Creation[]): string {
  const [only] = deleted;
  return deleted.length === 1 && only
    ? i18n.t('gallery.deleted', [titleText(only.title)])
    : i18n.t('gallery.deletedMany', deleted.length);
}
