import type { Arrow } from '../../engine/contracts.ts';
import { isAnchor } from '../../lib/studio/arrows.ts';
import type { Touch } from '../../lib/studio/brush.ts';

/** Height of the drawing; it is as wide as the picture's aspect asks. */
const tall = 100;

function head(x: number, y: number, dx: number, dy: number): string {
  const length = Math.hypot(dx, dy) || 1;
  const [u, v] = [(dx / length) * 3.2, (dy / length) * 3.2];
  return `M${x - u - 0.6 * v} ${y - v + 0.6 * u}L${x} ${y}L${x - u + 0.6 * v} ${y - v - 0.6 * u}`;
}

/** Arrows, anchors and the keyboard's cursor over the picture. */
export function Arrows({
  arrows,
  selected,
  aspect,
  cursor,
  cursorRadius,
}: {
  readonly arrows: readonly Arrow[];
  readonly selected: number;
  readonly aspect: number;
  readonly cursor: Touch | null;
  /** Share of the picture's long side. */
  readonly cursorRadius: number;
}) {
  const wide = tall * aspect;
  return (
    <svg class="arrows" viewBox={`0 0 ${wide} ${tall}`} aria-hidden="true">
      {arrows.map((arrow, i) => {
        const [x, y] = [arrow.x * wide, arrow.y * tall];
        const [dx, dy] = [arrow.dx * wide, arrow.dy * tall];
        return (
          <g key={i} class={i === selected ? 'arrow selected' : 'arrow'} data-arrow={i}>
            {isAnchor(arrow) ? (
              <path d={`M${x - 2} ${y - 2}h4v4h-4z`} />
            ) : (
              <path d={`M${x} ${y}L${x + dx} ${y + dy}${head(x + dx, y + dy, dx, dy)}`} />
            )}
            <circle cx={x} cy={y} r={0.9} />
          </g>
        );
      })}
      {cursor && (
        <g class="cursor">
          <circle cx={cursor.x * wide} cy={cursor.y * tall} r={cursorRadius * Math.max(wide, tall)} />
          <path d={`M${cursor.x * wide - 3} ${cursor.y * tall}h6m-3 -3v6`} />
        </g>
      )}
    </svg>
  );
}
