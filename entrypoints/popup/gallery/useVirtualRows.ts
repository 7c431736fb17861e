import {
  observeWindowOffset,
  observeWindowRect,
  type VirtualItem,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { isHasty } from './haste.ts';

/** Rows beyond the viewport that exist already, on either side, once what is seen was painted. */
const overscan = 2;
/** Pixels above the list until they are measured: too few would make rows at first that nobody sees. */
const usualMargin = 351;

/** The rows that are to be drawn, and the room that the others take. */
export interface VirtualRows {
  readonly list: { readonly current: HTMLUListElement | null };
  /** In turn, without gaps. */
  readonly rows: readonly VirtualItem[];
  /** Rows pass by faster than anybody reads. */
  readonly hurried: boolean;
  /** Pixels. */
  readonly before: number;
  readonly after: number;
  /** For the first element of each row, which has its index as `data-index`: its height is the row's. */
  readonly measure: (element: Element | null) => void;
  readonly scrollTo: (row: number, align: 'auto' | 'center') => void;
}

/**
 * Which rows of a list have to exist for what the window shows of it.
 * @param gap pixels between rows @param estimate pixels of a row that was never seen
 */
export function useVirtualRows({
  count,
  gap,
  estimate,
  keyOf,
}: {
  readonly count: number;
  readonly gap: number;
  readonly estimate: number;
  readonly keyOf: (row: number) => string;
}): VirtualRows {
  const [, redraw] = useReducer((times: number, _: null) => times + 1, 0);
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(usualMargin);
  const [painted, setPainted] = useState(false);
  useEffect(() => setPainted(true), []);
  const options = {
    count,
    gap,
    overscan: painted ? overscan : 0,
    scrollMargin: margin,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    getScrollElement: () => window,
    initialRect: { width: innerWidth, height: innerHeight },
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    onChange: () => redraw(null),
  };
  const [virtualizer] = useState(() => new Virtualizer<Window, Element>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());

  // What stands above the list comes and goes.
  useLayoutEffect(() => {
    const place = () => {
      if (list.current) setMargin(Math.round(list.current.getBoundingClientRect().top + scrollY));
    };
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    place();
    return () => observer.disconnect();
  }, []);

  const rows = virtualizer.getVirtualItems();
  const offset = virtualizer.scrollOffset ?? 0;
  const now = performance.now();
  const drawn = useRef({ offset, at: now });
  const hurried =
    virtualizer.isScrolling && isHasty(offset - drawn.current.offset, now - drawn.current.at, innerHeight);
  useLayoutEffect(() => {
    drawn.current = { offset, at: now };
  });
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    list,
    rows,
    hurried,
    before: first ? first.start - margin : 0,
    after: last ? virtualizer.getTotalSize() - (last.end - margin) : 0,
    measure: virtualizer.measureElement,
    scrollTo: (row, align) => virtualizer.scrollToIndex(row, { align }),
  };
}
