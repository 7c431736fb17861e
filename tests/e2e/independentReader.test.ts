import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import 'fake-indexeddb/auto';
import { type Identity, loadIdentity } from '../../lib/provenance/identity.ts';
import { signVideo } from '../../lib/provenance/signing.ts';
import { startLibrary } from '../../scripts/verify/library.ts';
import { tinyMp4 } from '../unit/provenance/support/tinyMp4.ts';
import { photo } from './support/extension.ts';
import { readIndependently } from './support/independentReader.ts';

describe('another library, in an older version, on a sealed video', () => {
  let identity: Identity;
  let sealed: Uint8Array<ArrayBuffer>;

  beforeAll(async () => {
    await startLibrary();
    identity = await loadIdentity();
    const picture = new Blob([new Uint8Array(readFileSync(photo('sunset')))]);
    const manifest = {
      title: 'Sunset',
      version: '1.2.3',
      createdAt: Date.now(),
      motions: ['camera'],
      checks: [],
    };
    sealed = await signVideo({
      mp4: new Blob([tinyMp4()]),
      picture,
      thumbnail: picture,
      manifest,
      identity,
    });
  });

  it('trusts it with the root of the install, and finds the claim', async () => {
    const { state, failures, activeManifest } = await readIndependently(sealed, identity.anchors);
    expect(state).toBe('Trusted');
    expect(failures).toEqual([]);
    expect(activeManifest?.ingredients?.[0]).toMatchObject({ title: 'Sunset', relationship: 'inputTo' });
    const actions = activeManifest?.assertions?.find(({ label }) => label === 'c2pa.actions.v2');
    expect(actions?.data).toMatchObject({
      allActionsIncluded: true,
      actions: [
        { digitalSourceType: expect.stringMatching(/\/compositeWithTrainedAlgorithmicMedia$/) as string },
      ],
    });
  });

  it('finds it intact without the root', async () => {
    const { state, failures } = await readIndependently(sealed);
    expect(state).toBe('Valid');
    expect(failures).toEqual(['signingCredential.untrusted']);
  });

  it('finds a changed byte', async () => {
    const altered = sealed.slice();
    altered[Buffer.from(altered).indexOf('media media')]! ^= 1;
    expect((await readIndependently(altered, identity.anchors)).state).toBe('Invalid');
  });
});
