import { describe, expect, it } from 'vitest';
import { choosePartUrls, isMediaRequest, type MediaRequest } from '../../../lib/provenance/streamParts.ts';

const request = (url: string, start = 0, initiator = 'fetch'): MediaRequest => ({ url, start, initiator });
const cdn = 'https://cdn.example/';
const requests = (...paths: string[]) => paths.map((path, index) => request(cdn + path, index));

describe('isMediaRequest', () => {
  it.each([
    ['v/init.mp4', true],
    ['v/seg-00012.m4s', true],
    ['v/chunk_3?token=a.js', true],
    ['video/1.cmfv', true],
    ['videoplayback?id=1', true],
    ['list.m3u8', false],
    ['manifest.mpd', false],
    ['segments.json', false],
    ['init.js', false],
    ['logo.png', false],
    ['api/items', false],
  ])('%s: %s', (path, expected) => {
    expect(isMediaRequest(request(cdn + path))).toBe(expected);
  });

  it('takes what scripts and players ask for, over http alone', () => {
    expect(isMediaRequest(request(`${cdn}init.mp4`, 0, 'img'))).toBe(false);
    expect(isMediaRequest(request('blob:https://cdn.example/init.mp4'))).toBe(false);
  });
});

describe('choosePartUrls', () => {
  it('takes the init segment and fragments of the same track', () => {
    const all = requests(
      'a/audio/init.mp4',
      'a/720p/init.mp4',
      'a/audio/seg-1.m4s',
      'a/720p/seg-1.m4s',
      'a/720p/seg-2.m4s',
      'a/720p/seg-3.m4s',
    );
    expect(choosePartUrls(all, 0)).toEqual([
      `${cdn}a/720p/init.mp4`,
      `${cdn}a/720p/seg-1.m4s`,
      `${cdn}a/720p/seg-2.m4s`,
    ]);
  });

  it('never names more than four, nor one twice', () => {
    const all = requests('x/1.m4s', 'x/1.m4s', 'x/2.m4s', 'x/3.m4s', 'x/4.m4s', 'x/5.m4s');
    expect(choosePartUrls(all, 0)).toEqual(['1', '2', '3', '4'].map((name) => `${cdn}x/${name}.m4s`));
  });

  it('leaves what another stream asked for long before', () => {
    const old = request(`${cdn}old/init.mp4`, 0);
    const fresh = request(`${cdn}new/init.mp4`, 60_000);
    expect(choosePartUrls([old, fresh], 60_500)).toEqual([fresh.url]);
    expect(choosePartUrls([old], 60_500)).toEqual([old.url]);
  });

  it('knows nothing of nothing', () => {
    expect(choosePartUrls([], 0)).toEqual([]);
  });
});
