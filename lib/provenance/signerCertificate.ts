import { decode } from 'cborg';
import { isSoundJumbf } from './locate/jumbf.ts';
import { ascii, viewOf } from './locate/located.ts';
import * as x509 from './x509.ts';

/** Label of the signature's box in a manifest (C2PA 2.2, 11.1.4). */
const signatureLabel = 'c2pa.signature';
/** COSE header label of the certificates, and its name in early manifests (RFC 9360, 2; C2PA 2.2, 14.5). */
const x5chain = 33;
const x5chainName = 'x5chain';
const maxCertificate = 16 * 1024;
const maxSignature = 256 * 1024;
const sign1Tag = 18;

interface Box {
  readonly type: string;
  readonly content: Uint8Array;
}

/** The boxes that lie side by side in sound JUMBF. */
function* boxesIn(bytes: Uint8Array): Generator<Box> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const stated = view.getUint32(at);
    const header = stated === 1 ? 16 : 8;
    const size = stated === 0 ? bytes.length - at : stated === 1 ? Number(view.getBigUint64(at + 8)) : stated;
    if (size < header) return;
    yield { type: ascii(bytes, at + 4, 4), content: bytes.subarray(at + header, at + size) };
    at += size;
  }
}

/** The label in a superbox's description (ISO/IEC 19566-5, B.3): after a UUID and its toggles. */
function labelOf(content: Uint8Array): string {
  const [description] = boxesIn(content);
  if (description?.type !== 'jumd') return '';
  const label = description.content.subarray(17);
  const end = label.indexOf(0);
  return ascii(label, 0, Math.min(end < 0 ? label.length : end, 1000));
}

const superboxesIn = (content: Uint8Array) => [...boxesIn(content)].filter(({ type }) => type === 'jumb');

/** The signature of a manifest in a store, CBOR; null where there is none. */
function signatureIn(store: Uint8Array, manifest: string): Uint8Array | null {
  if (!isSoundJumbf(store)) return null;
  for (const { content: manifests } of superboxesIn(store)) {
    const holder = superboxesIn(manifests).find(({ content }) => labelOf(content) === manifest);
    const box =
      holder && superboxesIn(holder.content).find(({ content }) => labelOf(content) === signatureLabel);
    const cbor = box && [...boxesIn(box.content)].find(({ type }) => type === 'cbor');
    if (cbor) return cbor.content.length <= maxSignature ? cbor.content : null;
  }
  return null;
}

/** The first certificate of a COSE_Sign1 (RFC 9052, 4.2), DER. */
function certificateIn(signature: Uint8Array): Uint8Array | null {
  const options = { useMaps: true, tags: { [sign1Tag]: (read: () => unknown) => read() } };
  const parts: unknown = decode(signature, options);
  const [wrapped, open] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const guarded = wrapped instanceof Uint8Array && wrapped.length > 0 ? decode(wrapped, options) : null;
  for (const header of [guarded, open]) {
    if (!(header instanceof Map)) continue;
    const chain: unknown = header.get(x5chain) ?? header.get(x5chainName);
    const first: unknown = Array.isArray(chain) ? chain[0] : chain;
    if (first instanceof Uint8Array && first.length <= maxCertificate) return first;
  }
  return null;
}

/**
 * Texts by which the signer's certificate says where to reach its holder: e-mail and web addresses among its
 * alternative names (RFC 5280, 4.2.1.6), and the subject's `emailAddress`. As a stranger wrote them.
 * @param store the manifest store, JUMBF. @param manifest label of the manifest that was signed.
 */
export function certificateContacts(store: Uint8Array, manifest: string): string[] {
  try {
    const signature = signatureIn(store, manifest);
    const der = signature && certificateIn(signature);
    if (!der) return [];
    const certificate = new x509.X509Certificate(new Uint8Array(der));
    const names = certificate.getExtension(x509.SubjectAlternativeNameExtension)?.names.items ?? [];
    const alternative = names.filter(({ type }) => type === 'email' || type === 'url');
    return [...alternative.map(({ value }) => value), ...certificate.subjectName.getField('E')];
  } catch {
    // What cannot be read names nobody.
    return [];
  }
}
