import * as v from 'valibot';
import { jobOptionsSchema } from '../jobs/job.ts';
import { initialLabelSettings } from './labels.ts';

/** Counts changes of meaning; `migrations.ts` leads from each version to the next. */
export const settingsVersion = 2;

/** Which adapter draws. The browser may still give another: see `engine/gpu/device.ts`. */
export const deviceSchema = v.strictObject({
  /** `auto` asks for the fast one. */
  power: v.picklist(['auto', 'high-performance', 'low-power']),
  /** Drawing in software, on the processor: where nothing else is there, always, or never. */
  software: v.picklist(['auto', 'always', 'never']),
});

/** What the user chose when last listening. */
export const hearingSchema = v.strictObject({
  /** 0..1, as the media element takes it. */
  volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  unmuted: v.boolean(),
});
export type Hearing = v.InferOutput<typeof hearingSchema>;

/** See `LabelSettings`. */
export const labelSettingsSchema = v.strictObject({
  videos: v.boolean(),
  pictures: v.boolean(),
  showNone: v.boolean(),
  wholeFileUpTo: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  offSites: v.pipe(v.array(v.pipe(v.string(), v.maxLength(253))), v.maxLength(10_000), v.readonly()),
});

/** One part of the settings: its check, and what it is until the user says otherwise. */
const part = <S extends v.GenericSchema>(schema: S, initial: v.InferOutput<S>) => ({ schema, initial });

const modelId = v.nullable(v.pipe(v.string(), v.maxLength(64)));

/**
 * All that the user can set, by part. A new part, or a new field with `v.optional(…, default)`, needs no new
 * version; a field that changes its meaning or its name does.
 */
export const settingsParts = {
  /** Of the extension's own texts; `auto` = the browser's. */
  language: part(v.picklist(['auto', 'en', 'de']), 'auto'),
  /** For every new creation; what is absent the engine decides. */
  defaults: part(jobOptionsSchema, {}),
  /** Labels on other people's media. */
  labels: part(labelSettingsSchema, initialLabelSettings),
  /** Where an organisation takes reports; null = nowhere: the user takes them to the sites. */
  reports: part(v.strictObject({ endpoint: v.nullable(v.pipe(v.string(), v.maxLength(2048), v.url())) }), {
    endpoint: null,
  }),
  /** How creations are heard. Players in pages start muted all the same. */
  hearing: part(hearingSchema, { volume: 0.8, unmuted: false }),
  device: part(deviceSchema, { power: 'auto', software: 'auto' }),
  /** The optional nets in use, by what they do; null = none. */
  models: part(v.strictObject({ depth: modelId, inpaint: modelId }), { depth: null, inpaint: null }),
} as const;

type Parts = typeof settingsParts;
export type SettingsPart = keyof Parts;
export type Settings = { readonly [P in SettingsPart]: v.InferOutput<Parts[P]['schema']> };

export const partNames = Object.keys(settingsParts) as SettingsPart[];

const schemas = Object.fromEntries(
  partNames.map((name) => [name, settingsParts[name].schema]),
) as unknown as {
  readonly [P in SettingsPart]: Parts[P]['schema'];
};

/** All settings of the present version, as they cross contexts. */
export const settingsSchema = v.strictObject(schemas);
