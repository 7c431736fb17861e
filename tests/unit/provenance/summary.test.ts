import { describe, expect, it } from 'vitest';
import type { CredentialsReport } from '../../../lib/provenance/credentials.ts';
import { summaryOf } from '../../../scripts/verify/summary.ts';

const nothing: CredentialsReport = {
  source: 'a.mp4',
  label: 'none',
  state: 'none',
  signer: null,
  signedAt: null,
  generator: null,
  claims: [],
  problems: [],
};

describe('summaryOf', () => {
  it('never implies that a file without credentials is real', () => {
    const summary = summaryOf(nothing);
    expect(summary).toContain('No Content Credentials found');
    expect(summary).not.toMatch(/\b(real|authentic|genuine)\b/i);
  });

  it('says first that something is wrong', () => {
    const lines = summaryOf({
      ...nothing,
      label: 'not-ai',
      state: 'invalid',
      problems: ['x.mismatch'],
    }).split('\n');
    expect(lines[1]).toContain('problem');
    expect(lines.at(-1)).toContain('x.mismatch');
  });

  it('tells an expired certificate from tampering', () => {
    const problems = ['signingCredential.untrusted', 'signingCredential.expired'];
    expect(summaryOf({ ...nothing, label: 'ai-generated', state: 'valid', problems })).toContain(
      'no sign of tampering',
    );
  });

  it('lets no name steer the terminal', () => {
    const summary = summaryOf({ ...nothing, label: 'not-ai', state: 'valid', signer: 'A\u001b[2J\nB' });
    expect(summary).not.toContain('\u001b');
    expect(summary).toContain('A\u{FFFD}[2J\u{FFFD}B');
  });
});
