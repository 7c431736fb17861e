import { faceMesh } from '../../../models/catalogue.ts';
import type { BeingNets } from '../beingNets.ts';
import type { ModelResult } from '../modelSession.ts';
import { runFilled } from '../runFilled.ts';
import type { Point } from '../sceneAnalysis.ts';
import type { Candidate } from './candidates.ts';
import type { Pyramid } from './pixels.ts';
import { outOf, type Square, sampleSquare } from './square.ts';

/** A point of the mesh in the picture's pixels; `z` is how much nearer to the camera than the middle of the head. */
export interface MeshPoint extends Point {
  readonly z: number;
}

/** What the face mesh says of one square. */
export interface Mesh {
  /** 468, in MediaPipe's order. */
  readonly points: readonly MeshPoint[];
  /** How surely there is a face, 0..1. */
  readonly score: number;
}

/** Sides of the squares that the net was trained on, in longer sides of the box. */
const margin = 1.5;
const [, , side] = faceMesh.input.shape;

/** The square in which the net expects a face of that size, in pixels, tilted by an angle. */
export const squareFor = (centre: Point, size: number, angle: number): Square => ({
  centre,
  side: margin * size,
  angle,
});

/** The square around a candidate in which its eyes lie level. */
export function squareOf({ centre, width, height, points }: Candidate): Square {
  const [right, left] = points as [Point, Point];
  const angle = Math.atan2(left.y - right.y, left.x - right.x);
  return squareFor(centre, Math.max(width, height), angle);
}

/** The square around a mesh, for a second and more exact look. */
export function squareOfMesh(points: readonly MeshPoint[]): Square {
  const [right, left] = [points[33]!, points[263]!];
  const angle = Math.atan2(left.y - right.y, left.x - right.x);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = points.map(({ x, y }) => x * cos + y * sin);
  const down = points.map(({ x, y }) => y * cos - x * sin);
  const [low, high] = [Math.min(...along), Math.max(...along)];
  const [top, bottom] = [Math.min(...down), Math.max(...down)];
  const [u, v] = [(low + high) / 2, (top + bottom) / 2];
  const centre = { x: u * cos - v * sin, y: u * sin + v * cos };
  return squareFor(centre, Math.max(high - low, bottom - top), angle);
}

/** The net's answer for a square, in the picture's pixels. */
export function meshOf({ mesh, face }: ModelResult<typeof faceMesh>, square: Square): Mesh {
  const scale = square.side / side;
  const points = Array.from({ length: mesh.length / 3 }, (_, i) => ({
    ...outOf(square, { x: mesh[3 * i]! / side, y: mesh[3 * i + 1]! / side }),
    z: -mesh[3 * i + 2]! * scale,
  }));
  return { points, score: face[0]! };
}

/** Lets the net look at one square of a picture. @throws the signal's reason; what the net is rejected with */
export async function lookForMesh(
  pyramid: Pyramid,
  square: Square,
  { mesh }: Pick<BeingNets, 'mesh'>,
  signal: AbortSignal,
): Promise<Mesh> {
  const fill = (input: Float32Array<ArrayBuffer>) =>
    sampleSquare(pyramid, square, side, faceMesh.input.range, input);
  return meshOf(await runFilled(mesh, faceMesh, fill, signal), square);
}

/** The upright box around a mesh, in pixels. */
export function boxOf({ points }: Pick<Mesh, 'points'>) {
  const x = points.map((point) => point.x);
  const y = points.map((point) => point.y);
  const [left, right] = [Math.min(...x), Math.max(...x)];
  const [top, bottom] = [Math.min(...y), Math.max(...y)];
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return { left, top, centre, width: right - left, height: bottom - top };
}

/** Where a face is, in pixels. */
export interface FacePlace {
  readonly centre: Point;
  readonly width: number;
}

/** Whether two faces are one: two looks from different places may end at the same. */
export const isSameFace = (a: FacePlace, b: FacePlace): boolean =>
  Math.hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y) < 0.5 * Math.max(a.width, b.width);
