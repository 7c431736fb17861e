/** `picture-not-found` -> `pictureNotFound`, by type too: message keys may not hold hyphens. */
export type CamelCase<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : S;

/** The key part that a code stands for. */
export const camelCase = <S extends string>(code: S) =>
  code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as CamelCase<S>;
