import { describe, expect, it } from 'vitest';
import { candidateUrls, cssImageUrls, type PictureDescription } from '../../../lib/acquire/candidates.ts';
import { largestOf, parseSrcset } from '../../../lib/acquire/srcset.ts';

const describeWith = (more: Partial<PictureDescription>): PictureDescription => ({
  baseUrl: 'https://site.example/gallery/',
  plain: [],
  srcsets: [],
  lazy: [],
  lazySrcsets: [],
  ...more,
});

describe('srcset', () => {
  it('reads widths, densities and bare URLs', () => {
    expect(parseSrcset('a.jpg 320w, b.jpg 1280w 720h')).toEqual([
      { url: 'a.jpg', size: 320 },
      { url: 'b.jpg', size: 1280 },
    ]);
    expect(parseSrcset('a.jpg, b.jpg 1.5x,c.jpg 2x')).toEqual([
      { url: 'a.jpg', size: 1 },
      { url: 'b.jpg', size: 1.5 },
      { url: 'c.jpg', size: 2 },
    ]);
  });

  it('keeps commas inside URLs', () => {
    expect(parseSrcset('data:image/png;base64,AAAA 1x, /w_300,h_200/p.jpg 2x').map(({ url }) => url)).toEqual(
      ['data:image/png;base64,AAAA', '/w_300,h_200/p.jpg'],
    );
  });

  it('leaves out what is malformed and survives rubbish', () => {
    expect(parseSrcset('a.jpg -1w, b.jpg 0x, c.jpg hello, d.jpg 2x')).toEqual([{ url: 'd.jpg', size: 2 }]);
    expect(parseSrcset(' , ,, ')).toEqual([]);
    expect(largestOf('')).toBeNull();
  });
});

describe('candidates', () => {
  it('prefers the largest of the list that the shown picture is from', () => {
    const urls = candidateUrls(
      describeWith({
        current: 'https://site.example/gallery/wide-800.jpg',
        clicked: 'https://site.example/gallery/wide-800.jpg',
        plain: ['square.jpg'],
        srcsets: ['tall-4000.jpg 4000w', 'wide-800.jpg 800w, wide-2400.jpg 2400w'],
      }),
    );
    expect(urls).toEqual([
      'https://site.example/gallery/wide-2400.jpg',
      'https://site.example/gallery/wide-800.jpg',
      'https://site.example/gallery/square.jpg',
    ]);
  });

  it('takes what a lazy loader holds back instead of its placeholder', () => {
    const lazy = { lazy: ['/real.jpg'], lazySrcsets: ['/real-2x.jpg 2x, /real.jpg 1x'] };
    const placeholder = { current: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' };
    expect(
      candidateUrls(describeWith({ ...placeholder, natural: { width: 1, height: 1 }, ...lazy })),
    ).toEqual(['https://site.example/real-2x.jpg', 'https://site.example/real.jpg']);
    const shown = { current: 'https://site.example/shown.jpg', natural: { width: 640, height: 480 } };
    expect(candidateUrls(describeWith({ ...shown, ...lazy }))).toEqual(['https://site.example/shown.jpg']);
  });

  it('lets only http(s), data: and blob: pass, each once and few', () => {
    const plain = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'chrome://settings',
      'http://[',
      'x.jpg',
      'x.jpg',
    ];
    expect(candidateUrls(describeWith({ plain }))).toEqual(['https://site.example/gallery/x.jpg']);
    const many = Array.from({ length: 99 }, (_, index) => `${index}.jpg`);
    expect(candidateUrls(describeWith({ plain: many }))).toHaveLength(8);
  });
});

describe('CSS images', () => {
  it('reads URLs layer by layer', () => {
    expect(cssImageUrls('linear-gradient(rgb(0, 0, 0), red), url("https://a.example/x,(1).jpg")')).toEqual([
      null,
      'https://a.example/x,(1).jpg',
    ]);
    expect(cssImageUrls('none')).toEqual([null]);
    expect(cssImageUrls('url("a\\"b.png")')).toEqual(['a"b.png']);
  });

  it('takes the densest of an image set', () => {
    const set = 'image-set(url("a.png") 1x type("image/png"), url("b.png") 3dppx, url("c.png") 2x)';
    expect(cssImageUrls(set)).toEqual(['b.png']);
  });
});
