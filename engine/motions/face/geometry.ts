import type { Face, Point } from '../../analyse/sceneAnalysis.ts';
import { brows, eyes, middle, sides } from './meshPoints.ts';

/** Where bits of skin go at the peak of a smile; lengths in picture heights, both axes alike. */
export interface SkinPull {
  readonly at: Point;
  readonly by: Point;
  /** Standard deviation of its reach. */
  readonly reach: number;
}

/** The head as an ellipse that turns about a pivot in the neck; lengths in picture heights. */
export interface HeadShape {
  readonly centre: Point;
  readonly pivot: Point;
  /** Unit vector along the eyes, from the person's right to left. */
  readonly along: Point;
  /** Half axes along and across the eyes' line. */
  readonly half: Point;
}

/** An eye in a frame of its own: `along` from the outer corner to the inner; offsets in widths of the eye. */
export interface EyeShape {
  readonly origin: Point;
  readonly along: Point;
  /** Picture heights. */
  readonly width: number;
  /** Lids' edges at even steps from corner to corner: offsets toward the chin. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** Bare skin between the upper lid's edge and the brow where it is least, widths of the eye. */
  readonly room: number;
  /** 1 where "toward the chin" is to the right of `along` as one looks along it in the picture, else -1. */
  readonly hand: number;
}

/** Steps from corner to corner at which lids are known. */
export const lidSteps = 16;

const add = (a: Point, b: Point, share = 1): Point => ({ x: a.x + share * b.x, y: a.y + share * b.y });
const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
const lengthOf = (a: Point): number => Math.hypot(a.x, a.y);

/** A face's mesh with both axes in picture heights. @param aspect picture width over height. */
export class FaceGeometry {
  readonly #points: readonly Point[];
  readonly #along: Point;
  readonly #down: Point;

  constructor(face: Face, aspect: number) {
    this.#points = face.landmarks.map(({ x, y }) => ({ x: x * aspect, y }));
    const across = minus(this.#at(eyes.left.upper[0]), this.#at(eyes.right.upper[0]));
    const length = lengthOf(across) || 1;
    this.#along = { x: across.x / length, y: across.y / length };
    this.#down = { x: -this.#along.y, y: this.#along.x };
  }

  #at(index: number): Point {
    return this.#points[index] ?? { x: 0, y: 0 };
  }

  /** Width at the cheekbones, picture heights. */
  get width(): number {
    return lengthOf(minus(this.#at(sides.face[1]), this.#at(sides.face[0])));
  }

  /** Forehead to chin, picture heights. */
  get height(): number {
    return lengthOf(minus(this.#at(middle.chin), this.#at(middle.forehead)));
  }

  /**
   * Pulls of a smile that widens the mouth by `widening` face widths: corners outward and up, cheeks up, the
   * middle of the lips held. With `rigid` the skin under the eyes stays, and so do glasses.
   */
  smile(widening: number, rigid: boolean): SkinPull[] {
    const unit = widening * this.width;
    const reach = 0.11 * this.width;
    const pull = (index: number, outward: number, down: number, spread = 1): SkinPull => ({
      at: this.#at(index),
      by: add(
        { x: this.#along.x * outward * unit, y: this.#along.y * outward * unit },
        this.#down,
        down * unit,
      ),
      reach: reach * spread,
    });
    const pair = ([right, left]: readonly [number, number], outward: number, down: number, spread = 1) => [
      pull(right, -outward, down, spread),
      pull(left, outward, down, spread),
    ];
    return [
      ...pair(sides.mouth, 0.5, -0.4),
      ...pair(sides.lowerCheek, 0.1, -0.12),
      ...(rigid ? [] : pair(sides.upperCheek, 0.05, -0.1, 0.8)),
      pull(middle.upperLip, 0, 0.1, 0.7),
      pull(middle.lowerLip, 0, -0.06, 0.7),
    ];
  }

  /** The head, hair included, and the pivot below the chin. */
  head(): HeadShape {
    const [forehead, chin] = [this.#at(middle.forehead), this.#at(middle.chin)];
    const axis = minus(chin, forehead);
    return {
      centre: add(forehead, axis, 0.4),
      pivot: add(chin, axis, 0.35),
      along: this.#along,
      half: { x: 0.62 * this.width, y: 0.78 * this.height },
    };
  }

  /** One eye's lids. */
  eye(side: 'left' | 'right'): EyeShape {
    const rim = eyes[side];
    const origin = this.#at(rim.upper[0]);
    const end = this.#at(rim.upper.at(-1)!);
    const across = minus(end, origin);
    const width = lengthOf(across) || 1e-6;
    const along = { x: across.x / width, y: across.y / width };
    const hand = along.x * this.#down.y - along.y * this.#down.x > 0 ? 1 : -1;
    const down = { x: -along.y * hand, y: along.x * hand };
    const placeOf = (index: number): Point => {
      const offset = minus(this.#at(index), origin);
      return {
        x: (offset.x * along.x + offset.y * along.y) / width,
        y: (offset.x * down.x + offset.y * down.y) / width,
      };
    };
    const lid = (indices: readonly number[]) => {
      const points = indices.map(placeOf);
      return Array.from({ length: lidSteps }, (_, i) => heightAt(points, i / (lidSteps - 1)));
    };
    const edge = rim.upper.map(placeOf);
    const rooms = brows[side].map(placeOf).map(({ x, y }) => heightAt(edge, x) - y);
    const room = Math.max(0, Math.min(...rooms));
    return { origin, along, width, upper: lid(rim.upper), lower: lid(rim.lower), room, hand };
  }
}

/** Height of a line through points at a place along it; 0 beyond its ends. */
function heightAt(points: readonly Point[], x: number): number {
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    if (x < a.x || x > b.x || b.x <= a.x) continue;
    return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  }
  return 0;
}
