import { WasmReader } from '@contentauth/c2pa-wasm';
import type { CredentialsReport } from './credentials.ts';
import { sniffMediaType } from './mediaType.ts';
import { reportOfFailure, reportOfNothing, reportOfStore } from './reader.ts';

/** Whom to trust. */
export interface Trust {
  /** PEM certificates, concatenated; empty for nobody. */
  readonly anchors: string;
}

/**
 * Purposes that a claim signer's certificate may be for: C2PA claim signing, e-mail protection, document
 * signing, time-stamping, OCSP signing, and Microsoft's C2PA signing. The library refuses others as malformed.
 */
const acceptedPurposes = [
  '1.3.6.1.4.1.62558.2.1',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.5.5.7.3.8',
  '1.3.6.1.5.5.7.3.9',
  '1.3.6.1.4.1.311.76.59.1.9',
].join('\n');

/**
 * Identity assertions (CAWG) are not read: nothing is reported of them, and the library counts an unknown
 * identity on the picture that a video was made from as a failure of the video.
 */
const settings = ({ anchors }: Trust) =>
  JSON.stringify({
    core: { decode_identity_assertions: false },
    verify: { remote_manifest_fetch: false },
    trust: { trust_config: acceptedPurposes, ...(anchors ? { user_anchors: anchors } : {}) },
  });

/**
 * Reads a file's Content Credentials, whatever they say: never throws for what is in the file. Nothing is
 * fetched. Runs anywhere after the library's `init`.
 * @param source file name or URL, passed through to the report.
 */
export async function readCredentials(
  source: string,
  bytes: Uint8Array,
  trust: Trust,
): Promise<CredentialsReport> {
  const type = sniffMediaType(bytes);
  if (!type) return reportOfNothing(source);
  try {
    using reader = await WasmReader.fromBytes(type, bytes, settings(trust));
    return reportOfStore(source, JSON.parse(reader.json()));
  } catch (thrown) {
    return reportOfFailure(source, thrown);
  }
}
