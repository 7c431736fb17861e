import * as v from 'valibot';
import { migrate } from './migrations.ts';
import { partNames, type Settings, settingsParts, settingsVersion } from './schema.ts';

/** Files of settings are small; what is larger is none. In characters. */
const longest = 1 << 20;
const application = 'vivify';

/** The settings as a file for people and for `readTransfer`: JSON. */
export function writeTransfer(settings: Settings): string {
  return `${JSON.stringify({ application, version: settingsVersion, ...settings }, null, 2)}\n`;
}

/**
 * Reads a file of settings, of this version or an earlier one. Unlike stored settings, which are read as far as
 * they go, a file is taken whole or not at all.
 * @throws RangeError with what is wrong with it.
 */
export function readTransfer(text: string): Settings {
  if (text.length > longest) throw new RangeError('Too large');
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw new RangeError('Not JSON', { cause });
  }
  if (Object(read).application !== application) throw new RangeError('Not settings of this extension');
  const { application: _, ...rest } = read as Record<string, unknown>;
  const raw = migrate(rest);
  if (!raw) throw new RangeError('Of a version that this one does not know');
  const unknown = Object.keys(raw).find((name) => name !== 'version' && !Object.hasOwn(settingsParts, name));
  if (unknown !== undefined) throw new RangeError(`${unknown}: unknown`);
  const settings = partNames.map((name) => {
    const { schema, initial } = settingsParts[name];
    if (raw[name] === undefined) return [name, initial];
    const parsed = v.safeParse(schema as v.GenericSchema, raw[name]);
    if (!parsed.success) throw new RangeError(`${name}: ${v.summarize(parsed.issues)}`);
    return [name, parsed.output];
  });
  return Object.fromEntries(settings) as Settings;
}
