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
    const tiles = tilesAround(extremes, i, {
      x: reach.x + farthest('x') * width,
      y: reach.y + farthest('y') * height,
    });
    const presenceOf = ({ least, most }: Extremes): Presence => {
      if (rangeIn(most, columns, tiles).most === 0) return 0;
      return rangeIn(least, columns, tiles).least === 255 ? 2 : 1;
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

/** A block of tiles, ends excluded. */
interface Block {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The tiles within so many pixels of one. */
function tilesAround(
  { columns, rows }: Pick<TileExtremes, 'columns' | 'rows'>,
  tile: number,
  pixels: { readonly x: number; readonly y: number },
): Block {
  const [x, y] = [tile % columns, Math.floor(tile / columns)];
  const [across, down] = [Math.ceil(pixels.x / tileSize), Math.ceil(pixels.y / tileSize)];
  return {
    left: Math.max(0, x - across),
    right: Math.min(columns, x + across + 1),
    top: Math.max(0, y - down),
    bottom: Math.min(rows, y + down + 1),
  };
}

/** Least and most of values, 0..255, in a block of tiles. */
function rangeIn(values: Uint8Array, columns: number, { left, right, top, bottom }: Block) {
  let [least, most] = [255, 0];
  for (let row = top; row < bottom; row++) {
    for (let i = row * columns + left; i < row * columns + right; i++) {
      least = Math.min(least, values[i]!);
      most = Math.max(most, values[i]!);
    }
  }
  return { least, most };
}
