import { expect, it } from 'vitest';
import { shippedBeingNets } from '../../engine/analyse/beingNets.ts';
import { Pyramid } from '../../engine/analyse/faces/pixels.ts';
import { findToldFaces } from '../../engine/analyse/faces/toldFaces.ts';
import type { Face } from '../../engine/analyse/sceneAnalysis.ts';
import { segmentScene } from '../../engine/analyse/segment.ts';
import { animate } from '../../engine/animate.ts';
import type { Picture } from '../../engine/decode/decode.ts';
import type { Corrections } from '../../engine/plan/corrections.ts';
import { planMotion } from '../../engine/plan/planner.ts';
import type { SeenPicture } from '../../engine/safety/judge.ts';
import { see, seesFaceAt } from '../../engine/see.ts';
import astronaut from '../fixtures/photos/astronaut.jpg?url';

const never = new AbortController().signal;
const eyes = { segment: segmentScene, beingNets: shippedBeingNets };
const side = 480;

/** A portrait with a white veil before the mouth, which the detector does not know for a face. */
async function veiled(): Promise<Picture> {
  const photo = await createImageBitmap(await (await fetch(astronaut)).blob());
  const context = new OffscreenCanvas(side, side).getContext('2d')!;
  context.drawImage(photo, 0, 0, side, side);
  context.fillStyle = '#fff';
  context.fillRect(0.3 * side, 0.22 * side, 0.3 * side, 0.21 * side);
  photo.close();
  const bitmap = context.canvas.transferToImageBitmap();
  return { bitmap, width: side, height: side, original: { width: side, height: side } };
}

const there = { x: 0.34, y: 0.1, width: 0.2, height: 0.25 };
const middleOf = ({ box }: Face) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

it('makes out a face that is pointed at, and lets it move', async () => {
  const picture = await veiled();
  const unaided = await see(picture, eyes, never);
  expect(unaided.scene.faces, 'nobody is found without help').toEqual([]);
  expect(await seesFaceAt(picture, there, unaided, eyes, never)).toBe(true);

  const { scene } = await see(picture, eyes, never, [there]);
  expect(scene.faces).toHaveLength(1);
  const [face] = scene.faces;
  expect(face!.landmarks).toHaveLength(468);
  expect(face!.score).toBeGreaterThan(0.8);
  expect(Math.abs(face!.pose.roll)).toBeLessThan(0.3);
  expect(Math.abs(middleOf(face!).x - 0.44)).toBeLessThan(0.04);
  expect(Math.abs(middleOf(face!).y - 0.23)).toBeLessThan(0.05);
  expect(scene.masks.person).toBeDefined();
  const plan = planMotion(scene, { seed: 1, seconds: 4, fps: 10 });
  expect(plan.motions.some((motion) => motion.kind === 'face' && motion.enabled)).toBe(true);
});

it('is sure of a face that it was not, where somebody points at it', async () => {
  const picture = await veiled();
  const { scene, raster } = await see(picture, eyes, never, [there]);
  const unsure = { ...scene.faces[0]!, score: 0.5 };
  const context = new OffscreenCanvas(side, side).getContext('2d')!;
  context.drawImage(picture.bitmap, 0, 0);
  const pyramid = new Pyramid({
    width: side,
    height: side,
    data: context.getImageData(0, 0, side, side).data,
  });
  const { known, told } = await findToldFaces(pyramid, [there], [unsure], shippedBeingNets, never);
  expect(known).toEqual([{ ...unsure, score: 0.8 }]);
  expect(told.map(({ landmarks }) => landmarks.length)).toEqual([0]);
  const faces = (...list: Face[]) => ({ raster, scene: { ...scene, faces: list } });
  expect(await seesFaceAt(picture, there, faces(unsure), eyes, never)).toBe(true);
  expect(await seesFaceAt(picture, there, faces(known[0]!), eyes, never)).toBe(false);
});

it('keeps the place of what is no face, and knows the same face once', async () => {
  const picture = await veiled();
  const corner = { x: 0.02, y: 0.72, width: 0.2, height: 0.2 };
  const { scene, raster } = await see(picture, eyes, never, [corner, there, there]);
  expect(scene.faces.map(({ landmarks }) => landmarks.length)).toEqual([0, 468, 0]);
  expect(scene.faces.map(({ score }) => score > 0)).toEqual([false, true, false]);
  expect(await seesFaceAt(picture, corner, { scene, raster }, eyes, never)).toBe(false);
  expect(await seesFaceAt(picture, there, { scene, raster }, eyes, never)).toBe(false);
});

it('tells who judges of a face that is switched off', async () => {
  const photo = await (await fetch(astronaut)).blob();
  const asked: SeenPicture[] = [];
  const judge = { picture: (seen: SeenPicture) => void asked.push(seen), video: () => undefined };
  const corrections: Corrections = [{ what: 'faces', off: [0] }];
  const { report } = await animate(
    photo,
    { longSide: 256, seconds: 1, fps: 5, corrections },
    { signal: never, onProgress: () => undefined, judge },
  );
  expect(asked[0]!.faces[0]!.score).toBeGreaterThan(0.8);
  expect(report.plan.motions.some(({ kind }) => kind === 'face')).toBe(false);
});
