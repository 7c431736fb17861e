import { useMemo } from 'preact/hooks';
import type { Corrections } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { correctedGrid, correctionOf, seenOf, withCorrection } from '../../lib/studio/correctionEdits.ts';
import { freezeOf, withFreeze } from '../../lib/studio/guidanceEdits.ts';
import type { Painting } from './Easel.tsx';
import type { Tools } from './tools.ts';
import type { DocumentView } from './useDocument.ts';

/** What the brush paints on: a class's corrections, or what must not move. */
export function usePainting(
  preview: Preview | null,
  { document, change }: DocumentView,
  { tool, what }: Tools,
  correct: (how: (corrections: Corrections) => Corrections) => Promise<void>,
): Painting | null {
  return useMemo(() => {
    if (!preview || !document) return null;
    const { plan, corrections } = document;
    const { width, height } = preview.seen.depth;
    if (tool === 'freeze')
      return {
        grid: freezeOf(plan, width, height),
        lowest: 0,
        shown: (grid) => grid,
        onPainted: (grid) => change({ plan: withFreeze(plan, grid) }),
      };
    if (tool !== 'correct' || what === 'faces') return null;
    const seen = seenOf(preview.seen, what);
    return {
      grid: correctionOf(corrections, what, width, height),
      lowest: -1,
      shown: (grid) => correctedGrid(seen, grid),
      onPainted: (grid) => void correct((known) => withCorrection(known, what, grid)),
    };
  }, [preview, document, change, tool, what, correct]);
}
