import { afterAll, describe, expect, it } from 'vitest';
import { analyse } from '../../engine/analyse/analyse.ts';
import { shippedBeingNets } from '../../engine/analyse/beingNets.ts';
import { beingFinderIn } from '../../engine/analyse/beings.ts';
import { ModelSession } from '../../engine/analyse/modelSession.ts';
import { rasterFromRgba } from '../../engine/analyse/raster.ts';
import { meanOf } from '../../engine/analyse/sceneAnalysis.ts';
import { segmentScene } from '../../engine/analyse/segment.ts';
import { animate } from '../../engine/animate.ts';
import { requestGpu } from '../../engine/gpu/device.ts';
import { modelUrls } from '../../models/assets.ts';
import {
  blazeFace,
  faceMesh,
  mosaic,
  nanoDet,
  pictureSafety,
  sceneNet,
  selfie,
} from '../../models/catalogue.ts';
import astronaut from '../fixtures/photos/astronaut.jpg?url';
import cascade from '../fixtures/photos/cascade.jpg?url';
import cat from '../fixtures/photos/cat.jpg?url';
import dandelions from '../fixtures/photos/dandelions.jpg?url';
import pagoda from '../fixtures/photos/pagoda.jpg?url';
import picos from '../fixtures/photos/picos.jpg?url';
import sunset from '../fixtures/photos/sunset.jpg?url';

const never = new AbortController().signal;
type Draw = (context: OffscreenCanvasRenderingContext2D, photo: ImageBitmap) => void;

const bitmapOf = async (url: string) => createImageBitmap(await (await fetch(url)).blob());

/** A picture painted from a photo. */
async function picture(width: number, height: number, draw: Draw, url = astronaut) {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = '#808890';
  context.fillRect(0, 0, width, height);
  draw(context, await bitmapOf(url));
  return context;
}

/** What the whole analysis says of a picture. */
async function sceneOf(context: OffscreenCanvasRenderingContext2D) {
  const { width, height } = context.canvas;
  const pixels = { width, height, data: context.getImageData(0, 0, width, height).data };
  const scale = Math.min(1, 320 / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const small = new OffscreenCanvas(w, h).getContext('2d')!;
  small.drawImage(context.canvas, 0, 0, w, h);
  const raster = rasterFromRgba(small.getImageData(0, 0, w, h).data, w, h);
  return analyse(raster, segmentScene, never, beingFinderIn(pixels, shippedBeingNets));
}

const whole: Draw = (context, photo) =>
  context.drawImage(photo, 0, 0, context.canvas.width, context.canvas.height);

describe('each net', () => {
  it.each([sceneNet, mosaic, blazeFace, faceMesh, selfie, nanoDet, pictureSafety])(
    '$name keeps to its entry of the catalogue',
    async (spec) => {
      const urls = Object.entries(modelUrls).map(([name, url]) => [name.toLowerCase(), url]);
      const known = { ...Object.fromEntries(urls), nsfw: modelUrls.pictureSafety };
      const session = new ModelSession(spec, known[spec.name]);
      const [, channels, rows, columns] = spec.input.shape;
      const [low, high] = spec.input.range;
      const input = Float32Array.from(
        { length: channels * rows * columns },
        (_, i) => low + (high - low) * ((Math.sin(i / 91) + 1) / 2),
      );
      const first = (await session.run(input, never)) as Record<string, Float32Array>;
      const again = await session.run(input, never);
      await session.release();
      for (const { name, shape, range } of spec.outputs) {
        const values = first[name]!;
        expect(values).toHaveLength((shape as readonly number[]).reduce((a, b) => a * b, 1));
        expect(values.every(Number.isFinite)).toBe(true);
        if (range) expect(values.every((x) => x >= range[0] && x <= range[1])).toBe(true);
      }
      expect(again).toEqual(first);
    },
  );
});

describe('animals in pictures', () => {
  it('are no people, and stand before what is behind them', async () => {
    const { source, faces, masks, depth } = await sceneOf(await picture(451, 300, whole, cat));
    expect(source).toBe('scenenet 1 + mosaic 1 + nanodet 1 + selfie 1 + classical');
    expect(faces).toEqual([]);
    expect(masks.person).toBeUndefined();
    const animal = masks.animal!;
    expect(animal.confidence).toBeGreaterThan(0.8);
    const cell = (u: number, v: number) =>
      Math.floor(v * animal.height) * animal.width + Math.floor(u * animal.width);
    // Between the eyes, nose, chest; then the blurred room to the left and above.
    const cats = [cell(0.52, 0.3), cell(0.58, 0.82), cell(0.2, 0.8)];
    for (const i of cats) expect(animal.values[i]).toBeGreaterThan(0.9);
    for (const i of [cell(0.03, 0.2), cell(0.78, 0.03)]) expect(animal.values[i]).toBeLessThan(0.5);
    for (const i of cats) expect(depth.values[i]).toBeGreaterThan(0.5);
  });

  it('are not taken for animals where they are people', async () => {
    const { masks } = await sceneOf(await picture(512, 512, whole));
    expect(masks.animal).toBeUndefined();
  });
});

describe('people in pictures', () => {
  it('sees one face for what it is', async () => {
    const scene = await sceneOf(await picture(512, 512, whole));
    expect(scene.source).toBe('scenenet 1 + mosaic 1 + blazeface 1 + facemesh 1 + selfie 1 + classical');
    expect(scene.faces).toHaveLength(1);
    const face = scene.faces[0]!;
    expect(face.score).toBeGreaterThan(0.8);
    expect(face.landmarks).toHaveLength(468);
    // The tip of the nose and both eyes' outer corners, read from the photo.
    const places = { nose: face.landmarks[1]!, right: face.landmarks[33]!, left: face.landmarks[263]! };
    expect(places.nose.x * 512).toBeCloseTo(225, -1);
    expect(places.right.x).toBeLessThan(places.left.x);
    expect(places.nose.z).toBeGreaterThan(face.landmarks[234]!.z + 0.03);
    for (const angle of Object.values(face.pose)) expect(Math.abs(angle)).toBeLessThan(0.25);
    expect(face.eyeOpenness.left).toBeGreaterThan(0.8);
    expect(face.eyeOpenness.right).toBeGreaterThan(0.8);
    expect(face.glasses).toBeLessThan(0.2);
    expect(face.interOcular).toBeGreaterThan(35);
    expect(face.interOcular).toBeLessThan(55);
    expect(face.depicted).toBe(false);
  });

  it('draws the person and nothing else, and the hair of that', async () => {
    const { masks } = await sceneOf(await picture(512, 512, whole));
    const person = masks.person!;
    const cell = (u: number, v: number) =>
      Math.floor(v * person.height) * person.width + Math.floor(u * person.width);
    const at = (u: number, v: number) => person.values[cell(u, v)]!;
    const hair = (u: number, v: number) => masks.hair!.values[cell(u, v)]!;
    // Above the forehead and beside it; then nose, neck ring, suit, flag and backdrop.
    expect(Math.min(hair(0.44, 0.06), hair(0.33, 0.12), hair(0.54, 0.12))).toBeGreaterThan(0.5);
    const others = [hair(0.44, 0.22), hair(0.44, 0.4), hair(0.4, 0.7), hair(0.08, 0.3), hair(0.2, 0.1)];
    expect(Math.max(...others)).toBeLessThan(0.1);
    expect(masks.hair!.confidence).toBeGreaterThan(0.5);
    expect(Math.min(at(0.44, 0.2), at(0.4, 0.7), at(0.45, 0.9))).toBeGreaterThan(0.9);
    // Flag, shuttle, backdrop.
    expect(Math.max(at(0.08, 0.3), at(0.83, 0.2), at(0.2, 0.1))).toBeLessThan(0.1);
    expect(meanOf(person)).toBeGreaterThan(0.3);
  });

  it('follows a tilted and a mirrored head', async () => {
    const rollOf = async (draw: Draw) => (await sceneOf(await picture(512, 512, draw))).faces[0]!.pose.roll;
    const turned =
      (angle: number): Draw =>
      (context, photo) => {
        context.translate(225, 115);
        context.rotate(angle);
        context.drawImage(photo, -225, -115);
      };
    const straight = await rollOf(whole);
    expect((await rollOf(turned(0.4))) - straight).toBeCloseTo(0.4, 1);
    expect((await rollOf(turned(-0.4))) - straight).toBeCloseTo(-0.4, 1);
  });

  it('finds all twelve faces of a group', async () => {
    const group = await picture(720, 540, (context, photo) => {
      for (let i = 0; i < 12; i++)
        context.drawImage(photo, 20, 0, 400, 400, (i % 4) * 180, Math.floor(i / 4) * 180, 180, 180);
    });
    const { faces } = await sceneOf(group);
    const cells = faces.map(({ box }) => {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      return Math.floor(y * 3) * 4 + Math.floor(x * 4);
    });
    expect(cells.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i));
  });

  it('finds the face in a grey photo', async () => {
    const grey = await picture(512, 512, (context, photo) => {
      context.filter = 'grayscale(1)';
      whole(context, photo);
    });
    expect((await sceneOf(grey)).faces).toHaveLength(1);
  });

  it('finds the face in a transparent picture laid on white', async () => {
    const cut = await picture(512, 512, (context, photo) => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 512, 512);
      context.beginPath();
      context.ellipse(222, 120, 110, 120, 0, 0, 7);
      context.clip();
      whole(context, photo);
    });
    expect((await sceneOf(cut)).faces).toHaveLength(1);
  });

  it('finds a face in a banner of eight to one', async () => {
    const banner = await picture(1280, 160, (context, photo) =>
      context.drawImage(photo, 130, 20, 190, 190, 900, 0, 160, 160),
    );
    const { faces } = await sceneOf(banner);
    expect(faces.map(({ box }) => Math.round(10 * (box.x + box.width / 2)))).toEqual([8]);
  });

  it.each([
    ['an empty picture', 320, 240],
    ['16 by 16', 16, 16],
    ['8 to 1', 640, 80],
    ['1 to 8', 80, 640],
  ])('finds nobody in %s', async (_, width, height) => {
    const { faces, notes } = await sceneOf(await picture(width, height, () => undefined));
    expect([faces, notes]).toEqual([[], undefined]);
  });

  it.each([
    ['cascade', cascade],
    ['dandelions', dandelions],
    ['pagoda', pagoda],
    ['picos', picos],
    ['sunset', sunset],
  ])('finds nobody in %s', async (_, url) => {
    expect((await sceneOf(await picture(640, 427, whole, url))).faces).toEqual([]);
  });

  afterAll(async () => {
    for (const net of Object.values(shippedBeingNets)) if (net instanceof ModelSession) await net.release();
  });
});

describe('animate without the nets for people', () => {
  const small = { seconds: 1, fps: 5, longSide: 160, seed: 7 };
  const context = { signal: never, onProgress: () => undefined };
  const gone = {
    detector: new ModelSession(blazeFace, '/no/such/model.onnx'),
    mesh: new ModelSession(faceMesh, '/no/such/model.onnx'),
    selfie: new ModelSession(selfie, '/no/such/model.onnx'),
  };

  it.each([
    ['detector', 'blazeface', 0],
    ['mesh', 'blazeface', 0],
    ['selfie', 'selfie', 1],
  ] as const)('makes the video all the same without the %s, and says so', async (name, model, faces) => {
    const nets = { ...shippedBeingNets, [name]: gone[name] };
    const photo = await (await fetch(astronaut)).blob();
    const { mp4, report } = await animate(photo, small, context, requestGpu, segmentScene, nets);
    expect(mp4.size).toBeGreaterThan(3000);
    expect(report.analysis.faces).toBe(faces);
    expect(report.analysis.notes?.map((note) => [note.code, note.model])).toEqual([['model-missing', model]]);
  });
});
