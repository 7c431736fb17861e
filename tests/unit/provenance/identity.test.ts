import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { lifetime } from '../../../lib/provenance/certificate.ts';
import { signEs256 } from '../../../lib/provenance/es256.ts';
import { loadIdentity } from '../../../lib/provenance/identity.ts';
import * as x509 from '../../../lib/provenance/x509.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const now = Date.UTC(2026, 10, 22);

describe('loadIdentity', () => {
  it('gives racing callers the same identity, and keeps it', async () => {
    const [one, two] = await Promise.all([loadIdentity(now), loadIdentity(now)]);
    const later = await loadIdentity(now + 1000);
    expect(two.leaf).toEqual(one.leaf);
    expect(later.leaf).toEqual(one.leaf);
    expect(later.anchors).toBe(one.anchors);
  });

  it('keeps a key that signs and cannot be extracted', async () => {
    const identity = await loadIdentity(now);
    expect(identity.privateKey.extractable).toBe(false);
    const bytes = new Uint8Array([1, 2, 3]);
    const signature = await signEs256((await loadIdentity(now)).privateKey, bytes);
    expect(signature.length).toBe(64);
    const key = await new x509.X509Certificate(identity.leaf).publicKey.export(
      { name: 'ECDSA', namedCurve: 'P-256' },
      ['verify'],
    );
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    expect(await crypto.subtle.verify(algorithm, key, signature, bytes)).toBe(true);
  });

  it('issues a leaf as C2PA wants it', async () => {
    const identity = await loadIdentity(now);
    const leaf = new x509.X509Certificate(identity.leaf);
    const root = new x509.X509Certificate(identity.root);
    expect(await leaf.verify({ publicKey: root, date: new Date(now) })).toBe(true);
    expect(leaf.getExtension(x509.ExtendedKeyUsageExtension)?.usages).toContain('1.3.6.1.5.5.7.3.4');
    expect(leaf.getExtension(x509.AuthorityKeyIdentifierExtension)?.keyId).toBe(
      root.getExtension(x509.SubjectKeyIdentifierExtension)?.keyId,
    );
    expect(leaf.getExtension(x509.BasicConstraintsExtension)?.ca).toBe(false);
    expect(leaf.subjectName.getField('O')[0]).not.toContain(',');
    expect(identity.anchors).toContain('BEGIN CERTIFICATE');
  });

  it('renews the leaf under the same root at half its life', async () => {
    const first = await loadIdentity(now);
    const before = await loadIdentity(now + lifetime.leaf * 0.49);
    expect(before.leaf).toEqual(first.leaf);
    const renewed = await loadIdentity(now + lifetime.leaf * 0.51);
    expect(renewed.leaf).not.toEqual(first.leaf);
    expect(renewed.root).toEqual(first.root);
    expect(renewed.notAfter).toBeGreaterThan(first.notAfter);
  });

  it('starts anew where the clock was wrong and is set back', async () => {
    const future = await loadIdentity(now + lifetime.leaf);
    const corrected = await loadIdentity(now);
    expect(corrected.leaf).not.toEqual(future.leaf);
    expect(corrected.root).not.toEqual(future.root);
    expect(await loadIdentity(now)).toEqual(corrected);
  });

  it('replaces a root that would not outlive its leaf, and goes on trusting it', async () => {
    const first = await loadIdentity(now);
    const late = await loadIdentity(now + lifetime.root - lifetime.leaf / 2);
    expect(late.root).not.toEqual(first.root);
    expect(late.anchors.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(late.anchors).toContain(first.anchors.trim());
  });
});
