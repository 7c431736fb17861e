import { describe, expect, it } from 'vitest';
import { shippedBeingNets } from '../../engine/analyse/beingNets.ts';
import type { SceneAnalysis } from '../../engine/analyse/sceneAnalysis.ts';
import { summarise } from '../../engine/analyse/sceneAnalysis.ts';
import { segmentScene } from '../../engine/analyse/segment.ts';
import { decodePicture } from '../../engine/decode/decode.ts';
import { see as lookAt } from '../../engine/see.ts';
import cascade from '../fixtures/photos/cascade.jpg?url';
import dandelions from '../fixtures/photos/dandelions.jpg?url';
import pagoda from '../fixtures/photos/pagoda.jpg?url';
import picos from '../fixtures/photos/picos.jpg?url';
import sunset from '../fixtures/photos/sunset.jpg?url';

const never = new AbortController().signal;

/** The analysis as it ships, net and all. */
async function see(file: Blob): Promise<SceneAnalysis> {
  const picture = await decodePicture(file, 640, never);
  try {
    const { scene } = await lookAt(picture, { segment: segmentScene, beingNets: shippedBeingNets }, never);
    return scene;
  } finally {
    picture.bitmap.close();
  }
}

const blobOf = async (url: string) => (await fetch(url)).blob();

/** A PNG drawn by hand. */
async function drawn(
  width: number,
  height: number,
  draw: (context: OffscreenCanvasRenderingContext2D, photo: ImageBitmap) => void,
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  draw(canvas.getContext('2d')!, await createImageBitmap(await blobOf(sunset)));
  return canvas.convertToBlob();
}

/** What no analysis may break, whatever the picture. */
function expectSound({ masks, depth, horizon, vanishingPoint, notes }: SceneAnalysis) {
  expect(notes).toBeUndefined();
  for (const map of [depth, ...Object.values(masks)]) {
    expect(map.values).toHaveLength(map.width * map.height);
    expect(map.values.every((x) => x >= 0 && x <= 1.001)).toBe(true);
  }
  for (const share of [horizon.y, horizon.confidence, vanishingPoint.confidence]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
}

describe('the committed photos', () => {
  it.each([
    // A brook under trees.
    ['cascade', cascade, { sky: 0, water: 0.12 }, null, 'flowing'],
    // A meadow against the sun, whose blurred edge is no horizon.
    ['dandelions', dandelions, { sky: 0.05, water: 0 }, null, undefined],
    // A lake in the haze behind the tower.
    ['pagoda', pagoda, { sky: 0.38, water: 0.05 }, 0.48, 'still'],
    ['picos', picos, { sky: 0.27, water: 0 }, 0.24, undefined],
    ['sunset', sunset, { sky: 0.46, water: 0 }, 0.45, undefined],
  ] as const)('%s is seen for what it is', async (_, url, areas, horizon, water) => {
    const scene = await see(await blobOf(url));
    expectSound(scene);
    const summary = summarise(scene);
    expect([summary.kind, summary.light, summary.water?.kind]).toEqual(['photo', 'day', water]);
    for (const name of ['sky', 'water'] as const)
      expect(Math.abs((summary.areas[name] ?? 0) - areas[name]), name).toBeLessThan(0.03);
    if (horizon !== null) expect(Math.abs(summary.horizon.y - horizon)).toBeLessThan(0.04);
    const directions = Object.entries(scene.textures);
    expect(directions.length).toBeGreaterThan(0);
    for (const [name] of directions) expect(scene.masks).toHaveProperty(name);
  });
});

describe('pictures at the edge of what pictures are', () => {
  it.each([
    ['an empty one', 320, 240, () => undefined],
    [
      'a white one',
      320,
      240,
      (context: OffscreenCanvasRenderingContext2D) => context.fillRect(0, 0, 320, 240),
    ],
    [
      'one of 16 by 16',
      16,
      16,
      (context: OffscreenCanvasRenderingContext2D, photo: ImageBitmap) =>
        context.drawImage(photo, 0, 0, 16, 16),
    ],
    [
      'one of 8 to 1',
      640,
      80,
      (context: OffscreenCanvasRenderingContext2D, photo: ImageBitmap) =>
        context.drawImage(photo, 0, 0, 640, 80),
    ],
  ] as const)('%s is taken', async (_, width, height, draw) => {
    const scene = await see(await drawn(width, height, draw));
    expectSound(scene);
    expect(scene.masks.person).toBeUndefined();
  });

  it('a flat one has neither sky nor water and is a graphic', async () => {
    const scene = await see(await drawn(320, 240, (context) => context.fillRect(0, 0, 320, 240)));
    expect([scene.kind, Object.keys(scene.masks)]).toEqual(['graphic', []]);
  });

  it('a grey one and a half transparent one keep their sky', async () => {
    const grey = await see(
      await drawn(640, 426, (context, photo) => {
        context.filter = 'grayscale(1)';
        context.drawImage(photo, 0, 0, 640, 426);
      }),
    );
    const faint = await see(
      await drawn(640, 426, (context, photo) => {
        context.globalAlpha = 0.8;
        context.drawImage(photo, 0, 0, 640, 426);
      }),
    );
    for (const scene of [grey, faint]) {
      expectSound(scene);
      expect(summarise(scene).areas.sky).toBeGreaterThan(0.35);
    }
  });
});
