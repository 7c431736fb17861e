import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verdictOfFailure } from '../../../lib/provenance/verdict/otherVerdicts.ts';
import { verdictOfStore } from '../../../lib/provenance/verdict/verdictOfStore.ts';
import type { Verdict } from '../../../lib/provenance/verdict.ts';

/**
 * What the C2PA library itself said of files, recorded by scripts/verify/record.ts: own test patterns and
 * pictures signed for the recording.
 */

interface Recording {
  readonly kind: string;
  readonly cutShort: boolean;
  readonly store?: unknown;
  readonly thrown?: string;
}

const folder = resolve(import.meta.dirname, 'recorded');

const recordings = new Map(
  readdirSync(folder).map((name) => {
    const recording = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recording;
    return [recording.kind, recording] as const;
  }),
);

function verdictOf(kind: string, extent: 'whole' | 'part' = 'whole'): Verdict {
  const { store, thrown, cutShort } = recordings.get(kind)!;
  return thrown === undefined ? verdictOfStore(store, { extent, cutShort }) : verdictOfFailure(thrown);
}

const expected = [
  ['ai-valid', 'ai-generated', 'valid', 'intact', ['signer-unknown']],
  ['noai-valid', 'credentials', 'valid', 'intact', ['signer-unknown']],
  ['tampered', 'mismatch', 'invalid', 'altered', ['altered', 'signer-unknown']],
  ['no-manifest', 'none', 'unchecked', 'unchecked', []],
  ['plain', 'none', 'unchecked', 'unchecked', []],
  ['stripped (ffmpeg -c copy)', 'none', 'unchecked', 'unchecked', []],
  ['unreadable', 'unreadable', 'unchecked', 'unchecked', ['broken-file']],
  ['remote-only', 'needs-check', 'unchecked', 'unchecked', []],
  ['ai-t2v-trained', 'ai-generated', 'valid', 'intact', ['signer-unknown']],
  ['ai-i2v-composite', 'partly-ai', 'trusted', 'intact', []],
  ['ai-i2v-trained-inputTo', 'ai-generated', 'valid', 'intact', ['signer-unknown']],
  ['ai-composite-synthetic', 'partly-ai', 'trusted', 'intact', []],
  ['ai-in-component-only', 'partly-ai', 'valid', 'intact', ['signer-unknown']],
  ['ai-edited-parent', 'ai-edited', 'trusted', 'intact', []],
  ['ai-only-in-parent', 'ai-generated', 'trusted', 'intact', []],
  ['noai-algorithmic', 'credentials', 'trusted', 'intact', []],
  ['noai-capture', 'credentials', 'trusted', 'intact', []],
  ['noai-composite-maybe', 'credentials', 'trusted', 'intact', []],
  ['noai-screen', 'credentials', 'valid', 'intact', ['signer-unknown']],
  ['expired', 'ai-generated', 'valid', 'intact', ['signer-expired', 'signer-unknown']],
  ['tampered-mdat', 'mismatch', 'invalid', 'altered', ['altered']],
  ['tampered-assertion', 'mismatch', 'invalid', 'intact', ['credentials-altered']],
  ['truncated', 'mismatch', 'invalid', 'cut-short', ['cut-short']],
] as const;

describe('what the library said', () => {
  it.each(expected)('of %s is read as %s, %s, %s', (kind, label, state, binding, problems) => {
    expect(verdictOf(kind)).toMatchObject({ label, state, binding, problems });
  });

  it('is expected for every kind that was recorded', () => {
    expect([...recordings.keys()].sort()).toEqual(expected.map(([kind]) => kind).sort());
  });

  it('of media that were altered is not held against a label read from a part', () => {
    expect(verdictOf('tampered-mdat', 'part')).toMatchObject({ label: 'partly-ai', binding: 'unchecked' });
    expect(verdictOf('tampered', 'part')).toMatchObject({ label: 'credentials', binding: 'unchecked' });
    expect(verdictOf('tampered-assertion', 'part').label).toBe('mismatch');
  });
});
