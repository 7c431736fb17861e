import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../engine/analyse/faces/candidates.ts';
import { overview, tilesToSearch } from '../../../../engine/analyse/faces/tiles.ts';
import { maskOf } from '../support/scenes.ts';

const pixels = (width: number, height: number) => ({ width, height, data: new Uint8Array() });
const photo = pixels(1000, 700);
const face = (x: number, y: number, width: number): Candidate => ({
  centre: { x, y },
  width,
  height: width,
  points: [],
  score: 0.9,
});
const holds = (x: number, y: number) => (square: { centre: { x: number; y: number }; side: number }) =>
  Math.abs(square.centre.x - x) < square.side / 2 && Math.abs(square.centre.y - y) < square.side / 2;

describe('overview', () => {
  it('is the whole of an ordinary picture', () => {
    expect(overview(photo)).toEqual([{ centre: { x: 500, y: 350 }, side: 1000, angle: 0 }]);
  });

  it.each([
    [1280, 160],
    [160, 1280],
  ])('covers a banner of %i by %i in squares that overlap', (width, height) => {
    const squares = overview(pixels(width, height));
    expect(squares.length).toBeGreaterThan(3);
    for (let along = 1; along < 1280; along += 20) {
      const [x, y] = width > height ? [along, 80] : [80, along];
      expect(squares.some(holds(x, y))).toBe(true);
    }
  });
});

describe('tiles', () => {
  it('are none where nothing small is to be expected', () => {
    expect(tilesToSearch(photo, [], [], null)).toEqual([]);
    expect(tilesToSearch(photo, [face(500, 350, 300)], [], null)).toEqual([]);
    expect(
      tilesToSearch(
        photo,
        [],
        [],
        maskOf(100, 70, () => 0.1),
      ),
    ).toEqual([]);
  });

  it('lie around small faces, found or doubtful', () => {
    for (const tiles of [
      tilesToSearch(photo, [face(120, 600, 40)], [], null),
      tilesToSearch(photo, [], [face(120, 600, 40)], null),
    ]) {
      expect(tiles.length).toBeGreaterThan(0);
      expect(tiles.every(holds(120, 600))).toBe(true);
      expect(tiles[0]!.side).toBe(450);
    }
  });

  it('lie where people are whom no face explains', () => {
    const people = maskOf(100, 70, (u) => (u > 0.8 ? 0.9 : 0));
    const tiles = tilesToSearch(photo, [], [], people);
    expect(tiles.length).toBeGreaterThan(0);
    expect(tiles.every(({ centre, side }) => centre.x + side / 2 > 800)).toBe(true);
    // A large face on the right explains them.
    expect(tilesToSearch(photo, [face(900, 200, 150)], [], people)).toEqual([]);
  });

  it('cover a square picture full of small faces with nine', () => {
    const crowd = Array.from({ length: 60 }, (_, i) =>
      face((i % 10) * 100 + 50, Math.floor(i / 10) * 110 + 50, 30),
    );
    expect(tilesToSearch(pixels(1000, 1000), crowd, [], null)).toHaveLength(9);
  });
});
