import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const sheets = ['entrypoints', 'ui'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => [`${folder}/${file}`, readFileSync(join(root, folder, file), 'utf8')] as const),
);

/** Declarations that stay where they are when a language runs from right to left; pictures of scenes may. */
const physical =
  /(?:^|[;{\s])((?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:[^;}]*|(?:text-align|float|clear)\s*:\s*(?:left|right))/g;

it('finds what it looks for', () => {
  const found =
    '.a { margin-left: 1px; text-align: right; left:0 } .b { margin-inline: 0; text-align: start }';
  expect([...found.matchAll(physical)].map(([, declaration]) => declaration!.trim())).toEqual([
    'margin-left: 1px',
    'text-align: right',
    'left:0',
  ]);
});

it.each(sheets)('%s names sides by the direction of the text, not left and right', (_, css) => {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '');
  expect([...rules.matchAll(physical)].map(([, declaration]) => declaration!.trim())).toEqual([]);
});
