import type { Arrow } from '../../engine/contracts.ts';

/** A place in the picture: x 0 (left)..1 (right), y 0 (top)..1 (bottom). */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a plan can hold. */
export const mostArrows = 64;
/** Fastest arrow, diagonals of the picture a second. */
export const fastest = 0.1;
/** A drag this much of the diagonal long is the fastest. */
const longestDrag = 0.4;
/** Shorter drags, shares of the diagonal, are slips of the hand. */
const shortestDrag = 0.015;

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Length as seen, in diagonals. @param aspect width over height */
const lengthOf = (dx: number, dy: number, aspect: number) =>
  Math.hypot(dx * aspect, dy) / Math.hypot(aspect, 1);

/** The arrow of a drag: the longer, the faster. Null where it was none. @param aspect width over height */
export function draggedArrow(from: Place, to: Place, aspect: number): Arrow | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = lengthOf(dx, dy, aspect);
  if (length < shortestDrag) return null;
  return {
    x: within(from.x, 0, 1),
    y: within(from.y, 0, 1),
    dx: within(dx, -1, 1),
    dy: within(dy, -1, 1),
    speed: fastest * Math.min(1, length / longestDrag),
  };
}

/** What stays where it is. */
export const anchorAt = ({ x, y }: Place): Arrow => ({
  x: within(x, 0, 1),
  y: within(y, 0, 1),
  dx: 0,
  dy: 0,
  speed: 0,
});

export const isAnchor = ({ speed }: Arrow): boolean => speed === 0;

/** Its direction in radians as seen: 0 = to the right, π/2 = down. */
export const directionOf = ({ dx, dy }: Arrow, aspect: number): number => Math.atan2(dy, dx * aspect);

/** The arrow turned to a direction, as long as it was. */
export function turned(arrow: Arrow, direction: number, aspect: number): Arrow {
  const length = Math.hypot(arrow.dx * aspect, arrow.dy);
  return {
    ...arrow,
    dx: within((Math.cos(direction) * length) / aspect, -1, 1),
    dy: within(Math.sin(direction) * length, -1, 1),
  };
}

/** The arrow with another speed, drawn as long as that. */
export function paced(arrow: Arrow, speed: number, aspect: number): Arrow {
  const length = lengthOf(arrow.dx, arrow.dy, aspect);
  const factor = length === 0 ? 1 : ((speed / fastest) * longestDrag) / length;
  return { ...arrow, dx: within(arrow.dx * factor, -1, 1), dy: within(arrow.dy * factor, -1, 1), speed };
}

/** The index of the arrow whose foot or tip is nearest to a place, within `reach` diagonals; -1 = none. */
export function arrowNear(arrows: readonly Arrow[], { x, y }: Place, aspect: number, reach = 0.03): number {
  let [best, nearest] = [-1, reach];
  arrows.forEach((arrow, i) => {
    for (const [u, v] of [
      [arrow.x, arrow.y],
      [arrow.x + arrow.dx, arrow.y + arrow.dy],
    ] as const) {
      const distance = lengthOf(u - x, v - y, aspect);
      if (distance < nearest) [best, nearest] = [i, distance];
    }
  });
  return best;
}

/** The arrow moved to another foot. */
export const movedTo = (arrow: Arrow, { x, y }: Place): Arrow => ({
  ...arrow,
  x: within(x, 0, 1),
  y: within(y, 0, 1),
});
