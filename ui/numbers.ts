import { i18n } from '#i18n';
import { tagOf } from '../lib/i18n/tag.ts';
import { formats } from './formats.ts';

/** The language of the texts, as Intl names it. */
export const language = () => tagOf(i18n.t('language'), i18n.t('@@ui_locale'));

const formatOf = formats<Intl.NumberFormatOptions, Intl.NumberFormat>(
  (tag, options) => new Intl.NumberFormat(tag, options),
);

/** A number of bytes, in the unit that suits it. */
export function bytesText(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return formatOf(language(), {
    style: 'unit',
    unit: units[power]!,
    maximumFractionDigits: power < 2 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}

/** A length of time in seconds. @param digits after the point, at most */
export function secondsText(seconds: number, digits = 0): string {
  return formatOf(language(), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(seconds);
}
