import { useEffect, useRef, useState } from 'preact/hooks';
import type { Touch } from '../../lib/studio/brush.ts';

/** What a hand on the picture does, by pointer or by keyboard alike. */
export interface HandEvents {
  readonly down: (at: Touch) => void;
  readonly move: (at: Touch) => void;
  /** @param kept false where it is called off */
  readonly up: (at: Touch, kept: boolean) => void;
  readonly remove: (at: Touch) => void;
}

export interface Hand {
  /** The keyboard's cursor; null while the picture has no focus by keyboard. */
  readonly cursor: Touch | null;
  /** The keyboard holds the brush down. */
  readonly holding: boolean;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: (event: PointerEvent) => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
  };
}

/** Shares of the picture that a key moves the cursor by. */
const steps = { small: 0.02, large: 0.1 } as const;

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const within = (value: number) => Math.min(1, Math.max(0, value));

/** Where a pointer is; only a pen tells its pressure. */
function touchOf({ clientX, clientY, pointerType, pressure }: PointerEvent, surface: Element): Touch {
  const box = surface.getBoundingClientRect();
  return {
    x: (clientX - box.left) / box.width,
    y: (clientY - box.top) / box.height,
    pressure: pointerType === 'pen' && pressure > 0 ? pressure : 1,
  };
}

/** One hand for pointer and keyboard: arrow keys move it, Enter puts it down and lifts it, Escape calls it off. */
export function useHand(active: boolean, events: HandEvents): Hand {
  const [cursor, setCursor] = useState<Touch | null>(null);
  const [holding, setHolding] = useState(false);
  const pointer = useRef<number | null>(null);
  const latest = useRef(events);
  latest.current = events;
  useEffect(() => setHolding(false), [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!active || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = cursor ?? { x: 0.5, y: 0.5, pressure: 1 };
    const way = ways[event.key];
    if (way) {
      const step = event.shiftKey ? steps.large : steps.small;
      const next = { ...at, x: within(at.x + way[0] * step), y: within(at.y + way[1] * step) };
      setCursor(next);
      if (holding) latest.current.move(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      setCursor(at);
      if (holding) latest.current.up(at, true);
      else latest.current.down(at);
      setHolding(!holding);
    } else if (event.key === 'Escape' && holding) {
      latest.current.up(at, false);
      setHolding(false);
    } else if (event.key === 'Delete' || event.key === 'Backspace') latest.current.remove(at);
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent) => {
    if (!active || event.button !== 0 || pointer.current !== null) return;
    const surface = event.currentTarget as HTMLElement;
    surface.setPointerCapture(event.pointerId);
    pointer.current = event.pointerId;
    latest.current.down(touchOf(event, surface));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerId !== pointer.current) return;
    const surface = event.currentTarget as HTMLElement;
    const parts = event.getCoalescedEvents?.() ?? [];
    for (const part of parts.length > 0 ? parts : [event]) latest.current.move(touchOf(part, surface));
  };
  const lift = (kept: boolean) => (event: PointerEvent) => {
    if (event.pointerId !== pointer.current) return;
    pointer.current = null;
    latest.current.up(touchOf(event, event.currentTarget as HTMLElement), kept);
  };
  return {
    cursor,
    holding,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp: lift(true),
      onPointerCancel: lift(false),
      onKeyDown,
      onFocus: ({ currentTarget }) => {
        if ((currentTarget as Element).matches(':focus-visible'))
          setCursor((known) => known ?? { x: 0.5, y: 0.5, pressure: 1 });
      },
      onBlur: () => {
        if (holding) latest.current.up(cursor ?? { x: 0.5, y: 0.5, pressure: 1 }, false);
        setHolding(false);
        setCursor(null);
      },
    },
  };
}
