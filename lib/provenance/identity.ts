import { type DBSchema, openDB } from 'idb';
import { createLeaf, createRoot, type KeyedCertificate, lifetime, toPem } from './certificate.ts';

/** Who seals on this device. Survives structured cloning: the keys travel as handles, never as bytes. */
export interface Identity {
  /** P-256, not extractable. */
  readonly privateKey: CryptoKey;
  /** Signing certificate, DER. */
  readonly leaf: Uint8Array<ArrayBuffer>;
  /** Certificate of the install's own authority, DER. */
  readonly root: Uint8Array<ArrayBuffer>;
  /** PEM of the root and of the roots before it: what makes this device's own videos trusted on it. */
  readonly anchors: string;
  /** Last valid moment of the signing certificate, milliseconds since the epoch. */
  readonly notAfter: number;
}

interface StoredIdentity {
  readonly root: KeyedCertificate;
  readonly leaf: KeyedCertificate;
  readonly retiredRoots: readonly Uint8Array<ArrayBuffer>[];
}

interface IdentityDatabase extends DBSchema {
  identity: { key: 'current'; value: StoredIdentity };
}

/** A leaf is renewed at half its life, so that a video stays valid for at least the other half. */
const renewal = lifetime.leaf / 2;

/** True where the certificate is valid and stays so for `span` ms. It is not yet where the clock was set back. */
const serves = ({ notBefore, notAfter }: KeyedCertificate, now: number, span: number) =>
  notBefore <= now && notAfter - now > span;

const leafServes = (stored: StoredIdentity, now: number) => serves(stored.leaf, now, renewal);

async function create(previous: StoredIdentity | undefined, now: number): Promise<StoredIdentity> {
  if (previous && serves(previous.root, now, lifetime.leaf)) {
    return { ...previous, leaf: await createLeaf(previous.root, now) };
  }
  const root = await createRoot(now);
  const retiredRoots = previous ? [previous.root.der, ...previous.retiredRoots] : [];
  return { root, leaf: await createLeaf(root, now), retiredRoots };
}

const openIdentities = () =>
  openDB<IdentityDatabase>('vivify-identity', 1, {
    upgrade: (db) => void db.createObjectStore('identity'),
  });

const anchorsOf = ({ root, retiredRoots }: StoredIdentity) =>
  [root.der, ...retiredRoots].map(toPem).join('\n');

/** The anchors of an identity that exists; empty where nothing was sealed yet: reading makes none. */
export async function storedAnchors(): Promise<string> {
  const database = await openIdentities();
  try {
    const stored = await database.get('identity', 'current');
    return stored ? anchorsOf(stored) : '';
  } finally {
    database.close();
  }
}

/**
 * The install's identity: made on first use, its signing certificate renewed in time under the same root.
 * Callers racing for the first use, in one context or in several, all get the same.
 * @param now milliseconds since the epoch.
 */
export async function loadIdentity(now: number = Date.now()): Promise<Identity> {
  const database = await openIdentities();
  try {
    let stored = await database.get('identity', 'current');
    if (!stored || !leafServes(stored, now)) {
      const fresh = await create(stored, now);
      const transaction = database.transaction('identity', 'readwrite');
      const winner = await transaction.store.get('current');
      stored = winner && leafServes(winner, now) ? winner : fresh;
      if (stored === fresh) await transaction.store.put(fresh, 'current');
      await transaction.done;
    }
    return {
      privateKey: stored.leaf.privateKey,
      leaf: stored.leaf.der,
      root: stored.root.der,
      anchors: anchorsOf(stored),
      notAfter: stored.leaf.notAfter,
    };
  } finally {
    database.close();
  }
}
