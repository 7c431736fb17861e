import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Arrow, ToldFace } from '../../engine/contracts.ts';
import { type Brush, type Grid, stroked, type Touch } from '../../lib/studio/brush.ts';
import { Arrows } from './Arrows.tsx';
import { faceBox } from './faceBox.ts';
import { paintOverlay } from './paintOverlay.ts';
import { choosesFaces, paints, type Tools } from './tools.ts';
import { useArrowHand } from './useArrowHand.ts';
import { useFaceHand } from './useFaceHand.ts';
import { useHand } from './useHand.ts';

/** What is painted on: what a stroke changes, and what is seen of it. */
export interface Painting {
  readonly grid: Grid;
  readonly lowest: -1 | 0;
  /** Values 0..1 to lay over the picture for a grid. */
  readonly shown: (grid: Grid) => Grid;
  readonly onPainted: (grid: Grid) => void;
}

/** Paints strokes on a grid, shows them as they are made, and hands the finished one over. */
function usePaint(painting: Painting | null, brush: Brush, show: (grid: Grid) => void) {
  const stroke = useRef<{ grid: Grid; last: Touch } | null>(null);
  const touch = (at: Touch) => {
    if (!painting) return;
    const { grid, last } = stroke.current ?? { grid: painting.grid, last: null };
    const next = stroked(grid, last, at, brush, painting.lowest);
    stroke.current = { grid: next, last: at };
    show(next);
  };
  return {
    down: touch,
    move: touch,
    up: (_: Touch, kept: boolean) => {
      const done = stroke.current;
      stroke.current = null;
      if (!painting || !done) return;
      if (kept) painting.onPainted(done.grid);
      else show(painting.grid);
    },
    remove: () => undefined,
  };
}

/** What lies over the preview: what was recognised, arrows, and the hand that changes them. */
export function Easel({
  tools,
  painting,
  arrows,
  selected,
  aspect,
  onArrows,
  onSelect,
  onFace,
}: {
  readonly tools: Tools;
  readonly painting: Painting | null;
  readonly arrows: readonly Arrow[];
  readonly selected: number;
  readonly aspect: number;
  readonly onArrows: (arrows: readonly Arrow[]) => void;
  readonly onSelect: (index: number) => void;
  /** Where the user says that a face is. */
  readonly onFace: (face: ToldFace) => void;
}) {
  const { tool, brush } = tools;
  const overlay = useRef<HTMLCanvasElement>(null);
  const hint = useId();
  const [draft, setDraft] = useState<readonly Arrow[] | null>(null);
  const [around, setAround] = useState<ToldFace | null>(null);
  const show = (grid: Grid) => {
    if (overlay.current && painting) paintOverlay(overlay.current, painting.shown(grid), tool);
  };
  useEffect(() => {
    if (painting) show(painting.grid);
  }, [painting, tool]);

  const paint = usePaint(painting, brush, show);
  const arrow = useArrowHand({ tool, arrows, selected, aspect, onArrows, onSelect, onDraft: setDraft });
  const face = useFaceHand({ onFace, onDraft: setAround });
  const draws = tool !== 'look';
  const hand = useHand(draws, paints(tools) ? paint : choosesFaces(tools) ? face : arrow);
  const { cursor } = hand;
  return (
    <>
      <canvas ref={overlay} class="overlay" hidden={!paints(tools)} data-tool={tool} />
      <Arrows
        arrows={draft ?? arrows}
        selected={selected}
        aspect={aspect}
        cursor={cursor}
        cursorRadius={paints(tools) ? brush.radius : 0.012}
      />
      {around && <div class="face-draft" style={faceBox(around)} />}
      {draws && (
        <>
          <div
            class="easel"
            role="application"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a drawing surface takes keys of its own.
            tabIndex={0}
            aria-label={i18n.t(`studio.tools.${tool}`)}
            aria-describedby={hint}
            {...hand.handlers}
          />
          <p id={hint} class="only-heard">
            {i18n.t('studio.keys')}
          </p>
          <p class="only-heard" role="status">
            {cursor &&
              i18n.t(hand.holding ? 'studio.cursorDown' : 'studio.cursor', [
                `${Math.round(100 * cursor.x)}`,
                `${Math.round(100 * cursor.y)}`,
              ])}
          </p>
        </>
      )}
    </>
  );
}
