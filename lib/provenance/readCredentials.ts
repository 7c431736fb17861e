import type { CredentialsReport } from './credentials.ts';
import { readVerdict } from './reading.ts';
import { reportOf } from './report.ts';
import type { Trust } from './trust/trust.ts';

/**
 * Reads a whole file's Content Credentials, whatever they say: never throws for what is in the file. Nothing
 * is fetched. Runs anywhere after the library's `init`.
 * @param source file name or URL, passed through to the report.
 */
export async function readCredentials(
  source: string,
  bytes: Uint8Array<ArrayBuffer>,
  trust: Trust,
): Promise<CredentialsReport> {
  return reportOf(source, (await readVerdict({ kind: 'whole', bytes }, trust)).verdict);
}
