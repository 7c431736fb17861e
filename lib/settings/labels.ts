/** What the user set about labels on other people's media. */
export interface LabelSettings {
  /** Off: no page is looked at; what the user asks for still is. */
  readonly videos: boolean;
  /** Pictures of 96 px and more as well. */
  readonly pictures: boolean;
  /** A badge also where no Content Credentials were found. */
  readonly showNone: boolean;
  /** Files up to this size are checked whole when their story is opened, in bytes. */
  readonly wholeFileUpTo: number;
  /** Host names of sites that are not looked at. */
  readonly offSites: readonly string[];
}

export const initialLabelSettings: LabelSettings = {
  videos: true,
  pictures: false,
  showNone: false,
  wholeFileUpTo: 8_000_000,
  offSites: [],
};

/** Where `settings.ts` keeps all settings. */
export const settingsKey = 'settings';

/**
 * The labels' part of the stored settings, read without a validator: content scripts are to stay small, and
 * storage is the extension's own.
 * @param stored the value under `settingsKey`
 */
export function labelSettingsOf(stored: unknown): LabelSettings {
  const part: unknown = Object(stored).labels;
  return { ...initialLabelSettings, ...(Object(part) as Partial<LabelSettings>) };
}

/** Whether a site's media are labelled at all. */
export function isOnFor(settings: LabelSettings, site: string): boolean {
  return (settings.videos || settings.pictures) && !settings.offSites.includes(site);
}

/** The settings with a site switched on or off. */
export function withSite(settings: LabelSettings, site: string, on: boolean): LabelSettings {
  const others = settings.offSites.filter((name) => name !== site);
  return { ...settings, offSites: on ? others : [...others, site].sort() };
}
