import { aiShareOf } from './digitalSourceType.ts';
import { actionsOf, type ManifestStore, type StoredAction } from './manifestStore.ts';
import { walk } from './manifestWalk.ts';

type AiShare = ReturnType<typeof aiShareOf>;

const larger = (one: AiShare, other: AiShare): AiShare =>
  one === 'all' || other === 'all' ? 'all' : one === 'part' || other === 'part' ? 'part' : 'none';

/**
 * What one action says of AI. Only a creation can make all of the content; any other action adds a part.
 * Some generators of 2023 and 2024 state it in the description of the creation alone.
 */
function aiShareOfAction(action: StoredAction): AiShare {
  const created = action.action === 'c2pa.created';
  if (action.digitalSourceType) {
    const share = aiShareOf(action.digitalSourceType);
    return share === 'all' && !created ? 'part' : share;
  }
  return created && /\bAI[- ]generated\b/i.test(action.description ?? '') ? 'all' : 'none';
}

/**
 * How much of the file is AI-made by its own account. A parent's claim is the file's; a component's holds for
 * a part of it; what was merely an input to a computation says nothing about the outcome.
 */
export function aiShareOfStore(store: ManifestStore): AiShare {
  let total: AiShare = 'none';
  for (const { manifest, standing } of walk(store)) {
    if (standing === 'input') continue;
    const share = actionsOf(manifest).map(aiShareOfAction).reduce(larger, 'none');
    total = larger(total, share === 'all' && standing === 'part' ? 'part' : share);
  }
  return total;
}
