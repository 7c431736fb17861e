import type { AnimateReport } from '../../engine/contracts.ts';
import type { Check } from '../provenance/manifest.ts';
import { picturePolicyVersion } from './policy.ts';
import { textPolicyVersion } from './text/textPolicy.ts';

/** The checks that a finished video went through, for its manifest: what could not run is not named. */
export function checksOf({ safety }: Pick<AnimateReport, 'safety'>): readonly Check[] {
  const rated = `${safety.net}, policy ${picturePolicyVersion}`;
  return [
    { of: 'text', by: `policy ${textPolicyVersion}` },
    ...(safety.picture ? [{ of: 'picture', by: rated } as const] : []),
    ...(safety.video ? [{ of: 'video', by: rated } as const] : []),
  ];
}
