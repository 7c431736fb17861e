import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';
import './menu.css';

/** One thing that a menu offers. */
export interface MenuItem {
  /** Stable, for tests. */
  readonly id: string;
  readonly words: string;
  /** What is to be known before it is chosen. */
  readonly hint?: string | undefined;
  readonly onChoose: () => void;
}

const nextOf: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** The items of a menu that has just been opened: the first takes the keyboard. */
function Items({
  items,
  list,
}: {
  readonly items: readonly MenuItem[];
  readonly list: { readonly current: HTMLDivElement | null };
}) {
  useEffect(() => list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus(), [list]);
  return items.map(({ id, words, hint, onChoose }) => (
    <button
      key={id}
      type="button"
      role="menuitem"
      tabIndex={-1}
      data-item={id}
      onClick={() => {
        list.current?.hidePopover();
        onChoose();
      }}
    >
      {words}
      {hint && <small>{hint}</small>}
    </button>
  ));
}

/**
 * A button that opens a menu; the browser places it, and closes it on Escape and on a click elsewhere. Its items
 * exist only while it is open.
 */
export function Menu({
  icon,
  label,
  items,
  disabled = false,
  children,
}: {
  readonly icon: IconName;
  readonly label: string;
  readonly items: () => readonly MenuItem[];
  readonly disabled?: boolean;
  /** Words beside the icon. */
  readonly children?: ComponentChildren;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  return (
    <>
      <button
        type="button"
        class={children ? 'button' : 'button icon'}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        popovertarget={id}
      >
        <Icon name={icon} />
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        class="menu"
        aria-label={label}
        onToggle={({ newState }) => setOpen(newState === 'open')}
        onKeyDown={(event) => {
          const all = buttons();
          const next = nextOf[event.key]?.(all.indexOf(document.activeElement as HTMLElement), all.length);
          if (event.key === 'Tab') list.current?.hidePopover();
          if (next === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          all[next]?.focus();
        }}
      >
        {open && <Items items={items()} list={list} />}
      </div>
    </>
  );
}
