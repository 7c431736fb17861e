import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sniffMediaType } from '../../../lib/provenance/mediaType.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('sniffMediaType', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
    ['\0\0\0\x1cftypavif', 'image/avif'],
    ['\0\0\0\x1cftypheic', 'image/heic'],
    ['\0\0\0\x1cftypqt  ', 'video/quicktime'],
    ['\0\0\0\x1cftypisom', 'video/mp4'],
    ['\0\0\0\x1cstypmsdh', 'video/mp4'],
    ['II*\0', 'image/tiff'],
    ['%PDF-1.7', 'application/pdf'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
    ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<svg>', 'image/svg+xml'],
  ])('knows %j', (text, type) => {
    expect(sniffMediaType(bytes(text))).toBe(type);
  });

  it('knows a photo', () => {
    const photo = readFileSync(resolve(import.meta.dirname, '../../fixtures/photos/sunset.jpg'));
    expect(sniffMediaType(photo)).toBe('image/jpeg');
  });

  it.each(['', 'BM', '<html><svg>', '<!doctype html>', 'RIFF\0\0\0\0', '\x1aE\xdf\xa3 webm'])(
    'takes %j for something that holds no credentials',
    (text) => {
      expect(sniffMediaType(bytes(text))).toBeNull();
    },
  );
});
