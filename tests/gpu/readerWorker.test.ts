import { beforeAll, describe, expect, it } from 'vitest';
import { listFiles, readFile } from '../../lib/opfs.ts';
import { loadIdentity } from '../../lib/provenance/identity.ts';
import { sweepThumbnails } from '../../lib/provenance/keepThumbnail.ts';
import { ReaderWorker } from '../../lib/provenance/readerWorker.ts';
import { askWorker } from '../../lib/provenance/workerClient.ts';
import { tinyVideo } from './support/tinyVideo.ts';

const never = new AbortController().signal;

async function makePicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(320, 200);
  canvas.getContext('2d')!.fillRect(0, 0, 90, 90);
  return canvas.convertToBlob({ type: 'image/jpeg' });
}

describe('the reader in its worker', () => {
  let sealed: Uint8Array<ArrayBuffer>;
  let reader: ReaderWorker;

  beforeAll(async () => {
    const identity = await loadIdentity();
    const picture = await makePicture();
    const manifest = {
      title: 'Own',
      version: '1.0.0',
      createdAt: Date.now(),
      motions: ['camera'],
      checks: [],
    };
    const input = { mp4: new Blob([tinyVideo()]), picture, thumbnail: picture, manifest, identity };
    const { mp4 } = await askWorker({ kind: 'seal', input }, never);
    sealed = new Uint8Array(await mp4.arrayBuffer());
    reader = new ReaderWorker(async () => ({ anchors: identity.anchors }));
    await sweepThumbnails(true);
  });

  const read = (bytes: Uint8Array<ArrayBuffer>, signal = never) =>
    reader.read({ kind: 'whole', bytes: bytes.slice() }, signal);

  it('trusts what this install made, and keeps its thumbnail by name', async () => {
    const { verdict, raw } = await read(sealed);
    expect(verdict).toMatchObject({ label: 'partly-ai', state: 'trusted', binding: 'intact', problems: [] });
    expect(JSON.parse(raw)).toHaveProperty('manifests');
    const id = verdict.ingredients[0]?.thumbnail;
    expect(await listFiles('thumbnails')).toEqual([id]);
    const bitmap = await createImageBitmap((await readFile('thumbnails', id!))!);
    expect([bitmap.width, bitmap.height]).toEqual([256, 160]);
  });

  it('says that a tampered copy does not match, in the same worker', async () => {
    const tampered = sealed.slice();
    const at = new TextDecoder('latin1').decode(tampered).indexOf('media media');
    tampered[at]! ^= 1;
    const { verdict } = await read(tampered);
    expect(verdict).toMatchObject({
      label: 'mismatch',
      state: 'invalid',
      ai: 'partly-ai',
      binding: 'altered',
    });
  });

  it('stops at once when cancelled, and reads the next file', async () => {
    const controller = new AbortController();
    const cancelled = read(sealed, controller.signal);
    const next = read(sealed);
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect((await next).verdict.state).toBe('trusted');
  });

  it('reads fragments, which only a worker can', async () => {
    const fragment = new TextEncoder().encode('no fragment');
    const result = await reader.read({ kind: 'fragment', init: sealed.slice(), fragment }, never);
    expect(result.verdict.label).toMatch(/^(?:mismatch|unreadable)$/);
  });
});
