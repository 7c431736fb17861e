import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPage } from '../../../lib/protocol/labelMessages.ts';
import { labelledSchema } from '../../../lib/protocol/labelMessages.ts';
import { isPrivateHost, isSameSite, mayLookAt } from '../../../lib/provenance/fetch/address.ts';
import { Gate } from '../../../lib/provenance/fetch/gate.ts';
import { type Identity, loadIdentity } from '../../../lib/provenance/identity.ts';
import { LabelService } from '../../../lib/provenance/labels/labelService.ts';
import { readVerdict } from '../../../lib/provenance/reading.ts';
import { signVideo } from '../../../lib/provenance/signing.ts';
import { startLibrary } from '../../../scripts/verify/library.ts';
import { bmffBox, ftyp, provenanceXmp, storeIn, xmpBox } from './support/containers.ts';

const picture = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../fixtures/odd/cmyk.jpg')));

describe('addresses', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...[
      '[::1]',
      '[::]',
      '[fe80::1]',
      '[fd00::1]',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
    ],
    ...['localhost', 'LOCALHOST.', 'a.localhost', 'router', 'nas.local', 'x.internal', 'x.home.arpa'],
    ...['2130706433', '0x7f.1', '0177.0.0.1', '127.1'],
  ])('%s is private', (host) => {
    expect(isPrivateHost(new URL(`http://${host}/`).hostname)).toBe(true);
  });

  it.each([
    'example.org',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '[2606:4700::1111]',
    'localhost.example.org',
  ])('%s is public', (host) => {
    expect(isPrivateHost(new URL(`http://${host}/`).hostname)).toBe(false);
  });

  it.each([
    ['https://example.org/a.mp4', 'https://news.example/', true],
    ['http://127.0.0.1/a.mp4', 'https://news.example/', false],
    ['http://127.0.0.1/a.mp4', 'http://192.168.0.5/', true],
    ['http://127.0.0.1/a.mp4', null, true],
    ['ftp://example.org/a.mp4', null, false],
    ['file:///etc/passwd', null, false],
    ['data:video/mp4,x', null, false],
    ['https://user:secret@example.org/', null, false],
    ['chrome-extension://abc/a.mp4', null, false],
  ])('%s on behalf of %s: %s', (url, page, allowed) => {
    expect(mayLookAt(url, page)).toBe(allowed);
  });

  it.each([
    ['https://example.org/a', 'https://example.org/b', true],
    ['https://cdn.example.org/a', 'https://www.example.org/', true],
    ['https://www.example.org/a', 'https://example.org/', true],
    ['https://example.org/a', 'https://evil.example.org.attacker.net/', false],
    ['https://badexample.org/', 'https://example.org/', false],
    ['http://example.org/', 'https://example.org/', false],
    ['https://other.github.io/', 'https://mine.github.io/', false],
    ['https://a.com/', 'https://com/', false],
  ])('cookies of %s on %s: %s', (url, page, same) => {
    expect(isSameSite(url, page)).toBe(same);
  });
});

describe('Gate', () => {
  it('lets so many run, and forgets those that gave up waiting', async () => {
    const gate = new Gate(2);
    const ends: (() => void)[] = [];
    let running = 0;
    const start = (signal = new AbortController().signal) =>
      gate.run('page', signal, async () => {
        running++;
        await new Promise<void>((end) => void ends.push(end));
        running--;
      });
    const leaving = new AbortController();
    const tasks = [start(), start(), start(leaving.signal), start()];
    await Promise.resolve();
    expect(running).toBe(2);
    leaving.abort();
    await expect(tasks[2]).rejects.toThrow();
    while (ends.length > 0 || running > 0) {
      expect(running).toBeLessThanOrEqual(2);
      ends.shift()?.();
      await new Promise((next) => setTimeout(next));
    }
    await Promise.all([tasks[0], tasks[1], tasks[3]]);
  });
});

interface Request {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

let server: Server;
let origin: string;
let identity: Identity;
let sealed: Uint8Array<ArrayBuffer>;
let requests: Request[] = [];
const files = new Map<string, Uint8Array>();
const routes = new Map<string, (response: ServerResponse, headers: IncomingHttpHeaders) => void>();

function sendFile(response: ServerResponse, file: Uint8Array, headers: IncomingHttpHeaders): void {
  const etag = `"${file.length}"`;
  if (headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  const range = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '');
  if (!range) return void response.writeHead(200, { etag, 'content-length': file.length }).end(file);
  const [from, to] = [Number(range[1]), Math.min(Number(range[2]), file.length - 1)];
  const place = `bytes ${from}-${to}/${file.length}`;
  response.writeHead(206, { etag, 'content-range': place }).end(file.subarray(from, to + 1));
}

beforeAll(async () => {
  await startLibrary();
  identity = await loadIdentity();
  const media = Buffer.alloc(400_000, 'media ');
  sealed = await signVideo({
    mp4: new Blob([
      new Uint8Array(
        Buffer.concat([ftyp, bmffBox('moov', bmffBox('mvhd', new Uint8Array(100))), bmffBox('mdat', media)]),
      ),
    ]),
    picture: new Blob([picture]),
    thumbnail: new Blob([picture]),
    manifest: {
      title: 'Served',
      version: '1.0.0',
      createdAt: Date.UTC(2026, 10, 22),
      motions: [],
      checks: [],
    },
    identity,
  });
  server = createServer(({ url = '', headers }, response) => {
    requests.push({ path: url, headers });
    const [file, route] = [files.get(url), routes.get(url)];
    if (route) route(response, headers);
    else if (file) sendFile(response, file, headers);
    else response.writeHead(404).end('<p>gone</p>');
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  files.set('/sealed.mp4', sealed);
  const tampered = sealed.slice();
  tampered[tampered.length - 5]! ^= 1;
  files.set('/tampered.mp4', tampered);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let service: LabelService;
let now = 0;
const never = new AbortController().signal;
const file = (path: string) => ({ kind: 'file', url: origin + path }) as const;
const page: AskingPage = { frame: 'http://localhost/', top: 'http://localhost/', tabId: 1 };
const publicPage: AskingPage = { frame: 'https://news.example/', top: 'https://news.example/', tabId: 1 };

const ask = async (path: string, asker: AskingPage | null = page) =>
  v.parse(labelledSchema, await service.ask(file(path), asker, never));

beforeEach(() => {
  requests = [];
  now = 1_000_000;
  service = new LabelService(
    (input) => readVerdict(input, { anchors: identity.anchors }),
    () => now,
  );
});

describe('a label', () => {
  it('takes one request and a few kilobytes', async () => {
    const { verdict, cost } = await ask('/sealed.mp4');
    expect(verdict).toMatchObject({ label: 'partly-ai', state: 'trusted', binding: 'unchecked' });
    expect(cost).toMatchObject({ requests: 1, bytes: 65_536, total: sealed.length, cached: false });
    expect(requests[0]?.headers).not.toHaveProperty('cookie');
    expect(requests[0]?.headers).not.toHaveProperty('referer');
  });

  it('is remembered, then confirmed by the validator, then made anew for a new version', async () => {
    await ask('/sealed.mp4');
    expect((await ask('/sealed.mp4')).cost).toMatchObject({ cached: true });
    expect(requests).toHaveLength(1);
    now += 3_600_000;
    expect((await ask('/sealed.mp4')).cost).toMatchObject({ cached: true });
    expect(requests).toHaveLength(2);
    now += 3_600_000;
    files.set('/sealed.mp4', new Uint8Array(Buffer.concat([sealed, bmffBox('free')])));
    expect((await ask('/sealed.mp4')).cost).toMatchObject({ cached: false });
    files.set('/sealed.mp4', sealed);
  });

  it('needs no ranges where the credentials come first', async () => {
    routes.set('/plain.mp4', (response) => void response.writeHead(200).end(sealed));
    const { verdict, cost } = await ask('/plain.mp4');
    expect(verdict).toMatchObject({ label: 'partly-ai', state: 'trusted' });
    expect(cost.bytes).toBeLessThanOrEqual(256 * 1024);
  });

  it('asks for a check where a server without ranges would have to send too much', async () => {
    const video = Buffer.concat([ftyp, bmffBox('mdat', Buffer.alloc(600_000))]);
    routes.set(
      '/tail.mp4',
      (response) => void response.writeHead(200, { 'content-length': video.length + 9 }).write(video),
    );
    expect((await ask('/tail.mp4')).verdict).toMatchObject({ label: 'needs-check', reason: 'over-budget' });
  });

  it.each([
    ['a missing file', '/missing.mp4', () => undefined],
    [
      'another range',
      '/range.mp4',
      (r: ServerResponse) => r.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('01234'),
    ],
    [
      'a broken header',
      '/header.mp4',
      (r: ServerResponse) => r.writeHead(206, { 'content-range': 'nonsense' }).end('01234'),
    ],
    ['an end in mid-air', '/cut.mp4', (r: ServerResponse) => r.destroy()],
    ['304 unasked', '/304.mp4', (r: ServerResponse) => r.writeHead(304).end()],
  ])('says that %s is out of reach', async (_name, path, route) => {
    if (path !== '/missing.mp4') routes.set(path, (response) => void route(response));
    expect((await ask(path)).verdict).toMatchObject({ label: 'needs-check', reason: 'unreachable' });
  });

  it('does not hear out a server that sends more than it was asked for', async () => {
    routes.set('/more.mp4', (response) => {
      response.writeHead(206, { 'content-range': 'bytes 0-65535/9000000' });
      const flood = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', flood);
      flood();
    });
    const { cost } = await ask('/more.mp4');
    expect(cost.bytes).toBeLessThanOrEqual(256 * 1024);
    expect(cost.requests).toBeLessThanOrEqual(6);
  });

  it('follows redirects, but not for a public page into a private network', async () => {
    routes.set('/moved.mp4', (response) => void response.writeHead(302, { location: '/sealed.mp4' }).end());
    expect((await ask('/moved.mp4')).verdict).toMatchObject({ label: 'partly-ai' });
    await ask('/sealed.mp4');
    requests = [];
    expect((await ask('/sealed.mp4', publicPage)).verdict).toMatchObject({
      label: 'needs-check',
      reason: 'forbidden-address',
    });
    expect(requests).toHaveLength(0);
  });

  it('stops at once when it is cancelled', async () => {
    routes.set('/slow.mp4', () => undefined);
    const controller = new AbortController();
    const asking = service.ask(file('/slow.mp4'), page, controller.signal);
    setTimeout(() => controller.abort(), 20);
    await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('sends no more than four requests at once for a page', async () => {
    let [open, most] = [0, 0];
    const paths = Array.from({ length: 12 }, (_, i) => `/busy${i}.mp4`);
    for (const path of paths)
      routes.set(path, (response) => {
        most = Math.max(most, ++open);
        setTimeout(() => {
          open--;
          response.writeHead(404).end();
        }, 15);
      });
    await Promise.all(paths.map((path) => ask(path)));
    expect(most).toBe(4);
  });
});

describe('a check of the whole file', () => {
  const check = (path: string, onBytes = (_bytes: number, _total: number | null) => {}) =>
    service.checkWhole(file(path), page, onBytes, never);

  it('says that our own video is unchanged, with progress', async () => {
    const seen: number[] = [];
    const { verdict } = await check('/sealed.mp4', (bytes, total) => {
      seen.push(bytes);
      expect(total).toBe(sealed.length);
    });
    expect(verdict).toMatchObject({ label: 'partly-ai', state: 'trusted', binding: 'intact', problems: [] });
    expect(seen.at(-1)).toBe(sealed.length);
  });

  it('finds out a tampered copy that its label does not', async () => {
    expect((await ask('/tampered.mp4')).verdict).toMatchObject({ label: 'partly-ai', state: 'trusted' });
    expect((await check('/tampered.mp4')).verdict).toMatchObject({
      label: 'mismatch',
      state: 'invalid',
      ai: 'partly-ai',
      binding: 'altered',
      problems: ['altered'],
    });
    expect((await ask('/tampered.mp4')).verdict.label).toBe('mismatch');
  });

  it('keeps its report for a while', async () => {
    const { reportId } = await check('/sealed.mp4');
    expect(JSON.parse(service.report(reportId))).toHaveProperty('validation_results');
    expect(() => service.report(crypto.randomUUID())).toThrow(
      expect.objectContaining({ code: 'report-gone' }),
    );
  });

  it('says where the server breaks off', async () => {
    routes.set('/half.mp4', (response) => {
      response.writeHead(200, { 'content-length': sealed.length });
      response.write(sealed.subarray(0, 1000), () => response.destroy());
    });
    expect((await check('/half.mp4')).verdict).toMatchObject({ reason: 'unreachable' });
  });
});

describe('credentials kept elsewhere', () => {
  it('are fetched only when the user says so, and then read', async () => {
    const xmp = provenanceXmp.replace('https://example.org/a.c2pa?x=1&amp;y=2', `${origin}/apart.c2pa`);
    files.set(
      '/apart.mp4',
      new Uint8Array(Buffer.concat([ftyp, xmpBox(xmp), bmffBox('mdat', Buffer.alloc(99))])),
    );
    files.set('/apart.c2pa', storeIn(sealed));
    const first = await ask('/apart.mp4');
    expect(first.verdict).toMatchObject({ label: 'needs-check', reason: 'remote-manifest' });
    expect(requests.map(({ path }) => path)).toEqual(['/apart.mp4']);
    const { verdict } = await service.remote(file('/apart.mp4'), page, never);
    expect(verdict).toMatchObject({ label: 'partly-ai', state: 'trusted', binding: 'unchecked' });
    expect(verdict.remoteManifestUrl).toBe(`${origin}/apart.c2pa`);
  });
});

describe('a stream in parts', () => {
  const parts = (...paths: string[]) =>
    ({ kind: 'parts', urls: paths.map((path) => origin + path) }) as const;

  it('is labelled by its init segment, wherever it comes in the list', async () => {
    files.set('/init.mp4', sealed.slice(0, sealed.length - 400_008));
    files.set(
      '/1.m4s',
      new Uint8Array(Buffer.concat([bmffBox('styp', Buffer.from('msdh')), bmffBox('moof')])),
    );
    const { verdict } = await service.ask(parts('/list.txt', '/init.mp4'), page, never);
    expect(verdict).toMatchObject({ label: 'partly-ai', state: 'trusted', binding: 'unchecked' });
  });

  it('says that parts were not seen where none begins the stream', async () => {
    const { verdict } = await service.ask(parts('/1.m4s'), page, never);
    expect(verdict).toMatchObject({ label: 'needs-check', reason: 'parts-unseen' });
  });
});
