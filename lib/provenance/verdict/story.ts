import { termOf } from '../digitalSourceType.ts';
import {
  actionsOf,
  type ManifestStore,
  type StoredAction,
  type StoredIngredient,
  type StoredManifest,
} from '../manifestStore.ts';
import { manifestOf } from '../manifestWalk.ts';
import type { AiClaim, Verdict, VerdictAction, VerdictIngredient } from '../verdict.ts';
import { aiClaimOf } from './aiClaim.ts';
import { disclosuresOf } from './assertions.ts';
import { problemOfCode, problemOfIngredientCode, sortProblems } from './problems.ts';
import { tidy } from './text.ts';

/** Names of thumbnails by the library's identifiers, for those that could be had. */
export type ThumbnailIds = ReadonlyMap<string, string>;

const maxActions = 64;
const maxIngredients = 64;
const maxLevel = 8;

const vocabulary = /^https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\//i;

/** The term of an IPTC source type, foreign types as they are. */
export const sourceTypeName = (uri: string): string | null =>
  tidy(vocabulary.test(uri.trim()) ? termOf(uri) : uri);

function softwareName(agent: StoredAction['softwareAgent']): string | null {
  if (agent === null || typeof agent === 'string') return tidy(agent);
  return tidy(agent.version ? `${agent.name} ${agent.version}` : agent.name);
}

function storyOfAction({ action, digitalSourceType, when, softwareAgent, description }: StoredAction) {
  return {
    action: tidy(action) ?? '',
    digitalSourceType: digitalSourceType ? sourceTypeName(digitalSourceType) : null,
    when: tidy(when),
    software: softwareName(softwareAgent),
    description: tidy(description),
  } satisfies VerdictAction;
}

/** What a manifest tells of itself: what was done, with what, and who signed. */
export function storyOf(manifest: StoredManifest | undefined) {
  const actions = manifest ? actionsOf(manifest) : [];
  const info = manifest?.claim_generator_info[0];
  const { common_name: name, issuer, time } = manifest?.signature_info ?? {};
  return {
    actions: actions.slice(0, maxActions).map(storyOfAction),
    disclosures: (manifest ? disclosuresOf(manifest) : []).slice(0, 8).map((disclosure) => ({
      modelType: tidy(disclosure.modelType),
      modelName: tidy(disclosure.modelName),
    })),
    software: info ? softwareName(info) : tidy(manifest?.claim_generator),
    signer: name || issuer ? { name: tidy(name), organisation: tidy(issuer) } : null,
    signedAt: tidy(time),
  } satisfies Partial<Verdict>;
}

/** Failure codes that came up since ingredients were taken in, by the assertion that holds each. */
function deltasOf(store: ManifestStore): Map<string, string[]> {
  const deltas = new Map<string, string[]>();
  for (const { ingredientAssertionURI, validationDeltas } of store.validation_results.ingredientDeltas) {
    const place = /\/c2pa\/([^/]+)\/c2pa\.assertions\/([^/]+)$/.exec(ingredientAssertionURI ?? '');
    if (!place) continue;
    const key = `${place[1]} ${place[2]}`;
    deltas.set(key, [...(deltas.get(key) ?? []), ...validationDeltas.failure.map(({ code }) => code)]);
  }
  return deltas;
}

const relationships = ['parentOf', 'componentOf', 'inputTo'] as const;

/** The ingredients of the active manifest and theirs, in pre-order, and whether some were left out. */
export function ingredientsOf(
  store: ManifestStore,
  thumbnails: ThumbnailIds,
): { readonly ingredients: VerdictIngredient[]; readonly abridged: boolean } {
  const ingredients: VerdictIngredient[] = [];
  const deltas = deltasOf(store);
  let abridged = false;
  const claims = new Map<string, AiClaim>();
  const claimOf = (label: string) => {
    const claim = claims.get(label) ?? aiClaimOf(store, label);
    claims.set(label, claim);
    return claim;
  };

  const problemsOf = (holder: string, { label, validation_results, validation_status }: StoredIngredient) => {
    const then = [...(validation_results?.activeManifest.failure ?? []), ...validation_status];
    const since = deltas.get(`${holder} ${label}`) ?? [];
    return sortProblems([
      ...then.map(({ code }) => problemOfCode(code)).filter((problem) => problem !== 'signer-unknown'),
      ...since.map(problemOfIngredientCode),
    ]);
  };

  const visit = (holder: string, path: readonly string[]) => {
    for (const ingredient of manifestOf(store, holder)?.ingredients ?? []) {
      if (ingredients.length === maxIngredients || path.length > maxLevel) {
        abridged = true;
        return;
      }
      const below = ingredient.active_manifest;
      const manifest = below ? manifestOf(store, below) : undefined;
      const picture = ingredient.thumbnail ?? manifest?.thumbnail;
      ingredients.push({
        level: path.length,
        relationship: relationships.find((name) => name === ingredient.relationship) ?? null,
        title: tidy(ingredient.title),
        format: tidy(ingredient.format),
        thumbnail: (picture && thumbnails.get(picture.identifier)) ?? null,
        credentials: manifest !== undefined,
        ai: below && manifest ? claimOf(below) : 'none',
        ...storyOf(manifest),
        problems: problemsOf(holder, ingredient),
      });
      if (below && manifest && !path.includes(below)) visit(below, [...path, below]);
    }
  };

  visit(store.active_manifest, [store.active_manifest]);
  return { ingredients, abridged };
}

/** True where the active manifest has more actions than are listed. */
export const hasMoreActions = (manifest: StoredManifest | undefined): boolean =>
  manifest !== undefined && actionsOf(manifest).length > maxActions;
