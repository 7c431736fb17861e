import type { Horizon } from './horizon.ts';
import { saturate, smoothstep } from './raster.ts';
import type { Masks, Point, VanishingPoint } from './sceneAnalysis.ts';
import { directionOf, type StructureTensor, smoothTensor } from './structureTensor.ts';

/** Steps of the grid of candidates over the picture's width, and rows of it around the horizon. */
const columns = 32;
const rows = 24;
/** Lines looked at, the strongest ones. */
const mostLines = 900;
/** A line leads to a point that lies within an angle of this sine of it. */
const tolerance = 0.045;
/** Fewer lines tell nothing. */
const leastLines = 60;

interface Line {
  readonly x: number;
  readonly y: number;
  /** Of the angle along it. */
  readonly cos: number;
  readonly sin: number;
  readonly weight: number;
}

/**
 * Where slanting lines of streets, floors and fields meet: each strong edge that is neither level nor upright
 * votes for the points that it leads to. Without such lines: the middle of the horizon, with no confidence.
 */
export function findVanishingPoint(tensor: StructureTensor, masks: Masks, horizon: Horizon): VanishingPoint {
  const guess = { x: 0.5, y: horizon.y, confidence: 0 };
  const lines = slantingLines(tensor, masks);
  if (lines.length < leastLines) return guess;
  const band = horizon.confidence > 0.5 ? 0.12 : 0.45;
  let total = 0;
  for (const { weight } of lines) total += weight;
  const votes: { x: number; y: number; share: number }[] = [];
  for (let r = 0; r < rows; r++) {
    const y = horizon.y + band * ((2 * r) / (rows - 1) - 1);
    for (let c = 0; c < columns; c++) {
      const x = -0.1 + (1.2 * c) / (columns - 1);
      votes.push({ x, y, share: weightTo({ x, y }, lines, tensor) / total });
    }
  }
  const order = votes.toSorted((a, b) => b.share - a.share);
  const [best] = order;
  const usual = order[order.length >> 1]!.share;
  const confidence =
    saturate((best!.share - 2 * usual - 0.08) / 0.2) *
    diversity(lines.filter((line) => leadsTo(best!, line, tensor)));
  return confidence === 0 ? guess : { x: best!.x, y: best!.y, confidence };
}

/** How much all lines weigh that lead to a point. */
function weightTo(point: Point, lines: readonly Line[], size: StructureTensor): number {
  let sum = 0;
  for (let i = 0; i < lines.length; i++) if (leadsTo(point, lines[i]!, size)) sum += lines[i]!.weight;
  return sum;
}

/** Whether a line leads to a point: the sine of the angle between it and the way there, without trigonometry. */
function leadsTo(point: Point, line: Line, { width, height }: StructureTensor): boolean {
  const across = (point.x - line.x) * width;
  const down = (point.y - line.y) * height;
  const off = down * line.cos - across * line.sin;
  return off * off < tolerance * tolerance * (across * across + down * down);
}

/** 0 where all lines run one way, as stripes do wherever they lead; 1 where they come from many sides. */
function diversity(lines: readonly Line[]): number {
  let [cos, sin, total] = [0, 0, 0];
  for (const line of lines) {
    cos += line.weight * (line.cos ** 2 - line.sin ** 2);
    sin += line.weight * 2 * line.sin * line.cos;
    total += line.weight;
  }
  return total === 0 ? 0 : smoothstep(0.95, 0.75, Math.hypot(cos, sin) / total);
}

/** The strongest places on what people build and walk on with one direction, neither level nor upright. */
function slantingLines(tensor: StructureTensor, { structure, ground, grass }: Masks): Line[] {
  const { width, height, xx, xy, yy } = smoothTensor(tensor, 2);
  const grounds = [structure, ground, grass].filter((mask) => mask !== undefined);
  const lines: Line[] = [];
  if (grounds.length === 0) return lines;
  for (let y = 4; y < height - 4; y += 2) {
    for (let x = 4; x < width - 4; x += 2) {
      const i = y * width + x;
      const energy = xx[i]! + yy[i]!;
      if (energy < 2e-3 || !grounds.some(({ values }) => values[i]! > 0.5)) continue;
      const { angle, coherence } = directionOf(xx[i]!, xy[i]!, yy[i]!);
      const slant = Math.abs(Math.sin(2 * angle));
      if (coherence < 0.75 || slant < 0.2) continue;
      lines.push({
        x: (x + 0.5) / width,
        y: (y + 0.5) / height,
        cos: Math.cos(angle),
        sin: Math.sin(angle),
        weight: Math.sqrt(energy) * coherence,
      });
    }
  }
  return lines.sort((a, b) => b.weight - a.weight).slice(0, mostLines);
}
