import { hexOf } from '../../hash.ts';
import * as x509 from '../x509.ts';

/** A certificate of an authority, as far as trust is concerned. */
export interface Authority {
  /** SHA-256 of the certificate, hex. */
  readonly id: string;
  readonly subject: string;
  /** First and last valid moment, milliseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** One certificate, PEM. */
  readonly pem: string;
}

const maxCertificates = 500;
const block = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,20000}?-----END CERTIFICATE-----/g;

async function parse(pem: string): Promise<Authority> {
  const certificate = new x509.X509Certificate(pem);
  const constraints = certificate.getExtension(x509.BasicConstraintsExtension);
  if (!constraints?.ca) throw new Error(`${certificate.subject} is no authority`);
  return {
    id: hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', certificate.rawData))),
    subject: certificate.subject,
    notBefore: certificate.notBefore.getTime(),
    notAfter: certificate.notAfter.getTime(),
    pem: certificate.toString('pem'),
  };
}

/**
 * Authorities in a PEM text, without repeats; text between the certificates is passed over.
 * @throws Error where one is no certificate of an authority, or there are none or too many.
 */
export async function parseAuthorities(text: string): Promise<Authority[]> {
  const blocks = text.match(block) ?? [];
  const begun = text.split('-----BEGIN CERTIFICATE-----').length - 1;
  if (blocks.length === 0 || begun !== blocks.length || blocks.length > maxCertificates)
    throw new Error(`${blocks.length} certificates of ${begun} can be read`);
  const authorities = await Promise.all(blocks.map(parse));
  return [...new Map(authorities.map((authority) => [authority.id, authority])).values()];
}

/** All of them in one PEM text. */
export const joinPem = (authorities: readonly { readonly pem: string }[]): string =>
  authorities.map(({ pem }) => pem.trim()).join('\n');
