import { useRef } from 'preact/hooks';
import type { ToldFace } from '../../engine/contracts.ts';
import type { Place } from '../../lib/studio/arrows.ts';
import { draggedFace } from '../../lib/studio/correctionEdits.ts';
import type { HandEvents } from './useHand.ts';

/** A hand that goes around a face, from corner to corner. */
export function useFaceHand({
  onFace,
  onDraft,
}: {
  readonly onFace: (face: ToldFace) => void;
  /** What is gone around while it is not done; null = nothing is. */
  readonly onDraft: (face: ToldFace | null) => void;
}): HandEvents {
  const from = useRef<Place | null>(null);
  return {
    down: (at) => {
      from.current = at;
    },
    move: (at) => onDraft(from.current && draggedFace(from.current, at)),
    up: (at, kept) => {
      const face = kept && from.current ? draggedFace(from.current, at) : null;
      from.current = null;
      onDraft(null);
      if (face) onFace(face);
    },
    remove: () => undefined,
  };
}
