/** What is chosen of a list, and from where Shift extends it. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The last one that was chosen alone; null = none yet. */
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** Chooses one, or lets go of it. */
export function toggled({ ids }: Selection, id: string): Selection {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return { ids: changed, anchor: id };
}

/** Chooses all from the anchor to one; without an anchor that is in the list, that one alone. */
export function extendedTo(selection: Selection, order: readonly string[], id: string): Selection {
  const to = order.indexOf(id);
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  if (to < 0) return selection;
  if (from < 0) return { ids: new Set([...selection.ids, id]), anchor: id };
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...between]), anchor: selection.anchor };
}

/** Chooses all of a list; what else is chosen stays so. */
export function allOf(selection: Selection, order: readonly string[]): Selection {
  return { ids: new Set([...selection.ids, ...order]), anchor: selection.anchor };
}

/** Lets go of what is no longer there or no longer shown; the same selection where that is nothing. */
export function within(selection: Selection, order: readonly string[]): Selection {
  const there = new Set(order);
  const ids = [...selection.ids].filter((id) => there.has(id));
  if (ids.length === selection.ids.size) return selection;
  const anchor = selection.anchor !== null && there.has(selection.anchor) ? selection.anchor : null;
  return { ids: new Set(ids), anchor };
}
