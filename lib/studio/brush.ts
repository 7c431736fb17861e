/** A grid over the picture that is painted on, row by row from the top left. Never changed, only replaced. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array<ArrayBuffer>;
}

export interface Brush {
  readonly mode: 'add' | 'erase';
  /** Share of the picture's long side. */
  readonly radius: number;
  /** Share of the radius over which it fades: 0 = hard, 1 = from the middle on. */
  readonly feather: number;
}

/** Where a pointer touches: x 0 (left)..1 (right), y 0 (top)..1 (bottom). */
export interface Touch {
  readonly x: number;
  readonly y: number;
  /** 0..1; 1 for whatever feels no pressure. */
  readonly pressure: number;
}

export const brushRange = { radius: { min: 0.01, max: 0.25 }, feather: { min: 0, max: 1 } } as const;
export const initialBrush: Brush = { mode: 'add', radius: 0.06, feather: 0.5 };

export const emptyGrid = (width: number, height: number): Grid => ({
  width,
  height,
  values: new Float32Array(width * height),
});

/**
 * A grid after a stroke from one touch to the next; a dot where there is no touch before.
 * @param lowest of the grid's values: -1 where erasing says "surely not", 0 where there is only there or not there
 */
export function stroked(grid: Grid, from: Touch | null, to: Touch, brush: Brush, lowest: -1 | 0): Grid {
  const { width, height } = grid;
  const radius = Math.max(0.5, brush.radius * Math.max(width, height));
  const [end, start] = [cellOf(to, grid), cellOf(from ?? to, grid)];
  const values = grid.values.slice();
  const left = Math.max(0, Math.floor(Math.min(start.x, end.x) - radius));
  const right = Math.min(width - 1, Math.ceil(Math.max(start.x, end.x) + radius));
  const top = Math.max(0, Math.floor(Math.min(start.y, end.y) - radius));
  const bottom = Math.min(height - 1, Math.ceil(Math.max(start.y, end.y) + radius));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const reach = distanceToSegment(x + 0.5, y + 0.5, start, end) / radius;
      const paint = to.pressure * falloff(reach, brush.feather);
      if (paint === 0) continue;
      const i = y * width + x;
      const value = values[i]!;
      values[i] =
        brush.mode === 'add'
          ? Math.max(value, lowest + (1 - lowest) * paint)
          : Math.min(value, 1 - (1 - lowest) * paint);
    }
  }
  return { width, height, values };
}

/** Whether nothing is painted. */
export const isBlank = ({ values }: Grid): boolean => values.every((value) => value === 0);

const cellOf = ({ x, y }: Touch, { width, height }: Grid) => ({ x: x * width, y: y * height });

/** 1 in the middle, 0 from the radius on. @param reach distance in radii */
function falloff(reach: number, feather: number): number {
  if (reach >= 1) return 0;
  const core = 1 - feather;
  if (reach <= core) return 1;
  const t = (1 - reach) / (1 - core);
  return t * t * (3 - 2 * t);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function distanceToSegment(x: number, y: number, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
}
