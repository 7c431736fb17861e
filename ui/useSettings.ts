import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Settings } from '../lib/settings/schema.ts';
import { changeSettings, readSettings, watchSettings } from '../lib/settings/settings.ts';

/** The user's settings, kept in step with every other page; null until they are read. */
export function useSettings(): {
  readonly settings: Settings | null;
  readonly change: (change: Partial<Settings>) => Promise<void>;
} {
  const [settings, setSettings] = useState<Settings | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    watchSettings(setSettings, stop.signal);
    void readSettings().then(setSettings);
    return () => stop.abort();
  }, []);
  const change = useCallback(
    async (wanted: Partial<Settings>) => setSettings(await changeSettings(wanted)),
    [],
  );
  return { settings, change };
}
