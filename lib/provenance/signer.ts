import { coseSign1 } from './cose.ts';
import { signEs256 } from './es256.ts';
import type { Identity } from './identity.ts';

/** Room for one certificate, signature and headers; the rest is padding. */
const reserveSize = 2048;

/** The library's settings wherever something is signed: nothing is fetched. */
export const signingSettings = JSON.stringify({ verify: { remote_manifest_fetch: false } });

/** Signs claims with this install's key, as the C2PA library asks for it. */
export function signerOf(identity: Identity) {
  return {
    alg: 'es256' as const,
    reserveSize,
    sign: (claim: Uint8Array<ArrayBuffer>) =>
      coseSign1({
        claim,
        chain: [identity.leaf],
        sign: (bytes) => signEs256(identity.privateKey, bytes),
        reserveSize,
      }),
  };
}
