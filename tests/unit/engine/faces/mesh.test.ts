import { describe, expect, it } from 'vitest';
import { eyeOpenness, interOcular, mouthOpenness } from '../../../../engine/analyse/faces/expression.ts';
import { type MeshPoint, meshOf, squareOf, squareOfMesh } from '../../../../engine/analyse/faces/mesh.ts';
import { poseOf } from '../../../../engine/analyse/faces/pose.ts';
import { intoSquare, outOf } from '../../../../engine/analyse/faces/square.ts';
import { flatMesh } from '../support/meshes.ts';

const moved = (points: MeshPoint[], how: (point: MeshPoint) => MeshPoint) => points.map(how);
const rolled = (angle: number) =>
  moved(flatMesh(), ({ x, y, z }) => ({
    x: x * Math.cos(angle) - y * Math.sin(angle),
    y: x * Math.sin(angle) + y * Math.cos(angle),
    z,
  }));

describe('pose', () => {
  const straight = poseOf(flatMesh());

  it('tells yaw, positive to the right of the picture', () => {
    // The person's left side, on the right, goes away from the camera.
    const turned = moved(flatMesh(), ({ x, y }) => ({ x: x * Math.cos(0.3), y, z: -x * Math.sin(0.3) }));
    expect(straight.yaw).toBeCloseTo(0, 6);
    expect(poseOf(turned).yaw).toBeCloseTo(0.3, 6);
    expect(poseOf(turned).roll).toBeCloseTo(0, 6);
  });

  it('tells pitch, positive as the chin comes forward', () => {
    const up = moved(flatMesh(), ({ x, y }) => ({ x, y: y * Math.cos(0.25), z: y * Math.sin(0.25) }));
    expect(poseOf(up).pitch - straight.pitch).toBeCloseTo(0.25, 6);
    expect(poseOf(up).yaw).toBeCloseTo(0, 6);
  });

  it('tells roll, positive clockwise', () => {
    expect(poseOf(rolled(0.4)).roll).toBeCloseTo(0.4, 6);
    expect(poseOf(rolled(-0.4)).roll).toBeCloseTo(-0.4, 6);
  });
});

describe('expression', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3.8, 0.5],
    [5.6, 1],
    [9, 1],
  ])('eyes 20 wide and %f high are %f open', (lids, openness) => {
    const { left, right } = eyeOpenness(flatMesh({ lids }));
    expect(left).toBeCloseTo(openness, 6);
    expect(right).toBeCloseTo(openness, 6);
  });

  it('tells the eyes apart', () => {
    const [winking, shut] = [flatMesh(), flatMesh({ lids: 1 })];
    // The person's left eye, on the right of the picture.
    shut.forEach((point, i) => {
      if (point.x > 0 && point.y < 0 && point.y > -20) winking[i] = point;
    });
    expect(eyeOpenness(winking)).toEqual({ left: 0, right: 1 });
  });

  it('tells how far the lips are apart', () => {
    expect(mouthOpenness(flatMesh())).toBe(0);
    expect(mouthOpenness(flatMesh({ lips: 12 }))).toBeCloseTo(12 / 30, 6);
  });

  it('does not depend on the direction of the head', () => {
    expect(eyeOpenness(rolled(0.6))).toEqual({ left: 1, right: 1 });
    expect(interOcular(rolled(0.6))).toBeCloseTo(36, 6);
  });
});

describe('squares', () => {
  it('lays eyes level, around the whole mesh', () => {
    const points = rolled(0.3);
    const square = squareOfMesh(points);
    const [right, left] = [intoSquare(square, points[33]!), intoSquare(square, points[263]!)];
    expect(right.y).toBeCloseTo(left.y, 6);
    expect(right.x).toBeLessThan(left.x);
    expect(square.side).toBeCloseTo(150, 6);
    expect(square.centre.x).toBeCloseTo(0, 6);
  });

  it('follows the eyes of a candidate', () => {
    const eyes = [
      { x: 10, y: 10 },
      { x: 20, y: 20 },
    ];
    const square = squareOf({ centre: { x: 15, y: 15 }, width: 40, height: 30, points: eyes, score: 1 });
    expect([square.angle, square.side]).toEqual([Math.PI / 4, 60]);
  });

  it('go there and back', () => {
    const square = { centre: { x: 50, y: 20 }, side: 64, angle: 0.7 };
    const back = intoSquare(square, outOf(square, { x: 0.2, y: 0.9 }));
    expect([back.x, back.y]).toEqual([expect.closeTo(0.2, 9), expect.closeTo(0.9, 9)]);
  });

  it('reads the net’s numbers: pixels of its input, relief away from the camera', () => {
    const mesh = new Float32Array(1404);
    mesh.set([96, 48, -19.2]);
    const square = { centre: { x: 100, y: 100 }, side: 384, angle: 0 };
    const { points, score } = meshOf({ mesh, face: Float32Array.of(0.75) }, square);
    expect(points).toHaveLength(468);
    expect(points[0]!.x).toBeCloseTo(100, 4);
    expect(points[0]!.y).toBeCloseTo(4, 4);
    expect(points[0]!.z).toBeCloseTo(38.4, 4);
    expect(score).toBe(0.75);
  });
});
