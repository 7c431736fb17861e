import { i18n } from '#i18n';
import type { ErrorCode } from '../lib/errors.ts';
import { camelCase } from './camelCase.ts';

/** What went wrong and what to do, in the user's language. */
export interface ErrorText {
  readonly sentence: string;
  readonly action: string;
}

/** Total by type: a code without its two messages in `locales/` does not compile. */
export function errorText(code: ErrorCode): ErrorText {
  const key = camelCase(code);
  return { sentence: i18n.t(`errors.${key}.sentence`), action: i18n.t(`errors.${key}.action`) };
}
