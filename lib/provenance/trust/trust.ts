/** Whom to trust: PEM certificates, concatenated; empty or absent for nobody. */
export interface Trust {
  /** This install's own roots and those that the user added. */
  readonly anchors: string;
  /** The official list of claim signers' authorities. */
  readonly signers?: string;
  /** The official list of time-stamp authorities. */
  readonly timeStamps?: string;
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

/** The most that a compressed manifest may unfold to, in MiB. */
const maxManifest = 16;

/**
 * Settings of the C2PA library for reading. Nothing is fetched. Identity assertions (CAWG) are not read:
 * nothing is reported of them, and the library counts an unknown identity on the picture that a video was
 * made from as a failure of the video.
 */
export function readerSettings({ anchors, signers, timeStamps }: Trust): string {
  const list = (pem: string | undefined, kind: string) =>
    pem ? [{ trust_anchors: pem, trust_kind: kind, trust_uri: '' }] : [];
  const lists = [...list(signers, 'manifest'), ...list(timeStamps, 'tsa')];
  return JSON.stringify({
    core: { decode_identity_assertions: false, max_decompressed_manifest_size_in_mb: maxManifest },
    verify: { remote_manifest_fetch: false, ocsp_fetch: false },
    trust: {
      trust_config: acceptedPurposes,
      ...(anchors ? { user_anchors: anchors } : {}),
      ...(lists.length > 0 ? { anchors: lists } : {}),
    },
  });
}
