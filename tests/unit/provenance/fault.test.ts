import { describe, expect, it } from 'vitest';
import type { CredentialsReport } from '../../../lib/provenance/credentials.ts';
import { faultOf } from '../../../lib/provenance/fault.ts';

const good: CredentialsReport = {
  source: 'video',
  label: 'ai-composite',
  state: 'trusted',
  signer: 'Vivify install',
  signedAt: null,
  generator: 'Vivify 1',
  claims: [],
  problems: [],
};

describe('faultOf', () => {
  it('lets a trusted, labelled video pass', () => {
    expect(faultOf(good)).toBeNull();
  });

  it.each([
    [{ state: 'valid' }, 'state valid'],
    [{ state: 'invalid' }, 'state invalid'],
    [{ label: 'not-ai' }, 'label not-ai'],
    [{ label: 'ai-generated' }, 'label ai-generated'],
    [{ problems: ['assertion.bmffHash.mismatch'] }, 'assertion.bmffHash.mismatch'],
  ] as const)('stops %j', (change, fault) => {
    expect(faultOf({ ...good, ...change })).toBe(fault);
  });
});
