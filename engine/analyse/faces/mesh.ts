import { faceMesh } from '../../../models/catalogue.ts';
import type { ModelResult } from '../modelSession.ts';
import type { Point } from '../sceneAnalysis.ts';
import type { Candidate } from './candidates.ts';
import { outOf, type Square } from './square.ts';

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
export const margin = 1.5;
const [, , side] = faceMesh.input.shape;

/** The square around a candidate in which its eyes lie level. */
export function squareOf({ centre, width, height, points }: Candidate): Square {
  const [right, left] = points as [Point, Point];
  const angle = Math.atan2(left.y - right.y, left.x - right.x);
  return { centre, side: margin * Math.max(width, height), angle };
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
  return {
    centre: { x: u * cos - v * sin, y: u * sin + v * cos },
    side: margin * Math.max(high - low, bottom - top),
    angle,
  };
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
