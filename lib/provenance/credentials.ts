/** What a file's Content Credentials say: the answer of `npm run verify`, and of every read-back. */
export interface CredentialsReport {
  /** File name or URL that was read. */
  readonly source: string;
  /**
   * How the file is to be labelled:
   * `ai-generated` (trainedAlgorithmicMedia), `ai-composite` (partly generated), `not-ai` (credentials
   * without an AI claim), `none` (no Content Credentials found: says nothing about being real),
   * `remote-only` (credentials live elsewhere and were not fetched), `unreadable`.
   */
  readonly label: 'ai-generated' | 'ai-composite' | 'not-ai' | 'none' | 'remote-only' | 'unreadable';
  /** `trusted`: valid and the signer is known; `valid`: intact, signer unknown; `invalid`: altered or malformed. */
  readonly state: 'trusted' | 'valid' | 'invalid' | 'none';
  /** Common name and organisation of the signing certificate. */
  readonly signer: string | null;
  /** ISO 8601, as a time-stamp authority attests it; null without one: the signer's own clock proves nothing. */
  readonly signedAt: string | null;
  /** Claim generator name and version. */
  readonly generator: string | null;
  /** Human-readable statements of the active manifest and its ingredients, e.g. `c2pa.created: compositeWithTrainedAlgorithmicMedia`. */
  readonly claims: readonly string[];
  /** Failure codes of the validation. */
  readonly problems: readonly string[];
}
