/** A key as a grid takes it. */
export interface GridKeys {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Texts run from right to left, and so do the cards. */
  readonly rtl: boolean;
}

/**
 * Where a key leads in a grid of cards.
 * @returns the index of another card; null where the key leads nowhere
 */
export function stepOf(at: number, { key, rtl }: GridKeys, columns: number, count: number): number | null {
  const forward = rtl ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    ArrowDown: Math.min(at + columns, Math.max(at, count - 1)),
    ArrowUp: at - columns,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined || to < 0 || to >= count || to === at ? null : to;
}
