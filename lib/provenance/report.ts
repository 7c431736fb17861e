import type { CredentialsReport } from './credentials.ts';
import type { Verdict, VerdictIngredient } from './verdict.ts';

const labels = {
  'ai-generated': 'ai-generated',
  'partly-ai': 'ai-composite',
  'ai-edited': 'ai-composite',
  none: 'not-ai',
} as const;

function labelOf({ label, ai, reason }: Verdict): CredentialsReport['label'] {
  if (label === 'needs-check') return reason === 'remote-manifest' ? 'remote-only' : 'unreadable';
  if (label === 'none') return 'none';
  // Credentials that tell nothing at all, not even what was done.
  if (label === 'unreadable' && ai === 'none') return 'unreadable';
  return labels[ai];
}

function claimsOfStep({ actions, disclosures }: Pick<Verdict, 'actions' | 'disclosures'>): string[] {
  const done = actions.flatMap(({ action, digitalSourceType, when }) => [
    `${action}${digitalSourceType ? `: ${digitalSourceType}` : ''}`,
    ...(when ? [`${action} when: ${when}`] : []),
  ]);
  return [...done, ...disclosures.map(({ modelType }) => `c2pa.ai-disclosure: ${modelType}`)];
}

const relationshipOf = ({ relationship }: VerdictIngredient) => relationship ?? 'of unknown relationship';

function claimsOf(verdict: Verdict): string[] {
  const claims = claimsOfStep(verdict);
  if (verdict.remoteManifestUrl) claims.push(`manifest elsewhere: ${verdict.remoteManifestUrl}`);
  const path: string[] = [];
  for (const ingredient of verdict.ingredients) {
    path.length = ingredient.level - 1;
    const prefix = path.map((step) => `${step} > `).join('');
    const relationship = relationshipOf(ingredient);
    claims.push(`${prefix}ingredient ${relationship}: ${ingredient.title ?? 'untitled'}`);
    path.push(relationship);
    claims.push(...claimsOfStep(ingredient).map((claim) => `${prefix}${relationship} > ${claim}`));
  }
  return claims;
}

function signerOf({ signer }: Verdict): string | null {
  const { name, organisation } = signer ?? {};
  if (name && organisation && name !== organisation) return `${name} (${organisation})`;
  return name || organisation || null;
}

/**
 * A verdict in the words of the command line and the gallery.
 * @param source file name or URL, passed through.
 */
export function reportOf(source: string, verdict: Verdict): CredentialsReport {
  return {
    source,
    label: labelOf(verdict),
    state: verdict.state === 'unchecked' ? 'none' : verdict.state,
    signer: signerOf(verdict),
    signedAt: verdict.signedAt,
    generator: verdict.software,
    claims: claimsOf(verdict),
    problems: verdict.codes,
  };
}
