import type { ScalarMap } from '../sceneAnalysis.ts';
import type { Candidate } from './candidates.ts';
import type { Pixels } from './pixels.ts';
import { type Square, squareAround } from './square.ts';

/** Side of a tile, of the picture's longer one: faces in it look 2.2 times larger to the net. */
const share = 0.45;
/** Tiles overlap by this much, so that each face lies whole in one. */
const overlap = 0.3;
const mostTiles = 9;
/** Faces narrower than this share of the longer side may be missed in the whole picture. */
const small = 0.12;
/** Mean probability of unexplained people from which a tile is worth a look. */
const leastPeople = 0.06;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A body as a face promises it, seen from the front and upright. */
const bodyOf = ({ centre, width }: Candidate): Box => ({
  left: centre.x - 2 * width,
  right: centre.x + 2 * width,
  top: centre.y - 1.5 * width,
  bottom: centre.y + 7 * width,
});

const contains = ({ left, top, right, bottom }: Box, x: number, y: number) =>
  x >= left && x < right && y >= top && y < bottom;

/** Longer pictures than this are looked over in several squares: in one, their faces would be tiny. */
const longest = 2.5;

/** The squares in which a whole picture is looked over. */
export function overview(pixels: Pixels): Square[] {
  const { width, height } = pixels;
  const [shortSide, longSide] = [Math.min(width, height), Math.max(width, height)];
  if (longSide <= longest * shortSide) return [squareAround(pixels)];
  const side = Math.max(shortSide, longSide / 6);
  return starts(longSide, side).map((start) => {
    const along = start + side / 2;
    const centre = width > height ? { x: along, y: height / 2 } : { x: width / 2, y: along };
    return { centre, side, angle: 0 };
  });
}

/** Evenly spread starts along one side so that tiles overlap. */
function starts(length: number, side: number): number[] {
  const count = Math.max(1, Math.ceil((length - side) / (side * (1 - overlap))) + 1);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? (length - side) / 2 : (i * (length - side)) / (count - 1),
  );
}

/**
 * The parts of a picture in which smaller faces are to be looked for: around small faces, where something small
 * may have been one, and where there are people whom no face explains; the likeliest first.
 * @param faces found in the whole picture. @param doubtful what may have been one.
 * @param people probability of a person at each point, where it is known.
 */
export function tilesToSearch(
  { width, height }: Pixels,
  faces: readonly Candidate[],
  doubtful: readonly Candidate[],
  people: ScalarMap | null,
): Square[] {
  const longSide = Math.max(width, height);
  const side = share * longSide;
  const bodies = faces.map(bodyOf);
  const hints = [...faces, ...doubtful].filter((candidate) => candidate.width < small * longSide);
  const weigh = (box: Box): number => {
    const near = hints.filter(({ centre }) => contains(box, centre.x, centre.y));
    const unexplained = people ? meanOutside(people, width, height, box, bodies) : 0;
    return (
      near.reduce((sum, { score }) => sum + score, 0) + (unexplained >= leastPeople ? 10 * unexplained : 0)
    );
  };
  return starts(height, side)
    .flatMap((top) =>
      starts(width, side).map((left) => ({ left, top, right: left + side, bottom: top + side })),
    )
    .map((box) => ({ box, weight: weigh(box) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, mostTiles)
    .map(({ box }) => ({ centre: { x: box.left + side / 2, y: box.top + side / 2 }, side, angle: 0 }));
}

/** Mean of a map within a box of the picture, counting 0 inside of the other boxes. */
function meanOutside(
  map: ScalarMap,
  width: number,
  height: number,
  box: Box,
  others: readonly Box[],
): number {
  let sum = 0;
  let count = 0;
  const addRow = (row: number, y: number) => {
    for (let column = 0; column < map.width; column += 2) {
      const x = ((column + 0.5) * width) / map.width;
      if (x < box.left || x >= box.right) continue;
      count++;
      const p = map.values[row * map.width + column]!;
      if (p > 0.5 && !others.some((other) => contains(other, x, y))) sum += p;
    }
  };
  for (let row = 0; row < map.height; row += 2) {
    const y = ((row + 0.5) * height) / map.height;
    if (y >= box.top && y < box.bottom) addRow(row, y);
  }
  return count === 0 ? 0 : sum / count;
}
