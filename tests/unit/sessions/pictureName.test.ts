import { expect, it } from 'vitest';
import { downloadName, pictureName } from '../../../lib/sessions/pictureName.ts';

it.each([
  ['https://a.example/photos/Blue_lake%20at+dawn.jpg?w=300', 'Page', 'Blue lake at dawn'],
  ['https://a.example/3f2a9c0e77b14d02aa01.jpg', 'Page', 'Page'],
  ['https://a.example/img/12.png', 'Page', 'Page'],
  ['data:image/png;base64,AAAA', 'Page', 'Page'],
  ['https://a.example/%E0%A4%A.jpg', 'Page', 'Page'],
  [undefined, 'A\u202e\n\u0007 B', 'A  B'],
  [undefined, undefined, ''],
])('names %s', (url, title, name) => {
  expect(pictureName(url, title).replace(/\s+/g, ' ')).toBe(name.replace(/\s+/g, ' '));
});

it('keeps names short', () => {
  expect(pictureName(undefined, 'x'.repeat(1000))).toHaveLength(120);
});

it.each([
  ['Blue lake', 'Blue lake.mp4'],
  ['../../etc/passwd', 'etc passwd.mp4'],
  ['a<b>:"c"|d?*', 'a b c d.mp4'],
  ['', 'vivify.mp4'],
  ['...', 'vivify.mp4'],
])('makes a file name of %j', (title, name) => {
  expect(downloadName(title, '.mp4')).toBe(name);
});
