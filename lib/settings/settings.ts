import { browser } from 'wxt/browser';
import type { JobOptions } from '../jobs/job.ts';
import { settingsKey as key } from './labels.ts';
import { parseSettings } from './migrations.ts';
import { type Settings, settingsVersion } from './schema.ts';

/** Where version 1 lay. */
const firstKey = 'options';

async function stored(): Promise<unknown> {
  const found = await browser.storage.local.get([key, firstKey]);
  if (found[key] !== undefined) return found[key];
  return found[firstKey] === undefined ? undefined : { version: 1, ...Object(found[firstKey]) };
}

/** The user's settings; what is not set, or unreadable, is as it was at first. */
export async function readSettings(): Promise<Settings> {
  return parseSettings(await stored());
}

/** Changes parts of the settings, one change at a time. @returns all of them. */
export function changeSettings(change: Partial<Settings>): Promise<Settings> {
  return navigator.locks.request('settings', async () => {
    const changed = { ...(await readSettings()), ...change };
    await browser.storage.local.set({ [key]: { version: settingsVersion, ...changed } });
    await browser.storage.local.remove(firstKey);
    return changed;
  });
}

/** Tells every change, whoever made it, until the signal aborts. */
export function watchSettings(listener: (settings: Settings) => void, signal?: AbortSignal): void {
  const onChanged = (changes: Readonly<Record<string, { readonly newValue?: unknown }>>, area: string) => {
    const change = area === 'local' ? changes[key] : undefined;
    if (change) listener(parseSettings(change.newValue));
  };
  browser.storage.onChanged.addListener(onChanged);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(onChanged), {
    once: true,
  });
}

/** The user's standing wishes for every job; nothing set, or something unreadable = the engine decides. */
export async function readOptions(): Promise<JobOptions> {
  return (await readSettings()).defaults;
}
