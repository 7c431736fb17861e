import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { encode } from 'cborg';
import { beforeAll, describe, expect, it } from 'vitest';
import { contactOf, contactsIn } from '../../../lib/provenance/contact.ts';
import type { Identity } from '../../../lib/provenance/identity.ts';
import { readVerdict } from '../../../lib/provenance/reading.ts';
import { certificateContacts } from '../../../lib/provenance/signerCertificate.ts';
import { signVideo } from '../../../lib/provenance/signing.ts';
import { statedContactsOf } from '../../../lib/provenance/verdict/assertions.ts';
import * as x509 from '../../../lib/provenance/x509.ts';
import { startLibrary } from '../../../scripts/verify/library.ts';
import { tinyMp4 } from './support/tinyMp4.ts';

const photo = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../fixtures/photos/pagoda.jpg')));
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 24 * 3600 * 1000;

/** A signer whose certificate names ways to reach it. */
async function signerReachedBy(names: x509.JsonGeneralNames, mail: string): Promise<Identity> {
  const keys = () => crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const [rootKeys, leafKeys] = [await keys(), await keys()];
  const validity = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) };
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Test root',
    ...validity,
    keys: rootKeys,
    signingAlgorithm: algorithm,
    extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
  });
  const leaf = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: `CN=Studio, O=Studio, E=${mail}`,
    issuer: root.subject,
    ...validity,
    publicKey: leafKeys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.4'], false),
      await x509.AuthorityKeyIdentifierExtension.create(root),
      new x509.SubjectAlternativeNameExtension(names),
    ],
  });
  const der = (certificate: x509.X509Certificate) => new Uint8Array(certificate.rawData);
  const anchors = root.toString('pem');
  return { privateKey: leafKeys.privateKey, leaf: der(leaf), root: der(root), anchors, notAfter: 0 };
}

const signedBy = (identity: Identity) =>
  signVideo({
    mp4: new Blob([tinyMp4()]),
    picture: new Blob([photo]),
    thumbnail: new Blob([photo]),
    manifest: { title: 'Pagoda', version: '1', createdAt: Date.now(), motions: [], checks: [] },
    identity,
  });

const verdictOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await readVerdict({ kind: 'whole', bytes: bytes.slice() }, { anchors: '' })).verdict;

describe("a stranger's contacts", () => {
  it.each([
    ['abuse@studio.example', 'mailto:abuse@studio.example'],
    [' mailto:abuse@studio.example ', 'mailto:abuse@studio.example'],
    ['https://studio.example/report', 'https://studio.example/report'],
    ['http://studio.example', 'http://studio.example/'],
    ['abuse@studio.example?bcc=all@other.example', null],
    ['abuse@studio.example,other@studio.example', null],
    ['abuse@studio.example\r\nBcc: all@other.example', null],
    ['abuse@localhost', null],
    ['"a b"@studio.example', null],
    ['https://user:pass@studio.example/', null],
    ['https://192.168.1.1/', null],
    ['http://router.local/', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://studio.example/', null],
    [`https://studio.example/${'a'.repeat(500)}`, null],
    [{ href: 'https://studio.example' }, null],
  ])('%s', (text, contact) => {
    expect(contactOf(text)).toBe(contact);
  });

  it('are four at most, each once', () => {
    const many = Array.from({ length: 9 }, (_, i) => `a${i % 5}@studio.example`);
    expect(contactsIn(['nothing', ...many])).toEqual([0, 1, 2, 3].map((i) => `mailto:a${i}@studio.example`));
  });
});

describe('contacts in credentials', () => {
  let signed: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    await startLibrary();
    signed = await signedBy(
      await signerReachedBy(
        [
          { type: 'dns', value: 'studio.example' },
          { type: 'email', value: 'abuse@studio.example' },
          { type: 'url', value: 'https://studio.example/report' },
          { type: 'url', value: 'http://10.0.0.1/' },
        ],
        'office@studio.example',
      ),
    );
  });

  it('are those that the certificate names, where it can be reached from anywhere', async () => {
    expect(await verdictOf(signed)).toMatchObject({
      state: 'valid',
      signer: { name: 'Studio' },
      contacts: [
        'mailto:abuse@studio.example',
        'https://studio.example/report',
        'mailto:office@studio.example',
      ],
    });
  });

  it('are nobody’s once the file was altered', async () => {
    const altered = signed.slice();
    altered[Buffer.from(altered).indexOf('media media')]! ^= 1;
    expect(await verdictOf(altered)).toMatchObject({ state: 'invalid', contacts: [] });
  });

  it('come to nothing where bytes are cut, garbled or nested without end', () => {
    const deep = encode(Array.from({ length: 200 }).reduce<unknown>((inner) => [inner], 0));
    for (const bytes of [
      new Uint8Array(),
      signed,
      signed.slice(0, 900),
      deep,
      new Uint8Array(9000).fill(0x9f),
    ])
      expect(certificateContacts(bytes, 'urn:c2pa:1')).toEqual([]);
  });

  it('are those of publisher, author and creator as well', () => {
    const assertions = [
      {
        label: 'stds.schema-org.CreativeWork',
        data: {
          author: [{ '@type': 'Person', name: 'A', '@id': 'https://social.example/a' }, 'nonsense'],
          publisher: { email: 'desk@paper.example', url: 7 },
        },
      },
      {
        label: 'cawg.metadata',
        data: { 'Iptc4xmpCore:CreatorContactInfo': { 'Iptc4xmpCore:CiEmailWork': 'me@paper.example' } },
      },
      { label: 'other', data: { author: { email: 'not@this.example' } } },
    ];
    expect(statedContactsOf({ assertions } as never)).toEqual([
      'desk@paper.example',
      'https://social.example/a',
      'me@paper.example',
    ]);
  });
});
