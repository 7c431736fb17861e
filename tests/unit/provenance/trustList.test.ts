import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLeaf, createRoot, type KeyedCertificate, toPem } from '../../../lib/provenance/certificate.ts';
import { loadIdentity } from '../../../lib/provenance/identity.ts';
import { parseAuthorities } from '../../../lib/provenance/trust/certificates.ts';
import { readerSettings } from '../../../lib/provenance/trust/trust.ts';
import { emptyList, judgeList, updateList } from '../../../lib/provenance/trust/trustList.ts';
import { TrustStore } from '../../../lib/provenance/trust/trustStore.ts';

const day = 24 * 3600 * 1000;
const now = Date.UTC(2026, 10, 22);
const never = new AbortController().signal;
const unstated = { etag: null, lastModified: null };

let roots: KeyedCertificate[];
let list: string;

beforeAll(async () => {
  roots = await Promise.all([0, 10, 20, 30].map((age) => createRoot(now - age * day)));
  list = roots.map(({ der }) => `Subject\tCN=x\n${toPem(der)}`).join('\n\n');
});

describe('what comes as a list', () => {
  it('is taken with its date', async () => {
    const stated = { etag: '"1"', lastModified: 'Fri, 20 Nov 2026 00:00:00 GMT' };
    expect(await judgeList(emptyList('signers'), list, stated, now)).toMatchObject({
      certificates: 4,
      etag: '"1"',
      publishedAt: Date.UTC(2026, 10, 20),
      fetchedAt: now,
      problem: null,
    });
  });

  it.each([
    ['nothing', () => ''],
    ['a web page', () => '<html>Not found</html>'],
    ['a cut list', () => list.slice(0, -40)],
    ['garbage between the marks', () => '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  ])('is refused where it is %s', async (_name, text) => {
    const kept = await judgeList(emptyList('signers'), list, unstated, now);
    const judged = await judgeList(kept, text(), unstated, now + day);
    expect(judged).toEqual({ ...kept, checkedAt: now + day, problem: 'implausible' });
  });

  it('is refused where half of the authorities are gone', async () => {
    const kept = await judgeList(emptyList('signers'), list, unstated, now);
    expect(await judgeList(kept, toPem(roots[0]!.der), unstated, now)).toMatchObject({
      certificates: 4,
      problem: 'implausible',
    });
  });

  it('is refused where it holds a signer instead of an authority', async () => {
    const leaf = await createLeaf(roots[0]!, now);
    const judged = await judgeList(emptyList('signers'), `${list}\n${toPem(leaf.der)}`, unstated, now);
    expect(judged.problem).toBe('implausible');
  });

  it('is refused once where it is older, and believed when it comes again', async () => {
    const kept = await judgeList(emptyList('signers'), list, unstated, now);
    const older = roots
      .slice(1)
      .map(({ der }) => toPem(der))
      .join('\n');
    const refused = await judgeList(kept, older, unstated, now + day);
    expect(refused).toMatchObject({ certificates: 4, problem: 'older' });
    expect(await judgeList(refused, older, unstated, now + 7 * day)).toMatchObject({
      certificates: 3,
      problem: null,
    });
  });
});

describe('fetching a list', () => {
  beforeEach(() => vi.unstubAllGlobals());
  const answer = (response: () => Response) => {
    const fetching = vi.fn(async (_url: string, _init: RequestInit) => response());
    vi.stubGlobal('fetch', fetching);
    return fetching;
  };

  it('asks with the ETag, and leaves an unchanged list as it is', async () => {
    const fetching = answer(() => new Response(null, { status: 304 }));
    const kept = { ...(await judgeList(emptyList('signers'), list, unstated, now)), etag: '"7"' };
    expect(await updateList(kept, now + day, never)).toEqual({ ...kept, checkedAt: now + day });
    expect(fetching.mock.calls[0]?.[1]).toMatchObject({
      headers: { 'if-none-match': '"7"' },
      credentials: 'omit',
    });
  });

  it.each([
    ['the server fails', () => new Response('', { status: 503 })],
    ['the network fails', () => Response.error()],
    ['it is larger than a list can be', () => new Response(new Uint8Array(1_100_000))],
  ])('keeps the old list where %s', async (_name, response) => {
    answer(response);
    const kept = await judgeList(emptyList('signers'), list, unstated, now);
    expect(await updateList(kept, now + day, never)).toMatchObject({
      certificates: 4,
      problem: 'unreachable',
    });
  });
});

describe('TrustStore', () => {
  const store = new TrustStore();

  it('trusts nobody at first, and this install once it has an identity', async () => {
    expect(await store.trust()).toEqual({ anchors: '', signers: '', timeStamps: '' });
    const { anchors } = await loadIdentity();
    expect((await store.trust()).anchors).toBe(anchors.trim());
  });

  it('adds and removes what the user trusts', async () => {
    const before = (await store.trust()).anchors;
    const { anchors } = await store.add(`${toPem(roots[0]!.der)}\n${toPem(roots[0]!.der)}`);
    expect(anchors).toHaveLength(1);
    expect(anchors[0]?.subject).toContain('CN=Vivify install root');
    expect((await store.trust()).anchors).toContain(toPem(roots[0]!.der).trim());
    expect((await store.add(toPem(roots[0]!.der))).anchors).toHaveLength(1);
    expect((await store.remove(anchors[0]!.id)).anchors).toEqual([]);
    expect((await store.trust()).anchors).toBe(before);
  });

  it.each(['', 'no certificate', '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----'])(
    'refuses %j with a code',
    async (pem) => {
      await expect(store.add(pem)).rejects.toMatchObject({ code: 'certificate-invalid' });
    },
  );

  it('keeps the lists that came, for signers and for time-stamps', async () => {
    vi.stubGlobal('fetch', async () => new Response(list, { headers: { etag: '"9"' } }));
    const { lists } = await store.update(never);
    vi.unstubAllGlobals();
    expect(lists.map(({ name, certificates, problem }) => [name, certificates, problem])).toEqual([
      ['signers', 4, null],
      ['time-stamps', 4, null],
    ]);
    const { signers, timeStamps } = await store.trust();
    expect(await parseAuthorities(signers ?? '')).toHaveLength(4);
    const settings = JSON.parse(readerSettings(await store.trust()));
    expect(settings.trust.anchors.map((one: { trust_kind: string }) => one.trust_kind)).toEqual([
      'manifest',
      'tsa',
    ]);
    expect(timeStamps).toBe(signers);
  });
});
