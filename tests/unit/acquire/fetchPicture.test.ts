import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  asPicture,
  decodeDataUrl,
  fetchPicture,
  maxPictureBytes,
} from '../../../lib/acquire/fetchPicture.ts';

const gif = Buffer.from('R0lGODlhAQABAAAAACw=', 'base64');
const signal = new AbortController().signal;

const answers: Record<string, (response: ServerResponse) => void> = {
  '/picture': (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(gif),
  '/page': (response) => response.writeHead(200, { 'content-type': 'image/gif' }).end('<html>'),
  '/missing': (response) => response.writeHead(404).end(),
  '/announced': (response) =>
    response.writeHead(200, { 'content-length': String(maxPictureBytes + 1) }).flushHeaders(),
  '/endless': (response) => {
    const chunk = Buffer.alloc(1 << 20);
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', pour);
    pour();
  },
  '/silent': () => undefined,
};

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => answers[request.url ?? '']?.(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, timeout = 10_000, stop = signal) => fetchPicture(origin + path, {}, timeout, stop);

it('tells a picture by its bytes, whatever the server says', async () => {
  const picture = await get('/picture');
  expect([picture.type, picture.size]).toEqual(['image/gif', gif.length]);
  await expect(get('/page')).rejects.toMatchObject({ code: 'picture-unreachable' });
});

it.each([
  ['/missing', 'picture-unreachable'],
  ['/announced', 'picture-too-large'],
  ['/endless', 'picture-too-large'],
])('refuses %s', async (path, code) => {
  await expect(get(path)).rejects.toMatchObject({ name: 'VivifyError', code });
});

it('waits no longer than it may, and stops when aborted', async () => {
  await expect(get('/silent', 50)).rejects.toMatchObject({
    code: 'picture-unreachable',
    message: 'No answer within 0.05 s',
  });
  const end = new AbortController();
  const fetched = get('/silent', 10_000, end.signal);
  end.abort();
  await expect(fetched).rejects.toMatchObject({ name: 'AbortError' });
});

it('says that the network refused', async () => {
  await expect(fetchPicture('http://127.0.0.1:1/', {}, 5000, signal)).rejects.toMatchObject({
    code: 'picture-unreachable',
  });
});

it('decodes data: URLs of every writing', async () => {
  const base64 = await decodeDataUrl(`data:image/png;base64,${gif.toString('base64')}`);
  expect(base64.type).toBe('image/gif');
  const svg = await decodeDataUrl('data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/>');
  expect(await svg.text()).toBe('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const utf8 = await decodeDataUrl('data:image/svg+xml;utf8,<svg><text>100% ä%C3%A4</text></svg>#part');
  expect(await utf8.text()).toBe('<svg><text>100% ää</text></svg>');
});

it.each(['data:nothing', 'data:image/png;base64,@@', 'data:text/html,<p>'])('refuses %s', async (url) => {
  await expect(decodeDataUrl(url)).rejects.toMatchObject({ code: 'picture-unreachable' });
});

it('refuses what is too large before looking at it', async () => {
  const large = new Blob(Array.from({ length: 65 }, () => new Uint8Array(1 << 20)));
  await expect(asPicture(large)).rejects.toMatchObject({ code: 'picture-too-large' });
});
