import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ByteSource, MemorySource, OverBudgetError } from '../../../lib/provenance/fetch/byteSource.ts';
import { type Identity, loadIdentity } from '../../../lib/provenance/identity.ts';
import { isSoundJumbf } from '../../../lib/provenance/locate/jumbf.ts';
import { locate } from '../../../lib/provenance/locate/locate.ts';
import type { Located } from '../../../lib/provenance/locate/located.ts';
import { readVerdict } from '../../../lib/provenance/reading.ts';
import { signVideo } from '../../../lib/provenance/signing.ts';
import { verdictSchema } from '../../../lib/provenance/verdict.ts';
import { startLibrary } from '../../../scripts/verify/library.ts';
import {
  bmffBox,
  containers,
  credentialsBox,
  ftyp,
  provenanceXmp,
  storeIn,
  xmpBox,
} from './support/containers.ts';
import { tinyMp4 } from './support/tinyMp4.ts';

const picture = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../fixtures/odd/cmyk.jpg')));
const budget = 256 * 1024;

/** A file that counts what is read of it and has no more than a label's budget to give. */
class CountingSource implements ByteSource {
  readonly #file: MemorySource;
  readonly total: number;
  bytes = 0;
  reads = 0;

  constructor(file: Uint8Array<ArrayBuffer>, total = file.length) {
    this.#file = new MemorySource(file);
    this.total = total;
  }

  has(offset: number, length: number): boolean {
    return offset + length <= 65_536;
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    if (!Number.isSafeInteger(offset) || offset < 0 || !Number.isSafeInteger(length) || length < 0)
      throw new RangeError(`read(${offset}, ${length})`);
    if (length > budget) throw new OverBudgetError('Too long');
    this.reads++;
    const bytes = await this.#file.read(offset, length);
    this.bytes = Math.max(this.bytes, bytes.length);
    return bytes;
  }
}

let identity: Identity;
let sealed: Uint8Array<ArrayBuffer>;
let store: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  await startLibrary();
  identity = await loadIdentity();
  sealed = await signVideo({
    mp4: new Blob([tinyMp4()]),
    picture: new Blob([picture]),
    thumbnail: new Blob([picture]),
    manifest: {
      title: 'Found',
      version: '1.0.0',
      createdAt: Date.UTC(2026, 10, 22),
      motions: [],
      checks: [],
    },
    identity,
  });
  store = storeIn(sealed);
});

const concat = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

async function verdictOf(located: Located) {
  if (located.kind !== 'store') throw new Error(`Found ${located.kind}`);
  const { verdict } = await readVerdict({ ...located, kind: 'part' }, { anchors: identity.anchors });
  return v.parse(verdictSchema, verdict);
}

describe('credentials in every format', () => {
  it.each(Object.keys(containers))('finds and reads them in %s', async (name) => {
    const source = new CountingSource(containers[name]!(store));
    expect(await verdictOf(await locate(source))).toMatchObject({
      label: 'partly-ai',
      state: 'trusted',
      binding: 'unchecked',
    });
  });

  it('joins a JPEG box that many segments share', async () => {
    const long = concat(store, bmffBox('free', new Uint8Array(150_000)));
    new DataView(long.buffer).setUint32(0, long.length);
    const located = await locate(new CountingSource(containers.jpeg!(long)));
    expect(located.kind === 'store' && Buffer.compare(located.bytes, long)).toBe(0);
  });

  it('passes over a sealed video to its update', async () => {
    const file = concat(ftyp, credentialsBox(store, 'original'), bmffBox('mdat', new Uint8Array(99)));
    const located = await locate(new CountingSource(concat(file, credentialsBox(store, 'update'))));
    expect(located.kind === 'store' && located.bytes.length).toBeGreaterThan(2 * store.length);
  });

  it('finds what is kept elsewhere', async () => {
    const url = 'https://example.org/a.c2pa?x=1&y=2';
    const mp4 = concat(ftyp, xmpBox(provenanceXmp), bmffBox('mdat', new Uint8Array(9)));
    expect(await locate(new CountingSource(mp4))).toEqual({ kind: 'remote', url });
    const name = Buffer.from('http://ns.adobe.com/xap/1.0/\0');
    const app1 = Buffer.concat([name, Buffer.from(provenanceXmp)]);
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, app1.length + 2]);
    expect(await locate(new CountingSource(concat(head, app1, Buffer.from([0xff, 0xda, 0, 2]))))).toEqual({
      kind: 'remote',
      url,
    });
  });

  it.each([
    ['text', Buffer.from('hello world, nothing here')],
    ['nothing', Buffer.from('')],
    ['a plain video', tinyMp4()],
    ['a photo', picture],
  ])('finds none in %s', async (_name, bytes) => {
    expect(await locate(new CountingSource(new Uint8Array(bytes)))).toEqual({ kind: 'nothing' });
  });

  it('sees that a file is cut short, for free', async () => {
    const file = containers['mp4, box at the head']!(store);
    const located = await locate(new CountingSource(file.slice(0, -1000)));
    expect(await verdictOf(located)).toMatchObject({ label: 'mismatch', problems: ['cut-short'] });
  });

  it('calls credentials broken whose own end is missing', async () => {
    const file = concat(ftyp, credentialsBox(store)).slice(0, -100);
    expect(await locate(new CountingSource(file))).toEqual({ kind: 'broken' });
  });
});

describe('hostile boxes', () => {
  const huge = (size: bigint, type = 'uuid') => {
    const bytes = Buffer.alloc(80);
    bytes.writeUInt32BE(1);
    bytes.write(type, 4, 'latin1');
    bytes.writeBigUInt64BE(size, 8);
    Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex').copy(bytes, 16);
    return bytes;
  };
  const sized = (size: number, type = 'moov') => {
    const bytes = Buffer.alloc(64);
    bytes.writeUInt32BE(size);
    bytes.write(type, 4, 'latin1');
    return bytes;
  };

  it.each([
    ['size 0', sized(0)],
    ['size 1 without more', sized(1).subarray(0, 10)],
    ['size 7', sized(7)],
    ['64-bit size 15', huge(15n)],
    ['2^63', huge(2n ** 63n, 'mdat')],
    ['2^64 - 1', huge(2n ** 64n - 1n, 'mdat')],
    ['2^53', huge(2n ** 53n, 'mdat')],
    ['reaching over the end', sized(0xffffffff)],
  ])('end at a box of %s', async (_name, box) => {
    const source = new CountingSource(concat(ftyp, box));
    expect((await locate(source)).kind).toBe('nothing');
    expect(source.reads).toBeLessThan(10);
  });

  it('call credentials of 2^63 bytes broken', async () => {
    expect(await locate(new CountingSource(concat(ftyp, huge(2n ** 63n))))).toEqual({ kind: 'broken' });
  });

  it('give up on credentials beyond the budget', async () => {
    const file = concat(ftyp, credentialsBox(store));
    new DataView(file.buffer).setUint32(ftyp.length, 300_000);
    await expect(locate(new CountingSource(file, 400_000))).rejects.toThrow(OverBudgetError);
  });

  it('do not follow a million boxes', async () => {
    const boxes = Buffer.alloc(8_000_000);
    for (let at = 0; at < boxes.length; at += 8) boxes.write('\0\0\0\x08free', at, 'latin1');
    const source = new CountingSource(concat(ftyp, boxes));
    expect((await locate(source)).kind).toBe('nothing');
    expect(source.reads).toBeLessThan(3000);
  });

  it('never hand on boxes nested 10 000 deep, or 20 001 beside each other', () => {
    let nested = Buffer.alloc(0);
    for (let depth = 0; depth < 10_000; depth++) {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(nested.length + 8);
      head.write('jumb', 4);
      nested = Buffer.concat([head, nested]);
    }
    expect(isSoundJumbf(nested)).toBe(false);
    const beside = Buffer.alloc(8 * 20_001);
    for (let at = 0; at < beside.length; at += 8) beside.write('\0\0\0\x08free', at, 'latin1');
    beside.writeUInt32BE(beside.length);
    beside.write('jumb', 4);
    expect(isSoundJumbf(beside)).toBe(false);
    expect(isSoundJumbf(store)).toBe(true);
  });

  it('find no manifest in boxes that overlap', () => {
    const overlapping = Buffer.from(store);
    overlapping.writeUInt32BE(overlapping.readUInt32BE(8) + overlapping.length, 8);
    expect(isSoundJumbf(overlapping)).toBe(false);
  });
});

/** Numbers below a bound, the same ones for the same seed (xorshift32). */
function random(seed: number) {
  let state = seed | 1;
  return (bound: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

const extremes = [0, 1, 7, 8, 0x7f, 0x80, 0xff];

/** A file with a few bytes, lengths or stretches changed; most changes hit the first kilobyte. */
function mutate(file: Uint8Array<ArrayBuffer>, next: (bound: number) => number): Uint8Array<ArrayBuffer> {
  let mutated = file.slice();
  for (let change = 1 + next(6); change > 0 && mutated.length > 16; change--) {
    const at = next(next(4) === 0 ? mutated.length : Math.min(mutated.length, 1024));
    const kind = next(6);
    if (kind === 0) mutated = mutated.slice(0, at);
    else if (kind === 1) mutated.copyWithin(at, next(mutated.length), next(mutated.length));
    else if (kind === 2 && at + 4 <= mutated.length)
      new DataView(mutated.buffer).setUint32(
        at,
        next(2) === 0 ? 0xffffffff - next(16) : next(mutated.length * 2),
      );
    else mutated[at] = next(2) === 0 ? extremes[next(extremes.length)]! : next(256);
  }
  return mutated;
}

describe('mutated files', () => {
  const perFormat = 1200;

  it.each(Object.keys(containers))(
    `end in an answer for ${perFormat} mutations of %s, within the budget`,
    async (name) => {
      const file = name === 'mp4, box at the head' ? sealed : containers[name]!(store);
      const next = random(name.length * 7919);
      const kinds = new Map<string, number>();
      for (let i = 0; i < perFormat; i++) {
        const source = new CountingSource(mutate(file, next));
        const located: Located | { kind: 'over-budget' } = await locate(source).catch((error: unknown) => {
          if (error instanceof OverBudgetError) return { kind: 'over-budget' };
          throw error;
        });
        kinds.set(located.kind, (kinds.get(located.kind) ?? 0) + 1);
        expect(source.bytes).toBeLessThanOrEqual(budget);
        if (located.kind !== 'store' || i % 20 !== 0) continue;
        const { verdict } = await readVerdict({ ...located, kind: 'part' }, { anchors: '' });
        expect(v.is(verdictSchema, verdict)).toBe(true);
        expect(verdict.state).not.toBe('trusted');
      }
      expect(kinds.get('store')).toBeGreaterThan(0);
      expect(kinds.size).toBeGreaterThan(1);
    },
    60_000,
  );
});
