import { describe, expect, it } from 'vitest';
import { mergeTiles } from '../../../../engine/render/tiles/rectangles.ts';
import { tileSize } from '../../../../engine/render/tiles/tileExtremes.ts';
import { type TileScene, tileVariants } from '../../../../engine/render/tiles/tileVariants.ts';

const [columns, rows] = [20, 10];
const whole = { x: 0, y: 0, width: 1, height: 1 };

const sceneWith = (changes: Partial<TileScene> = {}): TileScene => ({
  width: columns * tileSize,
  height: rows * tileSize,
  // So many that each kind is worth a kernel.
  frames: 50_000,
  all: {
    near: 1,
    sky: 1,
    displaced: true,
    lit: true,
    overlaid: true,
    gleaming: true,
    pictureFlows: true,
    marked: true,
  },
  displacement: [],
  light: [],
  overlay: [],
  gleam: [],
  pictureFlow: [],
  mark: [],
  reach: { x: 0.01, y: 0.01, zoom: 0, steady: 0 },
  ...changes,
});

const filled = (value: (x: number, y: number) => number) =>
  Uint8Array.from({ length: columns * rows }, (_, i) => value(i % columns, Math.floor(i / columns)));

/** Everything is as near as can be. */
const nearness = filled(() => 255);
const nearby = { columns, rows, nearness };

/** How often each tile is drawn. */
function drawn(variants: ReturnType<typeof tileVariants>): Uint8Array {
  const times = new Uint8Array(columns * rows);
  for (const { rectangles } of variants) {
    for (const { x, y, width, height } of rectangles) {
      for (let i = 0; i < width * height; i++)
        times[(y + Math.floor(i / width)) * columns + x + (i % width)]!++;
    }
  }
  return times;
}

describe('kernels for parts of a picture', () => {
  it('draw every tile once, the sky without what stands before it, and the land without the sky', () => {
    // Sky above row 4, land below row 4, an edge in it.
    const least = filled((_, y) => (y > 4 ? 255 : 0));
    const most = filled((_, y) => (y >= 4 ? 255 : 0));
    const variants = tileVariants(
      { ...nearby, near: null, matte: { least, most } },
      sceneWith({ displacement: [[{ ...whole, y: 0.8, height: 0.2, reach: { x: 0, y: 0.05 } }]] }),
    );
    expect([...drawn(variants)].every((times) => times === 1)).toBe(true);
    const at = (row: number) =>
      variants.find(({ rectangles }) => rectangles.some(({ y, height }) => y <= row && row < y + height))!;
    // A tile further than the edge itself, for what the camera shifts.
    expect([2, 3, 4, 5, 6].map((row) => at(row).needs.sky)).toEqual([2, 1, 1, 1, 0]);
    expect([2, 6, 7, 9].map((row) => at(row).needs.displaced)).toEqual([false, false, true, true]);
  });

  it.each([
    ['each kind by its own in a long loop', 50_000, [0, 0, 1], [false, true, false]],
    ['what is rare by one, apart from the rest, in a loop of middling length', 200, [0, 1], [false, true]],
    ['all by one in a short loop', 2, [1], [true]],
  ])('draw %s', (_, frames, near, marked) => {
    const mixed = filled((x, y) => (x === 3 && y === 3 ? 255 : 0));
    const variants = tileVariants(
      { ...nearby, near: { least: filled(() => 0), most: mixed, nearness }, matte: null },
      sceneWith({
        frames,
        mark: [{ x: 0.7, y: 0.7, width: 0.25, height: 0.25 }],
        reach: { x: 0, y: 0, zoom: 0, steady: 0 },
      }),
    ).sort((a, b) => a.needs.near - b.needs.near || Number(a.needs.marked) - Number(b.needs.marked));
    expect([...drawn(variants)].every((times) => times === 1)).toBe(true);
    expect(variants.map(({ needs }) => needs.near)).toEqual(near);
    expect(variants.map(({ needs }) => needs.marked)).toEqual(marked);
  });

  it('look farther at the border than in the middle, where a camera that closes in does', () => {
    const most = filled((x, y) => (y === 5 && (x === 2 || x === 10) ? 255 : 0));
    const variants = tileVariants(
      { ...nearby, near: { least: filled(() => 0), most, nearness }, matte: null },
      sceneWith({ reach: { x: 0, y: 0, zoom: 0.1, steady: 0 } }),
    );
    const nearIn = (from: number, to: number) =>
      variants
        .filter(({ needs }) => needs.near > 0)
        .flatMap(({ rectangles }) => rectangles)
        .filter(({ x, y, height }) => y <= 5 && 5 < y + height && from <= x && x < to)
        .reduce((sum, { width }) => sum + width, 0);
    // Two pixels and what interpolation takes, which is a tile or two to each side; at the border up to fourteen.
    expect(nearIn(8, columns)).toBe(4);
    expect(nearIn(0, 8)).toBe(5);
  });
});

describe("the camera's reach", () => {
  const most = filled((_, y) => (y >= 4 ? 255 : 0));
  const least = filled((_, y) => (y > 4 ? 255 : 0));
  const borders = (nearness: Uint8Array, reach = { x: 0, y: 0.25, zoom: 0, steady: 0 }) =>
    tileVariants({ ...nearby, near: null, matte: { least, most }, nearness }, sceneWith({ reach }))
      .filter(({ needs }) => needs.sky === 1)
      .reduce((sum, { rectangles }) => sum + rectangles.reduce((rows, { height }) => rows + height, 0), 0);

  it('is as long as what is seen there is near', () => {
    expect(borders(filled(() => 255))).toBe(9);
    expect(borders(filled(() => 128))).toBe(7);
    expect(borders(filled(() => 0))).toBe(3);
    expect(borders(filled((_, y) => (y === 9 ? 255 : 0)))).toBeGreaterThan(3);
  });

  it('is for far things what they share of the zoom', () => {
    const zoom = { x: 0, y: 0, zoom: 0.6, steady: 1 };
    expect(
      borders(
        filled(() => 0),
        zoom,
      ),
    ).toBe(
      borders(
        filled(() => 255),
        zoom,
      ),
    );
    expect(
      borders(
        filled(() => 0),
        { ...zoom, steady: 0 },
      ),
    ).toBe(3);
  });
});

describe('tiles of several rare kinds', () => {
  it('are drawn once each, one above the other too', () => {
    const amid = (x: number, y: number) => ({
      x: (x + 0.5) / columns,
      y: (y + 0.5) / rows,
      width: 0.1 / (tileSize * columns),
      height: 0.1 / (tileSize * rows),
    });
    const variants = tileVariants(
      { ...nearby, near: null, matte: null },
      sceneWith({
        light: [amid(4, 3), amid(5, 5)],
        mark: [amid(5, 3)],
        reach: { x: 0, y: 0, zoom: 0, steady: 0 },
      }),
    );
    expect([...drawn(variants)].every((times) => times === 1)).toBe(true);
  });
});

describe('merged tiles', () => {
  it('cover each tile once, rows of the same width as one', () => {
    const tiles = [1, 2, 5, 11, 12, 15, 16, 21, 22];
    expect(mergeTiles(tiles, 10)).toEqual(
      expect.arrayContaining([
        { x: 1, y: 0, width: 2, height: 3 },
        { x: 5, y: 0, width: 1, height: 1 },
        { x: 5, y: 1, width: 2, height: 1 },
      ]),
    );
    expect(mergeTiles(tiles, 10)).toHaveLength(3);
  });

  it('do not reach over the end of a row, nor over empty rows', () => {
    expect(mergeTiles([9, 10], 10)).toHaveLength(2);
    expect(mergeTiles([4, 24], 10)).toHaveLength(2);
    expect(mergeTiles([], 10)).toEqual([]);
  });
});
