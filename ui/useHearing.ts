import { useCallback } from 'preact/hooks';
import { type Hearing, settingsParts } from '../lib/settings/schema.ts';
import { useSettings } from './useSettings.ts';

/** How the user last listened, remembered across pages and browser starts. */
export function useHearing(): {
  readonly hearing: Hearing;
  readonly remember: (hearing: Hearing) => void;
} {
  const { settings, change } = useSettings();
  const remember = useCallback(
    (hearing: Hearing) => {
      change({ hearing }).catch((error: unknown) => console.warn('The volume is not remembered', error));
    },
    [change],
  );
  return { hearing: settings?.hearing ?? settingsParts.hearing.initial, remember };
}
