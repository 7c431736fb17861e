import { maxText } from '../verdict.ts';

/**
 * A stranger's text, fit to be shown: on one line, without characters that steer a terminal or the reading
 * direction, `maxText` characters at most. Null where nothing is left.
 */
export function tidy(text: string | null | undefined): string | null {
  if (!text) return null;
  const line = text
    .slice(0, 4 * maxText)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
  if (line.length <= maxText) return line || null;
  return `${line.slice(0, maxText - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
