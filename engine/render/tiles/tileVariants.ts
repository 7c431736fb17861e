import type { Extent, Zone } from '../../motions/motionDraw.ts';
import { joined } from './joinKinds.ts';
import { mergeTiles, type Rectangle } from './rectangles.ts';
import { type Extremes, type TileExtremes, tileSize } from './tileExtremes.ts';
import type { Presence, TileKind, TileNeeds } from './tileNeeds.ts';
import { type CameraReach, tileReach } from './tileReach.ts';

/** Where each thing that a kernel can be spared happens at all; picture units. */
export interface TileScene {
  readonly width: number;
  readonly height: number;
  /** Of the loop. */
  readonly frames: number;
  /** What the whole picture needs. */
  readonly all: TileNeeds;
  /** Of each motion that displaces, how far it does. */
  readonly displacement: readonly (readonly Zone[])[];
  readonly light: readonly Extent[];
  readonly overlay: readonly Extent[];
  readonly gleam: readonly Extent[];
  readonly pictureFlow: readonly Extent[];
  readonly mark: readonly Extent[];
  readonly reach: CameraReach;
}

/** One kernel, and where it draws: rectangles in tiles. */
export interface TileVariant {
  readonly needs: TileNeeds;
  readonly rectangles: readonly Rectangle[];
}

/** Divides a picture among kernels that are spared what does not happen in their tiles. */
export function tileVariants(extremes: TileExtremes, scene: TileScene): TileVariant[] {
  const { columns, rows } = extremes;
  const { width, height } = scene;
  const reachOf = tileReach(extremes, scene);
  const needsOf = (i: number): TileNeeds => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const reach = reachOf(x, y);
    const touches = (extent: Extent) =>
      x * tileSize - reach.x < (extent.x + extent.width) * width &&
      (x + 1) * tileSize + reach.x > extent.x * width &&
      y * tileSize - reach.y < (extent.y + extent.height) * height &&
      (y + 1) * tileSize + reach.y > extent.y * height;
    const zones = scene.displacement.map((all) => all.filter(touches));
    const farthest = (way: 'x' | 'y') =>
      zones.reduce((sum, some) => sum + Math.max(0, ...some.map((zone) => zone.reach[way])), 0);
    const by = {
      x: Math.ceil((reach.x + farthest('x') * width) / tileSize),
      y: Math.ceil((reach.y + farthest('y') * height) / tileSize),
    };
    const presenceOf = (values: Extremes) => presenceAround(values, { columns, rows, x, y, by });
    const near = extremes.near ? presenceOf(extremes.near) : 0;
    const sky = near === 2 || !extremes.matte ? 0 : ((2 - presenceOf(extremes.matte)) as Presence);
    const solid = near > 0 || sky < 2;
    return {
      near,
      sky,
      displaced: solid && zones.some(({ length }) => length > 0),
      lit: scene.light.some(touches),
      overlaid: solid && scene.overlay.some(touches),
      gleaming: solid && scene.gleam.some(touches),
      pictureFlows: near < 2 && sky < 2 && scene.pictureFlow.some(touches),
      marked: scene.mark.some(touches),
    };
  };
  const kinds = new Map<string, TileKind>();
  for (let i = 0; i < columns * rows; i++) {
    const needs = needsOf(i);
    const key = Object.values(needs).join();
    const kind = kinds.get(key) ?? { needs, tiles: [] };
    kind.tiles.push(i);
    kinds.set(key, kind);
  }
  return joined([...kinds.values()], scene.frames).map(({ needs, tiles }) => ({
    needs,
    rectangles: mergeTiles(tiles, columns),
  }));
}

/** What a matte holds in a tile and so many tiles around it. */
function presenceAround(
  { least, most }: Extremes,
  {
    columns,
    rows,
    x,
    y,
    by,
  }: Pick<TileExtremes, 'columns' | 'rows'> & { x: number; y: number; by: { x: number; y: number } },
): Presence {
  let [low, high] = [255, 0];
  for (let row = Math.max(0, y - by.y); row <= Math.min(rows - 1, y + by.y); row++) {
    for (let column = Math.max(0, x - by.x); column <= Math.min(columns - 1, x + by.x); column++) {
      low = Math.min(low, least[row * columns + column]!);
      high = Math.max(high, most[row * columns + column]!);
    }
  }
  return high === 0 ? 0 : low === 255 ? 2 : 1;
}
