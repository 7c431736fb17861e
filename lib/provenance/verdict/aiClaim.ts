import { aiShareOf } from '../digitalSourceType.ts';
import { actionsOf, type ManifestStore, type StoredAction, type StoredManifest } from '../manifestStore.ts';
import { walk } from '../manifestWalk.ts';
import type { AiClaim } from '../verdict.ts';
import { disclosuresOf, metadataSourceTypeOf } from './assertions.ts';

/** From the least to the most that is said of AI. */
const order: readonly AiClaim[] = ['none', 'ai-edited', 'partly-ai', 'ai-generated'];

const larger = (one: AiClaim, other: AiClaim): AiClaim =>
  order.indexOf(one) > order.indexOf(other) ? one : other;

/** What a source type says of the content as a whole. */
function claimOfSourceType(uri: string): AiClaim {
  const share = aiShareOf(uri);
  return share === 'all' ? 'ai-generated' : share === 'part' ? 'partly-ai' : 'none';
}

/** Actions that bring other content in or pass it on: their source type speaks of content, not of a tool. */
const bringing = /^c2pa\.(?:opened|placed|converted|transcoded|repackaged|published)$/;

/** Bing and other generators of 2023 and 2024 say it in the words of the creation alone. */
const wording = /\bAI[- ]generated\b/i;
const denial = /\b(?:not|no|non|never)[- ]+AI[- ]generated\b/i;

/** What one action says of AI. Only a creation can make all of the content. */
function claimOfAction({ action, digitalSourceType, description }: StoredAction): AiClaim {
  const created = action === 'c2pa.created';
  if (digitalSourceType) {
    const claim = claimOfSourceType(digitalSourceType);
    if (claim === 'none' || created) return claim;
    return bringing.test(action) ? 'partly-ai' : 'ai-edited';
  }
  const said = description ?? '';
  return created && wording.test(said) && !denial.test(said) ? 'ai-generated' : 'none';
}

/**
 * What one manifest says of AI: in its actions, in signed metadata (IPTC), and, where neither states a source
 * type, by disclosing a model (C2PA 2.4, `c2pa.ai-disclosure`).
 */
function claimOfManifest(manifest: StoredManifest): AiClaim {
  const actions = actionsOf(manifest);
  const stated = metadataSourceTypeOf(manifest);
  const claim = actions
    .map(claimOfAction)
    .reduce(larger, stated === null ? 'none' : claimOfSourceType(stated));
  const silent = stated === null && actions.every(({ digitalSourceType }) => !digitalSourceType);
  if (claim !== 'none' || !silent || disclosuresOf(manifest).length === 0) return claim;
  return actions.some(({ action }) => action === 'c2pa.opened') ? 'ai-edited' : 'partly-ai';
}

/**
 * What the store claims of AI for the file that `label` stands for. A parent's claim is the file's; a
 * component's holds for a part of it; what was merely an input to a computation says nothing about the outcome.
 */
export function aiClaimOf(store: ManifestStore, label: string): AiClaim {
  let total: AiClaim = 'none';
  for (const { manifest, standing } of walk(store, label)) {
    if (standing === 'input') continue;
    const claim = claimOfManifest(manifest);
    total = larger(total, claim !== 'none' && standing === 'part' ? 'partly-ai' : claim);
    if (total === 'ai-generated') break;
  }
  return total;
}
