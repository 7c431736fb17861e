import { i18n } from '#i18n';
import type { VerdictLabel, VerdictState } from '../lib/provenance/verdict.ts';

const keys = {
  'ai-generated': 'label.aiGenerated',
  'partly-ai': 'label.partlyAi',
  'ai-edited': 'label.aiEdited',
  credentials: 'label.credentials',
  mismatch: 'label.mismatch',
  unreadable: 'label.unreadable',
  'needs-check': 'label.needsCheck',
  none: 'label.none',
} as const satisfies Record<VerdictLabel, string>;

/** What a badge says, in the user's language. */
export const labelText = (label: VerdictLabel): string => i18n.t(keys[label]);

/** What is to be added where claims hold but nobody vouches for who made them; null otherwise. */
export function signerNote(label: VerdictLabel, state: VerdictState): string | null {
  const claims = label === 'ai-generated' || label === 'partly-ai' || label === 'ai-edited';
  return state === 'valid' && (claims || label === 'credentials') ? i18n.t('label.signerUnknown') : null;
}
