import type { ComponentProps } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Creation } from '../../../lib/gallery/creation.ts';
import { titleText } from '../../../ui/jobText.ts';
import { type CardContext, CreationCard } from './CreationCard.tsx';
import { type GridKeys, stepOf } from './gridKeys.ts';
import type { Selecting } from './useSelection.ts';
import { useVirtualRows } from './useVirtualRows.ts';

/** Pixels between rows, as in popup.css. */
const gap = 16;
/** Pixels of a card that was never seen. */
const cardHeight = 214;
/** Pixels of the narrowest card where there is room to choose. */
const narrowest = 220;
const columnGap = 12;

/** Where there is less, two cards beside each other would have no room for what stands on them. */
const leastOfTwo = 300;

/** Two in the popup, as many as fit in a tab. */
function columnsIn(width: number): number {
  if (width < leastOfTwo) return 1;
  return width < 2 * narrowest ? 2 : Math.floor((width + columnGap) / (narrowest + columnGap));
}

/** What in a card takes the keyboard when arrows walk through the grid. */
const walked = '.poster, .choose';

/** A card that is drawn anew only where something about it changed: rows come and go while others stay. */
function Card({ creation, context, shown, selected, onChoose }: ComponentProps<typeof CreationCard>) {
  return useMemo(
    () => <CreationCard {...{ creation, context, shown, selected, onChoose }} />,
    [creation, context, shown, selected, onChoose],
  );
}

/** What stands for a card that is scrolled past too fast to be made. */
const Passing = ({ creation }: { readonly creation: Creation }) => (
  <div style={{ blockSize: `${cardHeight}px` }}>
    <div class="passing" />
    <h3>{titleText(creation.title)}</h3>
  </div>
);

/** The grid of creations; only those near the window exist in the page. */
export function Grid({
  creations,
  context,
  selecting,
  shownId,
  onRemove,
}: {
  readonly creations: readonly Creation[];
  readonly context: CardContext;
  readonly selecting: Selecting;
  readonly shownId: string | null;
  readonly onRemove: (ids: readonly string[]) => void;
}) {
  const [columns, setColumns] = useState(columnsIn(Math.min(innerWidth, 960) - 32));
  const { list, rows, hurried, before, after, measure, scrollTo } = useVirtualRows({
    count: Math.ceil(creations.length / columns),
    gap,
    estimate: cardHeight,
    keyOf: (row) => `${columns} ${creations[row * columns]?.id ?? row}`,
  });
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setColumns(columnsIn(entry!.contentRect.width)));
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, [list]);

  const revealed = useRef<string | null>(null);
  useLayoutEffect(() => {
    const at = creations.findIndex(({ id }) => id === shownId);
    if (at < 0 || revealed.current === shownId) return;
    revealed.current = shownId;
    scrollTo(Math.floor(at / columns), 'center');
  }, [creations, shownId, columns, scrollTo]);

  // A card that the keyboard goes to may have to be made first.
  const wanted = useRef<{ readonly id: string; readonly part: string } | null>(null);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { id, part } = wanted.current;
    const element = list.current?.querySelector<HTMLElement>(`[data-creation="${id}"] ${part}`);
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  });
  const walk = (at: number, keys: GridKeys, part: string): boolean => {
    const to = stepOf(at, keys, columns, creations.length);
    const id = to === null ? undefined : creations[to]?.id;
    if (to === null || !id) return false;
    if (keys.shiftKey) {
      if (selecting.ids.size === 0) selecting.choose(creations[at]!.id, false);
      selecting.choose(id, true);
    }
    wanted.current = { id, part };
    scrollTo(Math.floor(to / columns), 'auto');
    list.current?.querySelector<HTMLElement>(`[data-creation="${id}"] ${part}`)?.focus();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-creation]')?.dataset.creation;
    const at = creations.findIndex((creation) => creation.id === id);
    if (id === undefined || !target.matches(walked)) return;
    const rtl = getComputedStyle(target).direction === 'rtl';
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const done = () => {
      if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') selecting.chooseAll();
      else if (key === 'Delete') onRemove(selecting.ids.size > 0 ? [...selecting.ids] : [id]);
      else if (key === 'Escape' && selecting.ids.size > 0) selecting.clear();
      else return walk(at, { key, shiftKey, rtl }, target.matches('.choose') ? '.choose' : '.poster');
      return true;
    };
    if (done()) event.preventDefault();
  };
  const whole = useRef(new Set<string>());
  const shownRows = rows.map(({ index }) => ({
    index,
    creations: creations.slice(index * columns, (index + 1) * columns),
  }));
  const inHaste = hurried ? whole.current : null;
  const isWhole = ({ id }: Creation) => inHaste === null || inHaste.has(id);
  whole.current = new Set(shownRows.flatMap((row) => row.creations.filter(isWhole).map(({ id }) => id)));
  return (
    <ul
      ref={list}
      class={selecting.ids.size > 0 ? 'grid selecting' : 'grid'}
      style={{
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        paddingBlockStart: `${before}px`,
        paddingBlockEnd: `${after}px`,
      }}
      onKeyDown={onKeyDown}
    >
      {shownRows.flatMap((row) =>
        row.creations.map((creation, column) => (
          <li
            key={creation.id}
            ref={column === 0 && whole.current.has(creation.id) ? measure : null}
            data-index={row.index}
            data-creation={creation.id}
            class={`creation ${creation.id === shownId ? 'shown' : ''} ${selecting.ids.has(creation.id) ? 'selected' : ''}`}
            aria-setsize={creations.length}
            aria-posinset={row.index * columns + column + 1}
            onClickCapture={(event) => {
              const picks = event.ctrlKey || event.metaKey || event.shiftKey;
              if (!picks || !(event.target as HTMLElement).closest('.poster')) return;
              event.preventDefault();
              event.stopPropagation();
              selecting.choose(creation.id, event.shiftKey);
            }}
          >
            {whole.current.has(creation.id) ? (
              <Card
                creation={creation}
                context={context}
                shown={creation.id === shownId}
                selected={selecting.ids.has(creation.id)}
                onChoose={selecting.choose}
              />
            ) : (
              <Passing creation={creation} />
            )}
          </li>
        )),
      )}
    </ul>
  );
}
