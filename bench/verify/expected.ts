import type { VerdictLabel, VerdictState } from '../../lib/provenance/verdict.ts';

/** An entry of a corpus index: a file and what the C2PA library says of it, by whom is trusted. */
export interface CorpusFile {
  readonly file: string;
  readonly kind: string;
  readonly expected: {
    readonly testRoots: string;
    readonly failureCodes: readonly string[] | null;
    readonly ingredientFailureCodes: readonly string[];
  };
  readonly aiClaim: { readonly claim: 'yes' | 'no'; readonly where: readonly string[] };
}

export interface Expectation {
  readonly label: VerdictLabel;
  readonly states: readonly VerdictState[];
}

const expect = (label: VerdictLabel, ...states: VerdictState[]): Expectation => ({ label, states });

/** Whether a verdict is as expected. */
export const fits = (
  { label, state }: { readonly label: VerdictLabel; readonly state: VerdictState },
  expectation: Expectation,
): boolean => label === expectation.label && expectation.states.includes(state);

const bindingFailure = /^assertion\.(?:dataHash|bmffHash|boxesHash)\.mismatch$/;
const expired = 'signingCredential.expired';
const alteration = /(?:mismatch|missing)$/;

function aiLabel({ kind, aiClaim }: CorpusFile): VerdictLabel {
  if (aiClaim.claim === 'no') return 'credentials';
  if (kind.includes('component-only')) return 'partly-ai';
  const where = aiClaim.where.join(' ');
  if (/c2pa\.edited/.test(where)) return 'ai-edited';
  return /compositeWithTrained|compositeSynthetic/.test(where) ? 'partly-ai' : 'ai-generated';
}

/**
 * What is to be said of a file.
 * @param extent `whole`: after hashing all of it; `part`: from its credentials alone, where altered media
 * cannot be seen
 */
export function expectationOf(file: CorpusFile, extent: 'whole' | 'part'): Expectation {
  const { testRoots, failureCodes, ingredientFailureCodes } = file.expected;
  if (testRoots.includes('JumbfNotFound')) return expect('none', 'unchecked');
  if (testRoots.includes('RemoteManifestUrl')) return expect('needs-check', 'unchecked');
  if (testRoots.startsWith('C2pa('))
    return expect('unreadable', testRoots.includes('InvalidAsset') ? 'unchecked' : 'invalid');
  const codes = [...(failureCodes ?? []), ...ingredientFailureCodes];
  const hashed = extent === 'whole' || file.kind === 'truncated';
  const counted = codes.filter((code) => hashed || !bindingFailure.test(code));
  // What alters an ingredient before it was taken in does not alter the file: the library calls it valid.
  if (testRoots === 'Invalid' && counted.some((code) => alteration.test(code)))
    return expect('mismatch', 'invalid');
  const label = aiLabel(file);
  // The index does not say whether the signer of a file that it calls invalid is known.
  if (testRoots === 'Invalid' && !codes.includes(expired)) return expect(label, 'valid', 'trusted');
  // The library counts an identity that it does not know, which is not read here, against a known signer.
  if (codes.some((code) => code.startsWith('cawg.'))) return expect(label, 'valid', 'trusted');
  return expect(label, testRoots === 'Trusted' ? 'trusted' : 'valid');
}
