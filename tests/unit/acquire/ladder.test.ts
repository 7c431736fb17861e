import { describe, expect, it, vi } from 'vitest';
import { type Candidate, climb, type Rungs } from '../../../lib/acquire/ladder.ts';
import { type ErrorCode, VivifyError } from '../../../lib/errors.ts';

const signal = new AbortController().signal;
const bytes = new Blob(['picture']);
const url = (address: string): Candidate => ({ kind: 'url', url: address });
const fails = (code: ErrorCode = 'picture-unreachable') =>
  vi.fn(() => Promise.reject(new VivifyError(code, `no: ${code}`)));

function rungs(given: Partial<Rungs> = {}): Rungs {
  return { page: fails(), extension: fails(), capture: fails(), ...given };
}

describe('climb', () => {
  it('stops at the first rung that holds', async () => {
    const ways = rungs({ page: vi.fn(async () => bytes) });
    const acquired = await climb([url('https://a.example/1.jpg')], ways, signal);
    expect(acquired).toMatchObject({ rung: 'page', bytes, attempts: [] });
    expect(ways.extension).not.toHaveBeenCalled();
    expect(ways.capture).not.toHaveBeenCalled();
  });

  it('tries each candidate inside and outside before the next one', async () => {
    const seen: string[] = [];
    const ways = rungs({
      page: async (address) => {
        seen.push(`page ${address}`);
        throw new TypeError('Failed to fetch');
      },
      extension: async (address) => {
        seen.push(`extension ${address}`);
        if (address.endsWith('1.jpg')) throw new VivifyError('picture-unreachable', '403');
        return 'source';
      },
    });
    const acquired = await climb(
      [url('https://a.example/1.jpg'), url('https://a.example/2.jpg')],
      ways,
      signal,
    );
    expect(acquired).toMatchObject({ rung: 'extension', sourceId: 'source' });
    expect(seen).toEqual([
      'page https://a.example/1.jpg',
      'extension https://a.example/1.jpg',
      'page https://a.example/2.jpg',
      'extension https://a.example/2.jpg',
    ]);
    expect(acquired.attempts.map(({ rung, code }) => [rung, code])).toEqual([
      ['page', 'unknown'],
      ['extension', 'picture-unreachable'],
      ['page', 'unknown'],
    ]);
  });

  it('captures the screen last of all', async () => {
    const acquired = await climb(
      [url('https://a.example/1.jpg')],
      rungs({ capture: async () => 'shot' }),
      signal,
    );
    expect(acquired).toMatchObject({ rung: 'capture', sourceId: 'shot' });
    expect(acquired.attempts).toHaveLength(2);
  });

  it('asks nobody outside for data:, blob: and pixels', async () => {
    const ways = rungs({ capture: async () => 'shot' });
    const canvas: Candidate = { kind: 'pixels', name: 'canvas', read: fails() };
    await climb([url('data:image/png,x'), url('blob:https://a.example/1'), canvas], ways, signal);
    expect(ways.page).toHaveBeenCalledTimes(2);
    expect(ways.extension).not.toHaveBeenCalled();
  });

  it('reads pixels without a URL', async () => {
    const canvas: Candidate = { kind: 'pixels', name: 'canvas', read: async () => bytes };
    expect(await climb([canvas], rungs(), signal)).toMatchObject({ rung: 'page', bytes });
  });

  it('uses only the rungs it may', async () => {
    const ways = rungs({ page: async () => bytes, extension: async () => 'source' });
    const acquired = await climb([url('https://a.example/1.jpg')], ways, signal, ['extension', 'capture']);
    expect(acquired).toMatchObject({ rung: 'extension', sourceId: 'source' });
  });

  it.each<[string, readonly Candidate[], ErrorCode, ErrorCode]>([
    ['nothing to try', [], 'picture-unreachable', 'picture-not-found'],
    ['nothing reachable', [url('https://a.example/1.jpg')], 'picture-unreachable', 'picture-unreachable'],
    ['too large', [url('https://a.example/1.jpg')], 'picture-too-large', 'picture-too-large'],
    ['no room on the disk', [url('https://a.example/1.jpg')], 'storage-full', 'storage-full'],
    ['a session that is over', [url('https://a.example/1.jpg')], 'not-allowed', 'not-allowed'],
  ])('gives up with a clear code: %s', async (_name, candidates, given, code) => {
    const ways = rungs({ extension: fails(given) });
    const failure = await climb(candidates, ways, signal).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'VivifyError', code });
    if (candidates.length > 0)
      expect((failure as Error).message).toContain('extension https://a.example/1.jpg');
  });

  it('does not go on after a failure that no rung can mend', async () => {
    const ways = rungs({ extension: fails('storage-full') });
    await climb([url('https://a.example/1.jpg')], ways, signal).catch(() => undefined);
    expect(ways.capture).not.toHaveBeenCalled();
  });

  it('stops between rungs when aborted, without counting it as a failure', async () => {
    const end = new AbortController();
    const ways = rungs({
      page: async () => {
        end.abort();
        throw new VivifyError('picture-unreachable', 'aborted');
      },
    });
    await expect(climb([url('https://a.example/1.jpg')], ways, end.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(ways.extension).not.toHaveBeenCalled();
  });
});
