import { describe, expect, it } from 'vitest';
import { initialLabelSettings, isOnFor, labelSettingsOf, withSite } from '../../../lib/settings/labels.ts';
import { settingsParts } from '../../../lib/settings/schema.ts';

describe('what is set about labels', () => {
  it('is as it was at first until somebody says otherwise', () => {
    for (const stored of [undefined, null, 'x', {}, { labels: null }])
      expect(labelSettingsOf(stored)).toEqual(initialLabelSettings);
    expect(labelSettingsOf({ version: 2, labels: { pictures: true } })).toEqual({
      ...initialLabelSettings,
      pictures: true,
    });
    expect(settingsParts.labels.initial).toEqual(initialLabelSettings);
  });

  it('switches a site off and on again', () => {
    const off = withSite(withSite(initialLabelSettings, 'b.example', false), 'a.example', false);
    expect(off.offSites).toEqual(['a.example', 'b.example']);
    expect(isOnFor(off, 'a.example')).toBe(false);
    expect(isOnFor(off, 'c.example')).toBe(true);
    expect(withSite(off, 'a.example', true).offSites).toEqual(['b.example']);
  });

  it('leaves every site alone where neither videos nor pictures are wanted', () => {
    expect(isOnFor({ ...initialLabelSettings, videos: false }, 'a.example')).toBe(false);
    expect(isOnFor({ ...initialLabelSettings, videos: false, pictures: true }, 'a.example')).toBe(true);
  });
});
