import type { ManifestStore, StoredManifest } from './manifestStore.ts';

/** A manifest by its label, which a stranger chose: `constructor` is none. */
export const manifestOf = (store: ManifestStore, label: string): StoredManifest | undefined =>
  Object.hasOwn(store.manifests, label) ? store.manifests[label] : undefined;

/** What a manifest's claims hold for: the file, a part of it, or only what went into a computation. */
export type Standing = 'file' | 'part' | 'input';

/** One stop of the walk. */
export interface Visit {
  readonly manifest: StoredManifest;
  /** Relationships that lead from the active manifest here. */
  readonly path: readonly string[];
  readonly standing: Standing;
}

function standingBelow(above: Standing, relationship: string): Standing {
  if (above === 'input' || relationship === 'inputTo') return 'input';
  return relationship === 'componentOf' ? 'part' : above;
}

/** Manifests from the active one down its ingredients, each once for every standing that it has. */
export function* walk(store: ManifestStore): Generator<Visit> {
  const seen = new Set<string>();
  const queue: (Omit<Visit, 'manifest'> & { readonly label: string })[] = [
    { label: store.active_manifest, path: [], standing: 'file' },
  ];
  for (const { label, path, standing } of queue) {
    const manifest = manifestOf(store, label);
    if (!manifest || seen.has(`${standing} ${label}`)) continue;
    seen.add(`${standing} ${label}`);
    yield { manifest, path, standing };
    for (const { active_manifest: below, relationship } of manifest.ingredients) {
      if (!below || !relationship) continue;
      const step = { label: below, path: [...path, relationship] };
      queue.push({ ...step, standing: standingBelow(standing, relationship) });
    }
  }
}
