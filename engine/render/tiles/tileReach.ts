import { type TileExtremes, tileSize } from './tileExtremes.ts';

/** The farthest that the camera shifts what is nearest. */
export interface CameraReach {
  /** By its travel, picture units. */
  readonly x: number;
  readonly y: number;
  /** By magnification less one, as a share of the distance to the picture's middle. */
  readonly zoom: number;
  /** Share of the magnification that the farthest things take part in. */
  readonly steady: number;
}

/** Pixels that interpolation in targets of lower size reaches further. */
const interpolation = 6;

/** A picture in pixels, and its camera. */
interface Seen {
  readonly width: number;
  readonly height: number;
  readonly reach: CameraReach;
}

/**
 * How far from a tile, given by its column and row, that lies which is seen in it: pixels. The camera shifts what is far
 * less than what is near, and nothing there is nearer than all that it may show there.
 */
export function tileReach(extremes: TileExtremes, { width, height, reach }: Seen) {
  const { columns, rows, near } = extremes;
  // The farther border of a tile is what counts.
  const shift = (tile: number, travel: number, size: number, nearness: number) =>
    travel * size * nearness +
    reach.zoom *
      (reach.steady + (1 - reach.steady) * nearness) *
      Math.max(size / 2 - tile * tileSize, (tile + 1) * tileSize - size / 2) +
    interpolation;
  // In tiles, of the nearest things; the camera seeks in steps of a tile at most.
  const farthest = (count: number, travel: number, size: number) =>
    Array.from({ length: count }, (_, tile) => Math.ceil(shift(tile, travel, size, 1) / tileSize + 1));
  const across = farthest(columns, reach.x, width);
  const down = farthest(rows, reach.y, height);
  const layer = mostAround(extremes.nearness, across, down);
  const things = near && {
    seen: mostAround(near.most, across, down),
    nearness: mostAround(near.nearness, across, down),
  };
  return (x: number, y: number) => {
    const i = y * columns + x;
    const nearness = Math.max(layer[i]!, things?.seen[i] ? things.nearness[i]! : 0) / 255;
    return { x: shift(x, reach.x, width, nearness), y: shift(y, reach.y, height, nearness) };
  };
}

/** Most of the values in so many tiles around each, by its column across and by its row down. */
function mostAround(values: Uint8Array, across: readonly number[], down: readonly number[]): Uint8Array {
  const [columns, rows] = [across.length, down.length];
  const rowwise = Uint8Array.from(values, (_, i) => {
    const x = i % columns;
    const row = i - x;
    return mostOf(values, row + Math.max(0, x - across[x]!), row + Math.min(columns - 1, x + across[x]!), 1);
  });
  return Uint8Array.from(values, (_, i) => {
    const x = i % columns;
    const y = (i - x) / columns;
    const [top, bottom] = [Math.max(0, y - down[y]!), Math.min(rows - 1, y + down[y]!)];
    return mostOf(rowwise, top * columns + x, bottom * columns + x, columns);
  });
}

/** Most of every `step`th value. */
function mostOf(values: Uint8Array, from: number, to: number, step: number): number {
  let most = 0;
  for (let i = from; i <= to; i += step) if (values[i]! > most) most = values[i]!;
  return most;
}
