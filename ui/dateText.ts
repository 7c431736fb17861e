import { language } from './numbers.ts';

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes a hundred times as long as using it. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language()} ${JSON.stringify(options)}`;
  let found = made.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language(), options);
    made.set(key, found);
  }
  return found;
}

/** Day and time, short. @param at milliseconds since the epoch */
export function dateText(at: number): string {
  return format({ dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** The day alone, short. @param at milliseconds since the epoch */
export function dayText(at: number): string {
  return format({ dateStyle: 'medium' }).format(at);
}

/** A day in the ways that people may type it: long with its weekday, in numbers, and as ISO 8601. */
export function dateTexts(at: number): string[] {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return [
    format({ dateStyle: 'full' }).format(at),
    format({ dateStyle: 'short' }).format(at),
    dateText(at),
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
  ];
}
