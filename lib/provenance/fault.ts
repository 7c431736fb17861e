import type { CredentialsReport } from './credentials.ts';

/** Why a video of ours that was read back must not leave; null where it is in order. */
export function faultOf({ state, label, problems }: CredentialsReport): string | null {
  if (problems.length > 0) return problems.join(', ');
  if (state !== 'trusted') return `state ${state}`;
  return label === 'ai-composite' ? null : `label ${label}`;
}
