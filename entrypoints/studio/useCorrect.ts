import { useCallback, useRef } from 'preact/hooks';
import type { Corrections } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { withNewMotions } from '../../lib/studio/planEdits.ts';
import type { DocumentView } from './useDocument.ts';

/** Corrects the picture as one step of undo: what is found anew by that moves, too. */
export function useCorrect(
  preview: Preview | null,
  { document, change }: DocumentView,
  apply: (corrections: Corrections) => Promise<void>,
): (how: (corrections: Corrections) => Corrections) => Promise<void> {
  const latest = useRef(document);
  latest.current = document;
  return useCallback(
    async (how) => {
      if (!preview || !latest.current) return;
      const { plan, corrections } = latest.current;
      const next = how(corrections);
      const topic = `correction ${crypto.randomUUID()}`;
      change({ corrections: next }, topic);
      await apply(next);
      const { seed, seconds, fps } = plan;
      const fresh = preview.plan({ seed, seconds, fps });
      if (withNewMotions(plan, fresh) !== plan)
        change((now) => ({ plan: withNewMotions(now.plan, fresh) }), topic);
    },
    [preview, change, apply],
  );
}
