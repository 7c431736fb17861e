import type { Extent, Zone } from '../../motions/motionDraw.ts';
import { joined } from './joinKinds.ts';
import { mergeTiles, type Rectangle } from './rectangles.ts';
import { type Extremes, type TileExtremes, tileSize } from './tileExtremes.ts';

/** Of a layer, what may be seen somewhere: 0 = none of it, 1 = some, 2 = nothing else. */
export type Presence = 0 | 1 | 2;

/** What a kernel for part of a picture has to reckon with. */
export interface TileNeeds {
  readonly near: Presence;
  readonly sky: Presence;
  readonly displaced: boolean;
  readonly lit: boolean;
  readonly overlaid: boolean;
  readonly gleaming: boolean;
  readonly pictureFlows: boolean;
  readonly marked: boolean;
}

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

/** One kernel, and where it draws: rectangles in tiles. */
export interface TileVariant {
  readonly needs: TileNeeds;
  readonly rectangles: readonly Rectangle[];
}

/** Tiles of the same needs, by index. */
export interface TileKind {
  readonly needs: TileNeeds;
  readonly tiles: number[];
}

/** Pixels that interpolation in targets of lower size reaches further. */
const interpolation = 6;

/** Divides a picture among kernels that are spared what does not happen in their tiles. */
export function tileVariants(extremes: TileExtremes, scene: TileScene): TileVariant[] {
  const { columns, rows } = extremes;
  const { width, height } = scene;
  // In pixels, of a tile's farther border from the picture's middle.
  const reachFrom = (tile: number, travel: number, size: number, nearness: number) =>
    travel * size * nearness +
    scene.reach.zoom *
      (scene.reach.steady + (1 - scene.reach.steady) * nearness) *
      Math.max(size / 2 - tile * tileSize, (tile + 1) * tileSize - size / 2) +
    interpolation;
  const needsOf = (i: number): TileNeeds => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const reachOf = (nearness: number) => ({
      x: reachFrom(x, scene.reach.x, width, nearness),
      y: reachFrom(y, scene.reach.y, height, nearness),
    });
    // Things as near as any that the camera may show here, or where it seeks next to here.
    const farthestReach = reachOf(1);
    const farthestTiles = tilesAround(extremes, i, {
      x: farthestReach.x + tileSize,
      y: farthestReach.y + tileSize,
    });
    const nearest = Math.max(
      mostOf(extremes.nearness, farthestTiles),
      extremes.near && mostOf(extremes.near.most, farthestTiles) > 0
        ? mostOf(extremes.nearThings, farthestTiles)
        : 0,
    );
    const reach = reachOf(nearest / 255);
    const touches = (extent: Extent) =>
      x * tileSize - reach.x < (extent.x + extent.width) * width &&
      (x + 1) * tileSize + reach.x > extent.x * width &&
      y * tileSize - reach.y < (extent.y + extent.height) * height &&
      (y + 1) * tileSize + reach.y > extent.y * height;
    const zones = scene.displacement.map((all) => all.filter(touches));
    const farthest = (way: 'x' | 'y') =>
      zones.reduce((sum, some) => sum + Math.max(0, ...some.map((zone) => zone.reach[way])), 0);
    const tiles = tilesAround(extremes, i, {
      x: reach.x + farthest('x') * width,
      y: reach.y + farthest('y') * height,
    });
    const presenceOf = ({ least, most }: Extremes): Presence => {
      const high = mostOf(most, tiles);
      if (high === 0) return 0;
      return tiles.every((tile) => least[tile] === 255) ? 2 : 1;
    };
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
    rectangles: mergeTiles(
      tiles.sort((a, b) => a - b),
      columns,
    ),
  }));
}

/** Indices of the tiles within so many pixels of one. */
function tilesAround(
  { columns, rows }: Pick<TileExtremes, 'columns' | 'rows'>,
  tile: number,
  pixels: { readonly x: number; readonly y: number },
): number[] {
  const [x, y] = [tile % columns, Math.floor(tile / columns)];
  const by = { x: Math.ceil(pixels.x / tileSize), y: Math.ceil(pixels.y / tileSize) };
  const found: number[] = [];
  for (let row = Math.max(0, y - by.y); row <= Math.min(rows - 1, y + by.y); row++)
    for (let column = Math.max(0, x - by.x); column <= Math.min(columns - 1, x + by.x); column++)
      found.push(row * columns + column);
  return found;
}

const mostOf = (values: Uint8Array, tiles: readonly number[]): number =>
  tiles.reduce((most, tile) => Math.max(most, values[tile]!), 0);
