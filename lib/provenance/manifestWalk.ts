import type { ManifestStore, StoredManifest } from './manifestStore.ts';

/** A manifest by its label, which a stranger chose: `constructor` is none. */
export const manifestOf = (store: ManifestStore, label: string): StoredManifest | undefined =>
  Object.hasOwn(store.manifests, label) ? store.manifests[label] : undefined;

/** What a manifest's claims hold for: the file, a part of it, or only what went into a computation. */
export type Standing = 'file' | 'part' | 'input';

/** One stop of the walk. */
export interface Visit {
  readonly manifest: StoredManifest;
  readonly standing: Standing;
}

function standingBelow(above: Standing, relationship: string): Standing {
  if (above === 'input' || relationship === 'inputTo') return 'input';
  return relationship === 'componentOf' ? 'part' : above;
}

/** Manifests from the one named down its ingredients, each once for every standing that it has. */
export function* walk(store: ManifestStore, from: string): Generator<Visit> {
  const seen = new Set<string>();
  const queue: { readonly label: string; readonly standing: Standing }[] = [
    { label: from, standing: 'file' },
  ];
  for (const { label, standing } of queue) {
    const manifest = manifestOf(store, label);
    if (!manifest || seen.has(`${standing} ${label}`)) continue;
    seen.add(`${standing} ${label}`);
    yield { manifest, standing };
    for (const { active_manifest: below, relationship } of manifest.ingredients) {
      if (below && relationship)
        queue.push({ label: below, standing: standingBelow(standing, relationship) });
    }
  }
}
