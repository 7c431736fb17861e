import type { CredentialsReport } from '../../lib/provenance/credentials.ts';

const statements: Readonly<Record<CredentialsReport['label'], string>> = {
  'ai-generated': 'Its Content Credentials say: generated with AI.',
  'ai-composite': 'Its Content Credentials say: partly generated with AI.',
  'not-ai': 'Its Content Credentials do not mention AI.',
  none: 'No Content Credentials found. That says nothing about how it was made.',
  'remote-only': 'Its Content Credentials lie elsewhere and were not fetched.',
  unreadable: 'There is a problem with this file: its Content Credentials cannot be read.',
};

const states: Readonly<Record<CredentialsReport['state'], string | null>> = {
  trusted: 'They are intact, and the signer is one you trust.',
  valid: "They are intact. The signer's identity can't be verified.",
  invalid: "There is a problem with this file's Content Credentials: do not rely on them.",
  none: null,
};

/** Names in files come from strangers: nothing of them may steer the terminal. */
const printable = (text: string) => text.replace(/\p{Cc}/gu, '\u{FFFD}');

/** A report for people, in the wording of C2PA's guidance; several lines. */
export function summaryOf(report: CredentialsReport): string {
  const { label, state, signer, signedAt, generator, claims, problems } = report;
  const expired = state === 'valid' && problems.includes('signingCredential.expired');
  const verdict = [statements[label], label === 'unreadable' ? null : states[state]];
  const signing = [signer && `Signed by ${signer}`, signedAt && `on ${signedAt}`].filter(Boolean).join(' ');
  const lines = [
    ...(state === 'invalid' ? verdict.reverse() : verdict),
    expired ? "The signer's certificate has expired since; that is no sign of tampering." : null,
    signing ? `${signing}.` : null,
    generator ? `Made with ${generator}.` : null,
    ...claims.map((claim) => `- ${claim}`),
    problems.length > 0 ? `Problems: ${problems.join(', ')}` : null,
  ];
  const said = lines.filter((line) => line !== null).map((line) => `  ${line}`);
  return [report.source, ...said].map(printable).join('\n');
}
