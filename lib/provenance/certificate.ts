import { hexOf } from '../hash.ts';
import * as x509 from './x509.ts';

/** Key algorithm of every certificate here: COSE ES256 (RFC 9053, 2.1). */
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** What a C2PA claim signer's certificate must be for (C2PA 2.2, 14.4.1): claim signing, and for older readers e-mail protection. */
const claimSigning = '1.3.6.1.4.1.62558.2.1';
const emailProtection = '1.3.6.1.5.5.7.3.4';

/** Shown as the signer. No comma in the organisation: readers cut the displayed issuer there. */
const organisation = 'Self-signed';

const year = 365.25 * 24 * 3600 * 1000;

/** Lifetimes in milliseconds. Without a time-stamp a signature is judged by the reader's clock, so they are long. */
export const lifetime = { root: 40 * year, leaf: 10 * year } as const;

/** Certificates are dated back a little, so that a reader whose clock lags still accepts them. */
const clockSkew = 24 * 3600 * 1000;

/** A certificate with its private key, which cannot be extracted. */
export interface KeyedCertificate {
  readonly privateKey: CryptoKey;
  readonly der: Uint8Array<ArrayBuffer>;
  /** First and last valid moment, milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** 128 random bits, positive and not zero (RFC 5280, 4.1.2.2). */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0]! & 0x7f) | 0x01;
  return hexOf(bytes);
}

const generateKeys = () => crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);

function validity(now: number, span: number) {
  return { notBefore: new Date(now - clockSkew), notAfter: new Date(now + span) };
}

const keyed = (keys: CryptoKeyPair, certificate: x509.X509Certificate): KeyedCertificate => ({
  privateKey: keys.privateKey,
  der: new Uint8Array(certificate.rawData),
  notBefore: certificate.notBefore.getTime(),
  notAfter: certificate.notAfter.getTime(),
});

/** Makes the install's own certificate authority. @param now milliseconds since the epoch. */
export async function createRoot(now: number): Promise<KeyedCertificate> {
  const keys = await generateKeys();
  const { KeyUsageFlags } = x509;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=Vivify install root, O=${organisation}`,
    ...validity(now, lifetime.root),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return keyed(keys, certificate);
}

/** Makes the certificate that signs claims, issued by `root`. @param now milliseconds since the epoch. */
export async function createLeaf(root: KeyedCertificate, now: number): Promise<KeyedCertificate> {
  const keys = await generateKeys();
  const issuer = new x509.X509Certificate(root.der);
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=Vivify install, O=${organisation}`,
    issuer: issuer.subject,
    ...validity(now, Math.min(lifetime.leaf, root.notAfter - now)),
    publicKey: keys.publicKey,
    signingKey: root.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([claimSigning, emailProtection], false),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return keyed(keys, certificate);
}

/** The certificate in the form that trust settings take. */
export const toPem = (der: Uint8Array<ArrayBuffer>): string => new x509.X509Certificate(der).toString('pem');
