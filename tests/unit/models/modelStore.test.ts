import { beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '../../../engine/contracts.ts';
import { sha256Of } from '../../../lib/hash.ts';
import type { ModelStore } from '../../../lib/models/modelStore.ts';
import { bytesOf, Device, fileBytes, modelOf } from './support.ts';

let device: Device;
beforeEach(() => {
  device = new Device();
});

const recordOf = (store: ModelStore, id = 'deep') => store.list().find((record) => record.id === id);
const settled = (store: ModelStore, id = 'deep') =>
  expect.poll(() => recordOf(store, id)?.state, { timeout: 20_000 }).toMatch(/ready|failed|paused/);

async function isWhole(): Promise<boolean> {
  const kept = Buffer.from(await (await device.files.read('deep')).arrayBuffer());
  return kept.equals(device.server.bytes);
}

/** Downloads until the connection breaks in the second part. */
async function broken(store: ModelStore): Promise<number> {
  device.server.breakAfter = 1_500_000;
  await store.download('deep');
  await settled(store);
  expect(recordOf(store)).toMatchObject({ state: 'failed', error: { code: 'model-unreachable' } });
  return recordOf(store)!.received;
}

describe('a download', () => {
  it('brings the file whole, tells how far it is, and hands it out where it is chosen', async () => {
    const store = await device.open();
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)).toMatchObject({
      state: 'ready',
      received: fileBytes,
      total: fileBytes,
      error: null,
    });
    expect(await isWhole()).toBe(true);
    const states = device.told.map(([record]) => record?.state);
    expect(states[0]).toBe('downloading');
    expect(states).toContain('checking');
    expect(store.chosen({ depth: null, inpaint: 'deep' })).toEqual({});
    const { depth } = store.chosen({ depth: 'deep', inpaint: null });
    expect((await depth!.load()).size).toBe(fileBytes);
  });

  it('goes on by range after a break', async () => {
    const store = await device.open();
    const received = await broken(store);
    expect(received).toBeGreaterThanOrEqual(1 << 20);
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)?.state).toBe('ready');
    expect(device.server.requests).toEqual([null, `bytes=${received}-`]);
    expect(await isWhole()).toBe(true);
  });

  it.each<[string, (server: Device['server']) => unknown]>([
    ['cannot give ranges', (server) => Object.assign(server, { ranges: false })],
    ['gives no ETag any more', (server) => Object.assign(server, { etag: null })],
    [
      'has another version',
      (server) => {
        server.etag = '"two"';
        server.bytes = bytesOf(2);
      },
    ],
  ])('starts over where the server %s', async (_, change) => {
    const store = await device.open();
    await broken(store);
    change(device.server);
    const model = await modelOf(device.server);
    const again = await device.open({ catalogue: [model] });
    await again.download('deep');
    await settled(again);
    expect(recordOf(again)).toMatchObject({ state: 'ready', sha256: model.sha256 });
    expect(await isWhole()).toBe(true);
  });

  it('can be paused, keeps what has come, and goes on', async () => {
    const store = await device.open();
    const { reached } = device.server.hold();
    await store.download('deep');
    await reached;
    await store.pause('deep');
    expect(recordOf(store)).toMatchObject({ state: 'paused', received: fileBytes - 1, error: null });
    await store.download('deep');
    await settled(store);
    expect(device.server.requests).toEqual([null, `bytes=${fileBytes - 1}-`]);
    expect(recordOf(store)?.state).toBe('ready');
  });

  it('is gone without a trace when removed in the middle', async () => {
    const store = await device.open();
    const { reached } = device.server.hold();
    await store.download('deep');
    await reached;
    await store.remove('deep');
    expect([store.list(), [...device.journal.rows], await device.files.list()]).toEqual([[], [], []]);
  });

  it.each([
    ['changed on the way', (bytes: Uint8Array) => bytes.fill(7, 1000, 1010), 'model-damaged'],
    ['of another size', (bytes: Uint8Array) => bytes.subarray(0, 5000), 'model-damaged'],
  ])('refuses a file %s and keeps nothing of it', async (_, damage, code) => {
    const catalogue = [await modelOf(device.server)];
    device.server.bytes = damage(device.server.bytes.slice()) as Uint8Array<ArrayBuffer>;
    const store = await device.open({ catalogue });
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)).toMatchObject({ state: 'failed', received: 0, error: { code } });
    expect(await device.files.list()).toEqual([]);
    expect(store.chosen({ depth: 'deep', inpaint: null })).toEqual({});
  });

  it('refuses a net of another signature', async () => {
    const store = await device.open({
      checkNet: () => Promise.reject(new EngineError('model-unsuitable', 'pixel_values is missing')),
    });
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)).toMatchObject({ state: 'failed', error: { code: 'model-unsuitable' } });
    expect(await device.files.list()).toEqual([]);
  });

  it('takes a file whose size is published in round figures, and no other', async () => {
    const about = (size: number) => modelOf(device.server, { bytes: { about: size }, sha256: null });
    for (const [size, state] of [
      [fileBytes * 1.01, 'ready'],
      [fileBytes / 1.05, 'ready'],
      [fileBytes / 1.2, 'failed'],
      [fileBytes * 1.2, 'failed'],
    ] as const) {
      const store = await device.open({ catalogue: [await about(size)] });
      await store.download('deep');
      await settled(store);
      expect(recordOf(store)?.state).toBe(state);
      await store.remove('deep');
    }
  });

  it('does not begin where there is no room', async () => {
    device.freeBytes = fileBytes + 1000;
    const store = await device.open();
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)).toMatchObject({ state: 'failed', error: { code: 'model-no-room' } });
    expect(await device.files.list()).toEqual([]);
    device.freeBytes = 1 << 30;
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)).toMatchObject({ state: 'ready', error: null });
  });

  it('says so where the disk is full in the middle', async () => {
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    device.files.append = full;
    const store = await device.open();
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)).toMatchObject({ state: 'failed', error: { code: 'model-no-room' } });
  });

  it('is not begun for what is not in the catalogue', async () => {
    const store = await device.open();
    await expect(store.download('shady')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('says that it cannot reach the file', async () => {
    device.server.status = 404;
    const store = await device.open();
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)?.error?.code).toBe('model-unreachable');
  });
});

describe('after a death', () => {
  async function halfway(): Promise<void> {
    const store = await device.open();
    const received = await broken(store);
    await device.journal.put({ ...recordOf(store)!, state: 'downloading', received });
  }

  it('of the document the download goes on by itself', async () => {
    await halfway();
    const store = await device.open();
    await settled(store);
    expect(recordOf(store)?.state).toBe('ready');
    expect(device.server.requests[1]).toMatch(/^bytes=\d{7}-$/);
  });

  it('of the browser it waits for the user, with what has come', async () => {
    await halfway();
    const store = await device.open({ browserSession: 'second' });
    expect(recordOf(store)).toMatchObject({
      state: 'paused',
      received: (await device.files.read('deep')).size,
    });
    expect(device.server.requests).toHaveLength(1);
    await store.download('deep');
    await settled(store);
    expect(recordOf(store)?.state).toBe('ready');
  });

  it('a net that is here is here, offline too', async () => {
    const first = await device.open();
    await first.download('deep');
    await settled(first);
    device.server.status = 503;
    const { depth } = (await device.open({ browserSession: 'second' })).chosen({
      depth: 'deep',
      inpaint: null,
    });
    expect((await depth!.load()).size).toBe(fileBytes);
  });

  it('bytes that nobody knows of are removed', async () => {
    await device.files.append('stray', new Blob(['x']));
    await device.open();
    expect(await device.files.list()).toEqual([]);
  });

  it('a damaged net is noticed when it is to be used', async () => {
    const store = await device.open();
    await store.download('deep');
    await settled(store);
    const chosen = store.chosen({ depth: 'deep', inpaint: null });
    device.files.parts.set('deep', [new Blob([bytesOf(2)])]);
    await expect(chosen.depth!.load()).rejects.toMatchObject({ code: 'model-damaged' });
    expect(recordOf(store)).toMatchObject({ state: 'failed', received: 0 });
    expect(store.chosen({ depth: 'deep', inpaint: null })).toEqual({});
  });
});

describe("the user's own file", () => {
  it('is taken, used, and replaced by the next', async () => {
    const store = await device.open();
    for (const content of ['first', 'second']) {
      device.files.inbox.set('file', new Blob([content]));
      await store.adopt('inpaint', 'file', `${content}.onnx`);
      const own = recordOf(store, 'own-inpaint');
      expect(own).toMatchObject({ state: 'ready', name: `${content}.onnx`, role: 'inpaint' });
      expect(own?.sha256).toBe(await sha256Of(new Blob([content])));
      const net = store.chosen({ depth: null, inpaint: 'own-inpaint' }).inpaint;
      expect(await (await net!.load()).text()).toBe(content);
      expect(device.files.inbox.size).toBe(0);
    }
  });

  it('is refused where it is no such net, and the one before it stays', async () => {
    let suits = true;
    const store = await device.open({
      checkNet: async () => {
        if (!suits) throw new EngineError('model-unsuitable', 'result is missing');
      },
    });
    device.files.inbox.set('file', new Blob(['good']));
    await store.adopt('inpaint', 'file', 'good.onnx');
    suits = false;
    device.files.inbox.set('file', new Blob(['bad']));
    await expect(store.adopt('inpaint', 'file', 'bad.onnx')).rejects.toMatchObject({
      code: 'model-unsuitable',
    });
    expect(recordOf(store, 'own-inpaint')?.name).toBe('good.onnx');
    expect(device.files.inbox.size).toBe(0);
  });

  it('needs room', async () => {
    device.freeBytes = 100;
    const store = await device.open();
    device.files.inbox.set('file', new Blob(['good']));
    await expect(store.adopt('depth', 'file', 'good.onnx')).rejects.toMatchObject({ code: 'model-no-room' });
  });
});
