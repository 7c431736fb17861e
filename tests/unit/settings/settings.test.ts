import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, parseSettings } from '../../../lib/settings/migrations.ts';
import { partNames, settingsParts, settingsVersion } from '../../../lib/settings/schema.ts';
import { readTransfer, writeTransfer } from '../../../lib/settings/transfer.ts';

const fixturePath = (version: number) => resolve(import.meta.dirname, 'fixtures', `v${version}.json`);
const fixture = (version: number): Record<string, unknown> =>
  JSON.parse(readFileSync(fixturePath(version), 'utf8'));
const versions = Array.from({ length: settingsVersion }, (_, i) => i + 1);
const initial = Object.fromEntries(partNames.map((name) => [name, settingsParts[name].initial]));

describe('stored settings', () => {
  it('have a fixture for every version', () => {
    for (const version of versions) {
      expect(existsSync(fixturePath(version))).toBe(true);
      expect(fixture(version).version).toBe(version);
    }
    expect(existsSync(fixturePath(settingsVersion + 1))).toBe(false);
  });

  it.each(versions)('of version %i keep the wishes for creations', (version) => {
    expect(parseSettings(fixture(version)).defaults).toEqual({
      seconds: 6,
      fps: 24,
      longSide: 1080,
      mark: false,
      without: ['camera'],
    });
  });

  it.each(versions)('of version %i become this one', (version) => {
    expect(migrate(fixture(version))?.version).toBe(settingsVersion);
    expect(parseSettings(migrate(fixture(version)))).toEqual(parseSettings(fixture(version)));
  });

  it('of this version are read in full', () => {
    const { version: _, ...parts } = fixture(settingsVersion);
    expect(parseSettings(fixture(settingsVersion))).toMatchObject(parts);
  });

  it('of no version, or a later one, are as at first', () => {
    for (const stored of [undefined, null, 'x', [], {}, { version: settingsVersion + 1, language: 'de' }])
      expect(parseSettings(stored)).toEqual(initial);
  });

  it('lose only the part that cannot be read', () => {
    const damaged = { ...fixture(settingsVersion), device: { power: 'nuclear' } };
    expect(parseSettings(damaged)).toMatchObject({ language: 'de', device: initial.device });
  });
});

describe('a file of settings', () => {
  const settings = parseSettings(fixture(settingsVersion));

  it('reads back what was written', () => {
    expect(readTransfer(writeTransfer(settings))).toEqual(settings);
  });

  it('may be of an earlier version', () => {
    const file = JSON.stringify({ application: 'vivify', ...fixture(1) });
    expect(readTransfer(file).defaults.seconds).toBe(6);
  });

  it.each([
    ['is no JSON', '{'],
    ['is not ours', JSON.stringify(fixture(settingsVersion))],
    ['is of a later version', JSON.stringify({ application: 'vivify', version: settingsVersion + 1 })],
    [
      'has parts that nobody knows',
      JSON.stringify({ application: 'vivify', version: 2, spell: 'abracadabra' }),
    ],
    [
      'has values out of range',
      JSON.stringify({ application: 'vivify', version: 2, defaults: { seconds: 9999 } }),
    ],
    ['is far too large', writeTransfer(settings) + ' '.repeat(1 << 20)],
  ])('is refused whole where it %s', (_, text) => {
    expect(() => readTransfer(text)).toThrow(RangeError);
  });
});
