import * as v from 'valibot';

/**
 * The part of a C2PA manifest store that is read here. Manifests come from strangers: whatever has an
 * unexpected shape counts as absent.
 */

const text = v.fallback(v.nullish(v.string(), null), null);
const listOf = <const S extends v.GenericSchema>(item: S) =>
  v.pipe(
    v.fallback(v.nullish(v.array(v.unknown()), []), []),
    v.transform((items) => items.flatMap((entry) => (v.is(item, entry) ? [v.parse(item, entry)] : []))),
  );

const generatorInfo = v.object({ name: v.string(), version: text });

const actionSchema = v.object({
  action: v.string(),
  digitalSourceType: text,
  when: text,
  softwareAgent: v.fallback(v.nullish(v.union([v.string(), generatorInfo]), null), null),
  description: text,
});
export type StoredAction = v.InferOutput<typeof actionSchema>;

const assertionSchema = v.object({ label: v.string(), data: v.unknown() });

const statusSchema = v.object({ code: v.string(), url: text });
const statusesSchema = v.object({
  success: listOf(statusSchema),
  informational: listOf(statusSchema),
  failure: listOf(statusSchema),
});

/** A picture in the store, by the name under which the library gives its bytes. */
const resourceSchema = v.object({ format: v.string(), identifier: v.string() });
export type StoredResource = v.InferOutput<typeof resourceSchema>;
const thumbnail = v.fallback(v.nullish(resourceSchema, null), null);

const ingredientSchema = v.object({
  label: text,
  title: text,
  format: text,
  thumbnail,
  relationship: text,
  active_manifest: text,
  /** What validation found when the ingredient was taken in: the newer form, and the older. */
  validation_results: v.fallback(v.nullish(v.object({ activeManifest: statusesSchema }), null), null),
  validation_status: listOf(statusSchema),
});
export type StoredIngredient = v.InferOutput<typeof ingredientSchema>;

const manifestSchema = v.object({
  claim_generator: text,
  claim_generator_info: listOf(generatorInfo),
  title: text,
  thumbnail,
  assertions: listOf(assertionSchema),
  ingredients: listOf(ingredientSchema),
  signature_info: v.fallback(
    v.nullish(v.object({ issuer: text, common_name: text, time: text }), null),
    null,
  ),
});
export type StoredManifest = v.InferOutput<typeof manifestSchema>;

const manifestStoreSchema = v.object({
  active_manifest: v.string(),
  manifests: v.record(v.string(), manifestSchema),
  validation_state: v.picklist(['Invalid', 'Valid', 'Trusted']),
  validation_results: v.object({
    activeManifest: statusesSchema,
    ingredientDeltas: listOf(v.object({ ingredientAssertionURI: text, validationDeltas: statusesSchema })),
  }),
});
export type ManifestStore = v.InferOutput<typeof manifestStoreSchema>;

/** @throws ValiError where it is no manifest store. */
export const parseManifestStore = (value: unknown): ManifestStore => v.parse(manifestStoreSchema, value);

const actionsSchema = v.object({ actions: listOf(actionSchema) });

/** Every action of a manifest: `c2pa.actions`, `c2pa.actions.v2` and their numbered instances. */
export function actionsOf(manifest: StoredManifest): StoredAction[] {
  return manifest.assertions
    .filter(({ label }) => /^c2pa\.actions(?:\.v2)?(?:__\d+)?$/.test(label))
    .flatMap(({ data }) => {
      const parsed = v.safeParse(actionsSchema, data);
      return parsed.success ? parsed.output.actions : [];
    });
}
