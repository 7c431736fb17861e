import { describe, expect, it } from 'vitest';
import type { SceneAnalysis } from '../../../engine/analyse/sceneAnalysis.ts';
import { bake } from '../../../engine/bake/bake.ts';
import type { FaceMotion } from '../../../engine/motions/face/schema.ts';
import type { Motion } from '../../../engine/plan/motionPlan.ts';
import { maskOf, sceneWith } from '../../unit/engine/support/scenes.ts';
import { faceAt } from '../../unit/motions/support.ts';
import { drawnPicture, rasterOf } from '../support/pictures.ts';
import { at, type Pixels } from '../support/pixels.ts';
import { framesOf } from '../support/scenes.ts';
import { withGpu } from '../support/withGpu.ts';

const [width, height] = [320, 240];
const aspect = width / height;
const face = faceAt(0.5, 0.45, 0.3, aspect);
const motion = (changes: Partial<FaceMotion>): FaceMotion => ({
  kind: 'face',
  enabled: true,
  cycles: 1,
  face: 0,
  smile: 0,
  blinks: [],
  closing: 1,
  sway: 0,
  ...changes,
});

/** A head before a striped wall: skin, eyes of pure green, a mouth of pure red. */
const head = () =>
  drawnPicture(width, height, (context) => {
    for (let x = 0; x < width; x += 8) {
      context.fillStyle = x % 16 === 0 ? '#234' : '#456';
      context.fillRect(x, 0, 8, height);
    }
    context.fillStyle = 'rgb(200 150 130)';
    context.beginPath();
    context.ellipse(160, 108, 50, 62, 0, 0, 7);
    context.fill();
    for (const side of [-1, 1]) {
      context.fillStyle = 'rgb(0 255 0)';
      context.beginPath();
      for (const lid of [-1, 1]) {
        for (let i = 0; i <= 16; i++) {
          const t = lid < 0 ? i / 16 : 1 - i / 16;
          const [u, v] = [side * (0.34 - 0.22 * t), -0.12 + lid * 0.033 * Math.sin(Math.PI * t)];
          context.lineTo(160 + u * 96, 108 + v * 96);
        }
      }
      context.fill();
    }
    context.fillStyle = 'rgb(255 0 0)';
    context.fillRect(160 - 19, 108 + 29, 38, 4);
  });

/** Frames of a loop of 2 s at 20 frames a second. */
async function frames(motions: Motion[], indices: number[], changes: Partial<SceneAnalysis> = {}) {
  let result: Pixels[] = [];
  await withGpu(async (bench) => {
    const picture = head();
    const raster = rasterOf(picture);
    const person = maskOf(raster.width, raster.height, (u, v) =>
      ((u - 0.5) / 0.16) ** 2 + ((v - 0.45) / 0.26) ** 2 < 1 ? 1 : 0,
    );
    const depth = maskOf(raster.width, raster.height, () => 0.5);
    const scene = sceneWith({ person }, { picture: { width, height }, depth, faces: [face], ...changes });
    const plan = { version: 1, seed: 1, seconds: 2, fps: 20, motions } as const;
    const baked = bake(bench.device, {
      picture,
      raster,
      scene,
      plan: { ...plan, motions: [...motions] },
      mark: false,
      grain: 0,
    });
    using _resources = baked.resources;
    picture.bitmap.close();
    result = await framesOf(bench, baked, indices);
  });
  return result;
}

/** Pixels that are much greener than red. */
const greens = (frame: Pixels) => {
  let count = 0;
  for (let y = 80; y < 112; y++)
    for (let x = 110; x < 210; x++) if (at(frame, x, y, 1) > at(frame, x, y, 0) + 30) count++;
  return count;
};

const worst = (a: Pixels, b: Pixels) =>
  a.data.reduce((most, value, i) => Math.max(most, Math.abs(value - b.data[i]!)), 0);

/** First and last column that is red in the mouth's row. */
const mouth = (frame: Pixels) => {
  const red = Array.from({ length: width }, (_, x) => x).filter(
    (x) => at(frame, x, 138, 0) > 180 && at(frame, x, 138, 1) < 100,
  );
  return { left: red[0]!, right: red.at(-1)! };
};

describe('the eyelid', () => {
  it('leaves no pixel of the eye when shut, and the picture itself before and after', async () => {
    const blink = motion({ blinks: [0.4] });
    // 0.8 s + 90 ms: shut at 0.9 s, frame 18.
    const [start, shut, after] = await frames([blink], [0, 18, 30]);
    expect(greens(start!), 'the eyes are there').toBeGreaterThan(150);
    expect(greens(shut!), 'pixels of the eyes left').toBe(0);
    expect(worst(start!, after!)).toBeLessThanOrEqual(1);
  });

  it('stays behind hair that hangs over a corner of the eye', async () => {
    const blink = motion({ blinks: [0.4] });
    const hair = maskOf(width, height, (u) => (u < 132 / width ? 1 : 0));
    const person = maskOf(width, height, () => 1);
    const [start, shut] = await frames([blink], [0, 18], { masks: { person, hair } });
    for (let y = 80; y < 112; y++) {
      for (let x = 110; x < 128; x++) {
        for (const c of [0, 1, 2]) expect(at(shut!, x, y, c), `${x}, ${y}`).toBe(at(start!, x, y, c));
      }
      for (let x = 137; x < 210; x++) expect(at(shut!, x, y, 1), `${x}, ${y}`).toBeLessThan(200);
    }
  });

  it('keeps still what is not an eye', async () => {
    const [start, shut] = await frames([motion({ blinks: [0.4] })], [0, 18]);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (y > 70 && y < 115 && x > 115 && x < 205) continue;
        for (const c of [0, 1, 2]) expect(at(shut!, x, y, c), `${x}, ${y}`).toBe(at(start!, x, y, c));
      }
    }
  });
});

describe('the smile', () => {
  it('widens the mouth by 2 to 6 % of the face at its peak and returns', async () => {
    const [start, peak, late] = await frames([motion({ smile: 0.045 })], [0, 20, 39]);
    const widening = (mouth(peak!).right - mouth(peak!).left - mouth(start!).right + mouth(start!).left) / 96;
    expect(widening).toBeGreaterThan(0.02);
    expect(widening).toBeLessThan(0.06);
    expect(worst(start!, late!), 'one frame before the seam').toBeLessThan(40);
  });
});

describe('the sway', () => {
  it('turns the head and not the wall behind it', async () => {
    const [start, turned] = await frames([motion({ sway: 0.02 })], [0, 8]);
    expect(worst(start!, turned!)).toBeGreaterThan(20);
    for (let y = 0; y < 200; y += 3) {
      for (const x of [...Array(90).keys(), ...Array.from({ length: 90 }, (_, i) => 230 + i)]) {
        expect(Math.abs(at(turned!, x, y, 1) - at(start!, x, y, 1)), `${x}, ${y}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('is nothing where a plan names a face that is not there, and sound for bodies of one pixel', async () => {
    const moving = motion({ sway: 0.02, smile: 0.05, blinks: [0.4], face: 3 });
    const [start, later] = await frames([moving], [0, 18]);
    expect(worst(start!, later!)).toBe(0);
    const speck = maskOf(320, 240, (u, v) => (Math.hypot(u - 0.5, v - 0.5) < 0.003 ? 1 : 0));
    for (const person of [speck, maskOf(320, 240, () => 0), maskOf(320, 240, () => 1)]) {
      const [, frame] = await frames([{ ...moving, face: 0 }], [0, 18], { masks: { person } });
      expect(frame!.data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
    }
  });
});
