import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { derivedTypes, signDerived } from '../../../lib/provenance/derived.ts';
import { faultOf } from '../../../lib/provenance/fault.ts';
import { type Identity, loadIdentity } from '../../../lib/provenance/identity.ts';
import { readCredentials } from '../../../lib/provenance/readCredentials.ts';
import { signVideo } from '../../../lib/provenance/signing.ts';
import { xmpBytes } from '../../../lib/provenance/xmp.ts';
import { withXmp } from '../../../lib/provenance/xmpInPicture.ts';
import { startLibrary } from '../../../scripts/verify/library.ts';
import { tinyMp4 } from './support/tinyMp4.ts';
import { tinyPictures } from './support/tinyPictures.ts';

const photoPath = resolve(import.meta.dirname, '../../fixtures/photos/pagoda.jpg');

let identity: Identity;
let original: Blob;

beforeAll(async () => {
  await startLibrary();
  identity = await loadIdentity();
  const photo = new Blob([new Uint8Array(readFileSync(photoPath))]);
  const manifest = { title: 'Pagoda', version: '1.2.3', createdAt: 0, motions: ['camera'], checks: [] };
  original = new Blob([
    await signVideo({ mp4: new Blob([tinyMp4()]), picture: photo, thumbnail: photo, manifest, identity }),
  ]);
});

describe.each(derivedTypes)('a video turned into %s', (type) => {
  const sign = async () => {
    const plain = new Uint8Array(await tinyPictures[type]().arrayBuffer());
    const media = new Blob([withXmp(plain, type, xmpBytes({ system: 'Vivify', version: '1.2.3' }))]);
    const input = { media, type, original, title: 'Pagoda', version: '1.2.3', createdAt: 1, identity };
    return signDerived(input);
  };

  it('is trusted where it was made, and called what the video is', async () => {
    const credentials = await readCredentials('export', await sign(), { anchors: identity.anchors });
    expect(faultOf(credentials)).toBeNull();
    expect(credentials).toMatchObject({ label: 'ai-composite', state: 'trusted', generator: 'Vivify 1.2.3' });
    expect(credentials.claims).toEqual(
      expect.arrayContaining([
        'c2pa.transcoded: compositeWithTrainedAlgorithmicMedia',
        'ingredient parentOf: Pagoda',
        'parentOf > c2pa.created: compositeWithTrainedAlgorithmicMedia',
        'parentOf > ingredient inputTo: Pagoda',
      ]),
    );
  });

  it('carries XMP, and reads as altered where that is changed', async () => {
    const altered = await sign();
    const at = Buffer.from(altered).indexOf('<Iptc4xmpExt:AISystemUsed>Vivify');
    expect(at).toBeGreaterThan(0);
    altered[at + 30]! ^= 1;
    expect(await readCredentials('export', altered, { anchors: identity.anchors })).toMatchObject({
      state: 'invalid',
    });
  });
});
