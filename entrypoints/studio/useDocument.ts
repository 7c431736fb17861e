import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Corrections, MotionPlan } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { changed, type History, historyOf, redone, undone } from '../../lib/studio/history.ts';
import type { Source } from './source.ts';

/** All that the user changes about a picture. */
export interface StudioDocument {
  readonly plan: MotionPlan;
  readonly corrections: Corrections;
  /** Wishes in words. */
  readonly prompt: string;
}

export type Change = Partial<StudioDocument> | ((present: StudioDocument) => Partial<StudioDocument>);

export interface DocumentView {
  /** Null until the picture is open. */
  readonly document: StudioDocument | null;
  /**
   * @param wanted what changes, or how it follows from what is there by then
   * @param topic changes in a row about one topic are one step of undo
   */
  readonly change: (wanted: Change, topic?: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/** The document of an open picture, with its history. */
export function useDocument(source: Source | null, preview: Preview | null): DocumentView {
  const [history, setHistory] = useState<History<StudioDocument> | null>(null);
  useEffect(() => {
    if (!source || !preview) return setHistory(null);
    setHistory(
      historyOf({
        plan: source.plan ?? preview.plan(source.options),
        corrections: source.options.corrections ?? [],
        prompt: source.options.prompt ?? '',
      }),
    );
  }, [source, preview]);
  const change = useCallback((wanted: Change, topic?: string) => {
    setHistory((known) => {
      if (!known) return known;
      const part = typeof wanted === 'function' ? wanted(known.present) : wanted;
      return changed(known, { ...known.present, ...part }, topic);
    });
  }, []);
  return {
    document: history?.present ?? null,
    change,
    undo: history && history.past.length > 0 ? () => setHistory((known) => known && undone(known)) : null,
    redo: history && history.future.length > 0 ? () => setHistory((known) => known && redone(known)) : null,
  };
}
