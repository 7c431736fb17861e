import { formats } from './formats.ts';
import { language } from './numbers.ts';

const formatOf = formats<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(
  (tag, options) => new Intl.DateTimeFormat(tag, options),
);

/** Day and time, short. @param at milliseconds since the epoch */
export function dateText(at: number): string {
  return formatOf(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** The day alone, short. @param at milliseconds since the epoch */
export function dayText(at: number): string {
  return formatOf(language(), { dateStyle: 'medium' }).format(at);
}

/** A day in the ways that people may type it: long with its weekday, in numbers, and as ISO 8601. */
export function dateTexts(at: number): string[] {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return [
    formatOf(language(), { dateStyle: 'full' }).format(at),
    formatOf(language(), { dateStyle: 'short' }).format(at),
    dateText(at),
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
  ];
}
