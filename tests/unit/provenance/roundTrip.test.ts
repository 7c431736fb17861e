import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Identity, loadIdentity } from '../../../lib/provenance/identity.ts';
import { readCredentials } from '../../../lib/provenance/readCredentials.ts';
import { signVideo } from '../../../lib/provenance/signing.ts';
import { startLibrary } from '../../../scripts/verify/library.ts';
import { tinyMp4 } from './support/tinyMp4.ts';

const photo = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../fixtures/photos/pagoda.jpg')));

let identity: Identity;
let sealed: Uint8Array<ArrayBuffer>;

const sign = (picture: Uint8Array<ArrayBuffer>, title: string) =>
  signVideo({
    mp4: new Blob([tinyMp4()]),
    picture: new Blob([picture]),
    thumbnail: new Blob([photo]),
    manifest: { title, version: '1.2.3', createdAt: Date.UTC(2026, 10, 22), motions: ['camera'], checks: [] },
    identity,
  });

const read = (bytes: Uint8Array<ArrayBuffer>, anchors = '') =>
  readCredentials('video.mp4', bytes, { anchors });

beforeAll(async () => {
  await startLibrary();
  identity = await loadIdentity();
  sealed = await sign(photo, 'Pagoda');
});

describe('a sealed video', () => {
  it('is trusted on the device that made it', async () => {
    expect(await read(sealed, identity.anchors)).toEqual({
      source: 'video.mp4',
      label: 'ai-composite',
      state: 'trusted',
      signer: 'Vivify install (Self-signed)',
      signedAt: null,
      generator: 'Vivify 1.2.3',
      claims: [
        'c2pa.created: compositeWithTrainedAlgorithmicMedia',
        'c2pa.created when: 2026-11-22T00:00:00.000Z',
        'c2pa.ai-disclosure: c2pa.types.model',
        'ingredient inputTo: Pagoda',
      ],
      problems: [],
    });
  });

  it('is intact elsewhere, its signer unknown', async () => {
    expect(await read(sealed)).toMatchObject({
      label: 'ai-composite',
      state: 'valid',
      problems: ['signingCredential.untrusted'],
    });
  });

  it('reads as altered once a byte of the media changed', async () => {
    const altered = sealed.slice();
    const at = Buffer.from(altered).indexOf('media media');
    altered[at]! ^= 1;
    expect(await read(altered, identity.anchors)).toMatchObject({
      state: 'invalid',
      problems: ['assertion.bmffHash.mismatch'],
    });
  });

  it('carries XMP, which is signed as well', async () => {
    const altered = sealed.slice();
    const at = Buffer.from(altered).indexOf('<Iptc4xmpExt:AISystemUsed>Vivify');
    expect(at).toBeGreaterThan(0);
    altered[at + 30]! ^= 1;
    expect((await read(altered, identity.anchors)).state).toBe('invalid');
  });

  it('takes along what its picture says', async () => {
    const second = await sign(sealed, 'Pagoda again');
    const { claims, state } = await read(second, identity.anchors);
    expect(state).toBe('trusted');
    expect(claims).toContain('inputTo > c2pa.created: compositeWithTrainedAlgorithmicMedia');
    expect(claims).toContain('inputTo > ingredient inputTo: Pagoda');
  });
});

describe('readCredentials', () => {
  it('finds none in the photo', async () => {
    expect(await read(photo)).toMatchObject({ label: 'none', state: 'none', problems: [] });
  });

  it('finds none in what can hold none', async () => {
    expect(await read(new TextEncoder().encode('hello'))).toMatchObject({ label: 'none' });
  });

  it('calls a broken file unreadable', async () => {
    const broken = tinyMp4().slice(0, 20);
    expect(await read(broken)).toMatchObject({ label: 'unreadable' });
  });
});
