import * as v from 'valibot';
import { partNames, type Settings, settingsParts, settingsVersion } from './schema.ts';

type Raw = Readonly<Record<string, unknown>>;

const rawSchema = v.record(v.string(), v.unknown());

/** What leads from a version to the next. Version 1 was the bare options of every job. */
const steps: Readonly<Record<number, (old: Raw) => Raw>> = {
  1: ({ version: _, ...options }) => ({ version: 2, defaults: options }),
};

/**
 * Settings of any version, as the present one has them.
 * @returns null where they are of a later version, or not settings at all.
 */
export function migrate(stored: unknown): Raw | null {
  const parsed = v.safeParse(rawSchema, stored);
  if (!parsed.success) return null;
  let raw: Raw = parsed.output;
  for (;;) {
    if (raw.version === settingsVersion) return raw;
    const step = typeof raw.version === 'number' ? steps[raw.version] : undefined;
    if (!step) return null;
    raw = step(raw);
  }
}

/** Reads settings of any version; each part that cannot be read is as it was at first. */
export function parseSettings(stored: unknown): Settings {
  const raw = migrate(stored) ?? {};
  const read = partNames.map((name) => {
    const { schema, initial } = settingsParts[name];
    const parsed = v.safeParse(schema as v.GenericSchema, raw[name]);
    return [name, parsed.success ? parsed.output : initial];
  });
  return Object.fromEntries(read) as Settings;
}
