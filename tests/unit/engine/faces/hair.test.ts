import { describe, expect, it } from 'vitest';
import { addHair, findHair } from '../../../../engine/analyse/faces/hair.ts';
import type { Face } from '../../../../engine/analyse/sceneAnalysis.ts';
import { flatMesh } from '../support/meshes.ts';
import { maskOf, paint, type Rgb } from '../support/scenes.ts';

const size = 160;
/** Where the head is, 50 pixels high. */
const [x, y, scale] = [80, 66, 0.5];
const skin: Rgb = [0.85, 0.65, 0.55];
const brown: Rgb = [0.3, 0.2, 0.12];
const coat: Rgb = [0.2, 0.3, 0.6];

const face = (depicted = false): Face => ({
  box: { x: 60 / size, y: 41 / size, width: 40 / size, height: 50 / size },
  landmarks: flatMesh().map((p) => ({ x: (x + scale * p.x) / size, y: (y + scale * p.y) / size, z: 0 })),
  pose: { yaw: 0, pitch: 0, roll: 0 },
  eyeOpenness: { left: 1, right: 1 },
  mouthOpenness: 0,
  glasses: 0,
  interOcular: 18,
  score: 0.9,
  depicted,
});

const within = (u: number, v: number, cx: number, cy: number, a: number, b: number) =>
  Math.hypot((u * size - cx) / a, (v * size - cy) / b) < 1;
const isFace = (u: number, v: number) => within(u, v, x, y, 21, 26);
const isHead = (u: number, v: number) => within(u, v, x, y - 6, 30, 38);
const isNeck = (u: number, v: number) => Math.abs(u * size - x) < 12 && v * size > 88 && v * size < 105;
const isBody = (u: number, v: number) => v * size >= 105 && Math.abs(u * size - x) < 60;
/** A raised hand beside the head. */
const isHand = (u: number, v: number) => within(u, v, 120, 66, 10, 12);
const isPerson = (u: number, v: number) =>
  [isFace, isHead, isNeck, isBody, isHand].some((part) => part(u, v));
const person = maskOf(size, size, (u, v) => (isPerson(u, v) ? 1 : 0), 0.9);

const portrait = (hair: Rgb) =>
  paint(size, size, (u, v, noise) => {
    const colour = isFace(u, v) || isNeck(u, v) || isHand(u, v) ? skin : isBody(u, v) ? coat : hair;
    const here = isPerson(u, v) ? colour : brown;
    return here.map((c) => c + 0.06 * (noise - 0.5)) as unknown as Rgb;
  });

describe('hair', () => {
  const hair = findHair(portrait(brown), person, [face()])!;
  const at = (column: number, row: number) => hair.values[row * size + column]!;

  it('is above and beside the face', () => {
    expect(Math.min(at(80, 34), at(62, 42), at(98, 42), at(54, 62), at(106, 62))).toBeGreaterThan(0.7);
    expect(hair.confidence).toBeGreaterThan(0.5);
    expect(hair.confidence).toBeLessThanOrEqual(0.9);
  });

  it('is no face, neck, hand or coat, and nothing outside of the person', () => {
    const skinny = [at(80, 66), at(80, 80), at(70, 60), at(80, 97), at(120, 66)];
    expect(Math.max(...skinny, at(80, 120), at(40, 130))).toBeLessThan(0.1);
    // The background has the hair's colour.
    expect(Math.max(at(20, 40), at(80, 10), at(140, 30))).toBe(0);
  });

  it('is not on bald heads', () => {
    expect(findHair(portrait(skin), person, [face()])).toBeNull();
  });

  it('takes a face that is somebody’s, large enough, with its mesh', () => {
    const raster = portrait(brown);
    expect(findHair(raster, person, [])).toBeNull();
    expect(findHair(raster, person, [face(true)])).toBeNull();
    expect(findHair(raster, person, [{ ...face(), landmarks: [] }])).toBeNull();
    const tiny = face().landmarks.map((p) => ({
      x: 0.5 + 0.3 * (p.x - 0.5),
      y: 0.4 + 0.3 * (p.y - 0.4),
      z: 0,
    }));
    expect(findHair(raster, person, [{ ...face(), landmarks: tiny }])).toBeNull();
  });

  it('joins the masks only with a person', () => {
    const masks = addHair(portrait(brown), { person }, [face()]);
    expect(Object.keys(masks)).toEqual(['person', 'hair']);
    expect(masks.person).toBe(person);
    expect(addHair(portrait(brown), {}, [face()])).toEqual({});
  });
});
