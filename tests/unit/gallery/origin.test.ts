import { describe, expect, it } from 'vitest';
import { openablePage, originOf } from '../../../lib/gallery/origin.ts';

describe('the page that a picture came from', () => {
  it('is kept by address and title', () => {
    expect(originOf({ url: 'https://example.org/lake?size=1#top', title: ' A\u202e lake\n' })).toEqual({
      url: 'https://example.org/lake?size=1#top',
      title: 'A  lake',
    });
  });

  it('loses a name and a password', () => {
    expect(originOf({ url: 'https://me:secret@example.org/' })?.url).toBe('https://example.org/');
  });

  it('loses what a long address asks for, and is dropped where it is still too long', () => {
    expect(originOf({ url: `https://example.org/lake?${'a'.repeat(3000)}` })?.url).toBe(
      'https://example.org/lake',
    );
    expect(originOf({ url: `https://example.org/${'a'.repeat(3000)}` })).toBeNull();
  });

  it.each([
    ['in a private window', { url: 'https://example.org/', incognito: true }],
    ['of the browser', { url: 'chrome://settings' }],
    ['on the disk', { url: 'file:///home/me/lake.html' }],
    ['without an address', { title: 'Lake' }],
    ['that is none', { url: 'not an address' }],
  ])('is not kept for one %s', (_name, page) => {
    expect(originOf(page)).toBeNull();
  });

  it('is looked at again before it is opened', () => {
    const page = { url: 'https://example.org/', title: '' };
    expect(openablePage(page)).toEqual(page);
    for (const bad of [
      undefined,
      null,
      { url: 'javascript:alert(1)', title: '' },
      { url: 'https://', title: '' },
    ])
      expect(openablePage(bad)).toBeNull();
  });
});
