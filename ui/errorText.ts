import { i18n } from '#i18n';
import type { ErrorCode } from '../lib/errors.ts';

/** What went wrong and what to do, in the user's language. */
export interface ErrorText {
  readonly sentence: string;
  readonly action: string;
}

/** `picture-not-found` -> `pictureNotFound`: message keys may not hold hyphens. */
type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

const camelCase = <S extends string>(code: S) =>
  code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as CamelCase<S>;

/** Total by type: a code without its two messages in `locales/` does not compile. */
export function errorText(code: ErrorCode): ErrorText {
  const key = camelCase(code);
  return { sentence: i18n.t(`errors.${key}.sentence`), action: i18n.t(`errors.${key}.action`) };
}
