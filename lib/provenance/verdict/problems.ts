import type { VerdictProblem } from '../verdict.ts';

/** Hard bindings, whose check needs every byte of the file (C2PA 2.2, 18.5 to 18.8). */
const hardBinding = 'assertion\\.(?:dataHash|bmffHash|boxesHash|collectionHash|multiAssetHash)\\.';

/** Says only that the bytes at hand are not the whole file. */
export const bindingFailure = new RegExp(
  `^${hardBinding}(?:mismatch|malformed|unknownBox|incorrectFileCount)$`,
);

/**
 * Which problem a failure code stands for (C2PA 2.2, 15.2.2); null where it is none of the file: time-stamps
 * and revocation lists that could not be had, and identities that are not read here. The first that fits holds.
 */
const meanings: readonly (readonly [RegExp, VerdictProblem | null])[] = [
  [/^signingCredential\.untrusted$/, 'signer-unknown'],
  [/^(?:signingCredential\.expired|claimSignature\.outsideValidity)$/, 'signer-expired'],
  [/^signingCredential\.(?:ocsp\.)?revoked$/, 'signer-revoked'],
  [/^signingCredential\.invalid$/, 'signer-unfit'],
  [/^(?:timeStamp|timeOfSigning|signingCredential\.ocsp|cawg)\./, null],
  [new RegExp(`^${hardBinding}(?:mismatch|unknownBox|incorrectFileCount)$`), 'altered'],
  [
    /^(?:assertion|ingredient)\.hashedURI\.mismatch$|^hashedURI\.(?:mismatch|missing)$/,
    'credentials-altered',
  ],
  [/^claimSignature\.(?:mismatch|missing)$|^assertion\.(?:missing|undeclared)$/, 'credentials-altered'],
  [/^ingredient\.(?:manifest|claimSignature)\.(?:mismatch|missing)$/, 'ingredient-altered'],
  [/^algorithm\.unsupported$|prerelease/i, 'unsupported'],
];

/** The problem of the file that a failure code stands for, or null. What is not known is `malformed`. */
export function problemOfCode(code: string): VerdictProblem | null {
  const meaning = meanings.find(([pattern]) => pattern.test(code));
  return meaning ? meaning[1] : 'malformed';
}

/** The same for a code that an ingredient got: who signed it, and when, is not this file's concern. */
export function problemOfIngredientCode(code: string): VerdictProblem | null {
  const problem = problemOfCode(code);
  if (problem === 'altered' || problem === 'credentials-altered') return 'ingredient-altered';
  return problem?.startsWith('signer-') ? null : problem;
}

const order: readonly VerdictProblem[] = [
  'credentials-altered',
  'altered',
  'cut-short',
  'ingredient-altered',
  'malformed',
  'unsupported',
  'broken-file',
  'signer-revoked',
  'signer-unfit',
  'signer-expired',
  'signer-unknown',
];

/** Worst first, without repeats. */
export const sortProblems = (problems: Iterable<VerdictProblem | null>): VerdictProblem[] => {
  const found = new Set(problems);
  return order.filter((problem) => found.has(problem));
};
