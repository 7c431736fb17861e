/**
 * Signs with a P-256 key. The signature is `r || s` (IEEE P1363), as WebCrypto gives it and COSE wants it
 * (RFC 9053, 2.1).
 */
export async function signEs256(
  privateKey: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes);
  return new Uint8Array(signature);
}
