import { expect, it } from 'vitest';
import { shippedBeingNets } from '../../engine/analyse/beingNets.ts';
import { type MeshPoint, meshOf, squareOfMesh } from '../../engine/analyse/faces/mesh.ts';
import { Pyramid } from '../../engine/analyse/faces/pixels.ts';
import { sampleSquare } from '../../engine/analyse/faces/square.ts';
import type { Point } from '../../engine/analyse/sceneAnalysis.ts';
import { segmentScene } from '../../engine/analyse/segment.ts';
import { bake } from '../../engine/bake/bake.ts';
import { decodePicture } from '../../engine/decode/decode.ts';
import { expressionAt } from '../../engine/motions/face/timing.ts';
import { planMotion } from '../../engine/plan/planner.ts';
import { see } from '../../engine/see.ts';
import { faceMesh } from '../../models/catalogue.ts';
import astronaut from '../fixtures/photos/astronaut.jpg?url';
import { apart, distance, meanMesh } from './support/faceShape.ts';
import type { Pixels } from './support/pixels.ts';
import { framesOf } from './support/scenes.ts';
import { withGpu } from './support/withGpu.ts';

const never = new AbortController().signal;
/** Points that no expression moves: forehead, brows, bridge of the nose, corners of the eyes. */
const rigid = [10, 151, 9, 8, 168, 6, 107, 336, 33, 133, 362, 263];
const everything = Array.from({ length: 468 }, (_, i) => i);
const [, , side] = faceMesh.input.shape;
const { range } = faceMesh.input;

/** The mesh of a face that is about where another was; looked at from several squares, since one look trembles. */
async function meshIn(pixels: Pixels, about: readonly MeshPoint[]): Promise<Point[]> {
  const pyramid = new Pyramid(pixels);
  const square = squareOfMesh(about);
  const looks: (readonly MeshPoint[])[] = [];
  for (const [dx, dy] of [
    [0, 0],
    [0.02, 0.01],
    [-0.02, 0.01],
    [0.01, -0.02],
    [-0.01, -0.02],
  ] as const) {
    const { centre } = square;
    const at = { ...square, centre: { x: centre.x + dx * square.side, y: centre.y + dy * square.side } };
    looks.push(
      meshOf(await shippedBeingNets.mesh.run(sampleSquare(pyramid, at, side, range), never), at).points,
    );
  }
  return meanMesh(looks);
}

it('keeps a person who she is: the same shape at frame 0 and the seam, and only the mouth moves between blinks', async () => {
  const picture = await decodePicture(await (await fetch(astronaut)).blob(), 512, never);
  const { raster, scene } = await see(picture, { segment: segmentScene, beingNets: shippedBeingNets }, never);
  const plan = planMotion(scene, { seed: 7, seconds: 4, fps: 10, only: ['face'] });
  const motion = plan.motions.find(({ kind }) => kind === 'face');
  if (motion?.kind !== 'face') throw new Error('No face moves.');
  const times = Array.from({ length: 40 }, (_, i) => expressionAt(motion, i / 40, 4));
  const open = times.map(({ closure }, i) => (closure === 0 ? i : -1)).filter((i) => i >= 0);
  const peak = open.reduce((best, i) => (times[i]!.smile > times[best]!.smile ? i : best));
  const indices = [0, 39, peak, 10];
  let frames: Pixels[] = [];
  await withGpu(async (bench) => {
    const baked = bake(bench.device, { picture, raster, scene, plan, mark: false, grain: 0 });
    using _resources = baked.resources;
    frames = await framesOf(bench, baked, indices);
  });
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
  context.drawImage(picture.bitmap, 0, 0);
  const { width, height, bitmap } = picture;
  const data = new Uint8Array(context.getImageData(0, 0, width, height).data.buffer);
  const source: Pixels = { width, height, channels: 4, data };
  bitmap.close();
  const about = scene.faces[motion.face]!.landmarks.map(({ x, y, z }) => ({
    x: x * width,
    y: y * height,
    z,
  }));
  const person = await meshIn(source, about);
  const [start, end, smile, later] = await Promise.all(frames.map((frame) => meshIn(frame, about)));
  const figures = {
    start: distance(start!, person, everything),
    end: distance(end!, person, everything),
    widening: (apart(smile!, 61, 291) - apart(start!, 61, 291)) / apart(start!, 234, 454),
    rest: Math.max(distance(smile!, start!, rigid), distance(later!, start!, rigid)),
  };
  expect(figures.start, 'shape at frame 0').toBeLessThan(0.01);
  expect(figures.end, 'shape at the seam').toBeLessThan(0.01);
  expect(figures.widening, 'widening of the mouth').toBeGreaterThan(0.02);
  expect(figures.widening).toBeLessThan(0.06);
  expect(figures.rest, 'eyes and forehead').toBeLessThan(0.003);
}, 60_000);
