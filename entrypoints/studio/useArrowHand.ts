import { useRef } from 'preact/hooks';
import type { Arrow } from '../../engine/contracts.ts';
import {
  anchorAt,
  arrowNear,
  draggedArrow,
  mostArrows,
  movedTo,
  type Place,
} from '../../lib/studio/arrows.ts';
import type { ToolName } from './tools.ts';
import type { HandEvents } from './useHand.ts';

/** What a hand does with arrows: draws one, moves the one that it takes hold of, or takes it away. */
export function useArrowHand({
  tool,
  arrows,
  selected,
  aspect,
  onArrows,
  onSelect,
  onDraft,
}: {
  readonly tool: ToolName;
  readonly arrows: readonly Arrow[];
  readonly selected: number;
  readonly aspect: number;
  readonly onArrows: (arrows: readonly Arrow[]) => void;
  readonly onSelect: (index: number) => void;
  /** What is drawn while it is not done; null = nothing is. */
  readonly onDraft: (arrows: readonly Arrow[] | null) => void;
}): HandEvents {
  const held = useRef<{ readonly from: Place; readonly taken: number } | null>(null);

  const afterDrag = (to: Place): readonly Arrow[] | null => {
    if (!held.current) return null;
    const { from, taken } = held.current;
    const before = arrows[taken];
    if (before) {
      const foot = { x: before.x + to.x - from.x, y: before.y + to.y - from.y };
      return arrows.map((arrow, i) => (i === taken ? movedTo(arrow, foot) : arrow));
    }
    const made = tool === 'anchor' ? anchorAt(from) : draggedArrow(from, to, aspect);
    return made && arrows.length < mostArrows ? [...arrows, made] : null;
  };
  return {
    down: (at) => {
      const taken = arrowNear(arrows, at, aspect);
      held.current = { from: at, taken };
      onSelect(taken);
      onDraft(afterDrag(at));
    },
    move: (at) => onDraft(afterDrag(at)),
    up: (at, kept) => {
      const next = kept ? afterDrag(at) : null;
      const { from, taken } = held.current ?? { from: at, taken: -1 };
      held.current = null;
      onDraft(null);
      // What is only touched stays where it is.
      if (!next || (taken >= 0 && from.x === at.x && from.y === at.y)) return;
      onArrows(next);
      onSelect(taken >= 0 ? taken : next.length - 1);
    },
    remove: (at) => {
      const near = arrowNear(arrows, at, aspect);
      const gone = near >= 0 ? near : selected;
      if (gone < 0) return;
      onArrows(arrows.filter((_, i) => i !== gone));
      onSelect(-1);
    },
  };
}
