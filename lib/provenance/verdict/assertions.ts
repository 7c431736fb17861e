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

const metadataLabel = /^(?:c2pa\.metadata|cawg\.metadata|stds\.iptc)(?:__\d+)?$/;
const sourceTypeKey = 'Iptc4xmpExt:DigitalSourceType';
const metadataSchema = v.object({ [sourceTypeKey]: v.string() });

/** The digital source type that signed metadata state (IPTC Photo Metadata 2025.1), or null. */
export function metadataSourceTypeOf(manifest: StoredManifest): string | null {
  for (const data of named(manifest, metadataLabel)) {
    const parsed = v.safeParse(metadataSchema, data);
    if (parsed.success) return parsed.output[sourceTypeKey];
  }
  return null;
}

const softBindingSchema = v.object({ alg: v.string() });

const party = v.fallback(v.nullish(v.looseObject({ email: text, url: text, '@id': text }), null), null);
const parties = v.fallback(v.nullish(v.union([v.array(party), party]), null), null);
const workSchema = v.object({ author: parties, publisher: parties });
const contactKey = 'Iptc4xmpCore:CreatorContactInfo';
const contactInfo = v.object({
  [contactKey]: v.object({ 'Iptc4xmpCore:CiEmailWork': text, 'Iptc4xmpCore:CiUrlWork': text }),
});

/** Where authors and publishers can be reached, as `stds.schema-org.CreativeWork` and IPTC metadata state it. */
export function statedContactsOf(manifest: StoredManifest): string[] {
  const works = named(manifest, /^stds\.schema-org\.CreativeWork(?:__\d+)?$/).flatMap((data) => {
    const work = v.safeParse(workSchema, data);
    if (!work.success) return [];
    const { publisher, author } = work.output;
    return [publisher, author].flat().flatMap((one) => (one ? [one.email, one.url, one['@id']] : []));
  });
  const creators = named(manifest, metadataLabel).flatMap((data) => {
    const parsed = v.safeParse(contactInfo, data);
    return parsed.success ? Object.values(parsed.output[contactKey]) : [];
  });
  return [...works, ...creators].filter((contact) => contact !== null);
}

/** Algorithms of the soft bindings that are named, without repeats. */
export function softBindingsOf(manifest: StoredManifest): string[] {
  const algorithms = named(manifest, /^c2pa\.soft-binding(?:__\d+)?$/).flatMap((data) => {
    const parsed = v.safeParse(softBindingSchema, data);
    return parsed.success ? [parsed.output.alg] : [];
  });
  return [...new Set(algorithms)];
}
