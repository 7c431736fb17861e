import { useCallback, useEffect, useState } from 'preact/hooks';
import {
  allOf,
  extendedTo,
  nothingSelected,
  type Selection,
  toggled,
  within,
} from '../../../lib/gallery/selection.ts';

/** What is chosen of the creations that are seen. */
export interface Selecting {
  readonly ids: ReadonlySet<string>;
  /** @param extend to all between the last choice and this one */
  readonly choose: (id: string, extend: boolean) => void;
  readonly chooseAll: () => void;
  readonly chooseThese: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

/** @param order ids of the creations that are seen; what is no longer among them is no longer chosen */
export function useSelection(order: readonly string[]): Selecting {
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  useEffect(() => setSelection((chosen) => within(chosen, order)), [order]);
  const choose = useCallback(
    (id: string, extend: boolean) =>
      setSelection((chosen) => (extend ? extendedTo(chosen, order, id) : toggled(chosen, id))),
    [order],
  );
  const chooseAll = useCallback(() => setSelection((chosen) => allOf(chosen, order)), [order]);
  const chooseThese = useCallback((ids: readonly string[]) => setSelection(allOf(nothingSelected, ids)), []);
  const clear = useCallback(() => setSelection(nothingSelected), []);
  return { ids: selection.ids, choose, chooseAll, chooseThese, clear };
}
