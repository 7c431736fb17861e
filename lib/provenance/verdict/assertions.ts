import * as v from 'valibot';
import type { StoredManifest } from '../manifestStore.ts';

/** Assertions besides actions, as strangers wrote them: whatever has an unexpected shape counts as absent. */

const text = v.fallback(v.nullish(v.string(), null), null);

const named = (manifest: StoredManifest, label: RegExp): unknown[] =>
  manifest.assertions.filter((assertion) => label.test(assertion.label)).map(({ data }) => data);

const disclosureSchema = v.object({ modelType: text, modelName: text });

/** Models named in `c2pa.ai-disclosure` (C2PA 2.4). */
export function disclosuresOf(manifest: StoredManifest): v.InferOutput<typeof disclosureSchema>[] {
  return named(manifest, /^c2pa\.ai-disclosure(?:__\d+)?$/).flatMap((data) => {
    const parsed = v.safeParse(disclosureSchema, data);
    return parsed.success ? [parsed.output] : [];
  });
}

const sourceTypeKey = 'Iptc4xmpExt:DigitalSourceType';
const metadataSchema = v.object({ [sourceTypeKey]: v.string() });

/** The digital source type that signed metadata state (IPTC Photo Metadata 2025.1), or null. */
export function metadataSourceTypeOf(manifest: StoredManifest): string | null {
  for (const data of named(manifest, /^(?:c2pa\.metadata|cawg\.metadata|stds\.iptc)(?:__\d+)?$/)) {
    const parsed = v.safeParse(metadataSchema, data);
    if (parsed.success) return parsed.output[sourceTypeKey];
  }
  return null;
}

const softBindingSchema = v.object({ alg: v.string() });

/** Algorithms of the soft bindings that are named, without repeats. */
export function softBindingsOf(manifest: StoredManifest): string[] {
  const algorithms = named(manifest, /^c2pa\.soft-binding(?:__\d+)?$/).flatMap((data) => {
    const parsed = v.safeParse(softBindingSchema, data);
    return parsed.success ? [parsed.output.alg] : [];
  });
  return [...new Set(algorithms)];
}
