import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../models/catalogue.ts';

const folder = new URL('../../../models/', import.meta.url);

describe('the catalogue', () => {
  it.each(catalogue)('describes $file as it ships', ({ file, bytes, sha256 }) => {
    const content = readFileSync(new URL(file, folder));
    expect(content.length).toBe(bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  });

  it('leaves no net out, and all of them stay below thirteen megabytes', () => {
    const nets = readdirSync(folder).filter((name) => name.endsWith('.onnx'));
    expect(nets.sort()).toEqual(catalogue.map(({ file }) => file).sort());
    expect(catalogue.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(13e6);
  });

  it('names every net in the notice', () => {
    const notice = readFileSync(new URL('NOTICE', folder), 'utf8');
    for (const { file } of catalogue) expect(notice).toContain(file);
  });
});
