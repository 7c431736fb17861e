import { describe, expect, it } from 'vitest';
import { cameraView } from '../../../engine/motions/camera/pose.ts';
import {
  at,
  noise,
  type Painter,
  type Pixels,
  paint,
  sample,
  upload,
  worstDifference,
} from '../support/pixels.ts';
import { backgroundOf, camera, depthOf, flowOf, framesOf, markOf, sceneOf } from '../support/scenes.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

const size = [48, 36] as const;
const [width, height] = size;
const all = Array.from({ length: 8 }, (_, i) => i);
/** Levels that sampling between pixels may give back beyond those of the picture, see detail.wgsl. */
const mostRegained = 32;
/** Smooth enough for interpolation by eight bits of fraction to be exact to a level. */
const smooth: Painter = (x, y) => [3 * x + 40, 4 * y + 60, 255 - 2 * x - 2 * y, 255];

/** Mean square of a frame's Laplacian, away from the border. */
function detailIn(frame: Pixels): number {
  let sum = 0;
  for (let y = 4; y < height - 4; y++)
    for (let x = 4; x < width - 4; x++) {
      const around =
        at(frame, x - 1, y, 1) + at(frame, x + 1, y, 1) + at(frame, x, y - 1, 1) + at(frame, x, y + 1, 1);
      sum += (4 * at(frame, x, y, 1) - around) ** 2;
    }
  return sum / ((width - 8) * (height - 8));
}

describe('frame 0', () => {
  const moving = (bench: GpuBench) => flowOf(bench, size, (x) => [0.1 + x / 500, -0.07], [90, 60]);

  it.each([
    ['nothing', () => ({})],
    ['the camera', (bench: GpuBench) => ({ camera, depth: depthOf(bench, 0.7) })],
    ['flow in the picture', (bench: GpuBench) => ({ pictureFlow: moving(bench) })],
    ['both', (bench: GpuBench) => ({ camera, pictureFlow: moving(bench) })],
  ] as const)('is the picture itself with %s', async (_, changes) => {
    await withGpu(async (bench) => {
      const picture = paint(width, height, noise(1));
      const [frame] = await framesOf(bench, sceneOf(bench, picture, changes(bench)), [0]);
      expect(worstDifference(frame!, picture).difference).toBeLessThanOrEqual(1);
    });
  });

  it('shows the picture wherever the matte knows of anything near, and else the plate', async () => {
    await withGpu(async (bench) => {
      const picture = paint(width, height, noise(1));
      const plate = paint(width, height, noise(2));
      const matte: Painter = (x) => [Math.min(255, Math.max(0, (x - 8) * 8))];
      // Strands that the matte misses are looked for 3 pixels around.
      const expected = paint(width, height, (x, y) =>
        [0, 1, 2, 3].map((c) => at(matte(x + 3, y)[0]! > 0 ? picture : plate, x, y, c)),
      );
      for (const changes of [{}, { camera }, { plateFlow: moving(bench), pictureFlow: moving(bench) }]) {
        const background = backgroundOf(bench, plate, matte);
        const [frame] = await framesOf(bench, sceneOf(bench, picture, { ...changes, background }), [0]);
        const worst = worstDifference(frame!, expected);
        expect(worst.difference, `${Object.keys(changes)} at ${worst.x}, ${worst.y}`).toBeLessThanOrEqual(2);
      }
    });
  });
});

describe('the camera', () => {
  it.each([0, 0.3, 1])('shows things at depth %f where geometry says', async (depth) => {
    await withGpu(async (bench) => {
      const picture = paint(width, height, smooth);
      const scene = sceneOf(bench, picture, { camera, depth: depthOf(bench, depth) });
      const frames = await framesOf(bench, scene, all);
      frames.forEach((frame, i) => {
        const view = cameraView(camera, i / all.length, width, height);
        const magnification = 1 + view.zoom * (view.steady + (1 - view.steady) * depth);
        const u = (x: number) => 0.5 + ((x + 0.5) / width - 0.5 - view.travelX * depth) / magnification;
        const v = (y: number) => 0.5 + ((y + 0.5) / height - 0.5 - view.travelY * depth) / magnification;
        for (let y = 0; y < height; y += 5) {
          for (let x = 0; x < width; x += 5) {
            for (const c of [0, 1, 2]) {
              const expected = sample(picture, (px, py) => at(picture, px, py, c), u(x), v(y), 'mirror');
              const difference = Math.abs(at(frame, x, y, c) - expected);
              expect(difference, `frame ${i}, channel ${c} at ${x}, ${y}`).toBeLessThan(1.5);
            }
          }
        }
      });
    });
  });

  it('keeps fine detail between pixels, of the picture and of near things', async () => {
    await withGpu(async (bench) => {
      const white = noise(4);
      const fine: Painter = (x, y) => white(x, y).map((value, c) => (c < 3 ? 110 + value / 16 : 255));
      const picture = paint(width, height, fine);
      const matte = upload(
        bench,
        'near matte',
        paint(width, height, () => [255]),
      );
      const near = { plate: upload(bench, 'near plate', picture), matte, depth: depthOf(bench, 1) };
      for (const changes of [{ depth: depthOf(bench, 1) }, { near }]) {
        const scene = sceneOf(bench, picture, { camera, ...changes });
        const [still, ...moved] = (await framesOf(bench, scene, all)).map(detailIn);
        // Means of two pixels each way would leave a fifth of its energy.
        moved.forEach((energy, i) => {
          expect(energy / still!, `${Object.keys(changes)}: frame ${i + 1}`).toBeGreaterThan(0.5);
          expect(energy / still!, `${Object.keys(changes)}: frame ${i + 1}`).toBeLessThan(1.3);
        });
      }
    });
  });

  it('moves the near before the far: the plate stays, the picture travels', async () => {
    await withGpu(async (bench) => {
      const plate = paint(width, height, () => [0, 0, 250, 255]);
      const picture = paint(width, height, (x) => (x < width / 2 ? [250, 0, 0, 255] : [0, 0, 250, 255]));
      const background = backgroundOf(bench, plate, (x) => [x < width / 2 ? 255 : 0]);
      const travelling = { ...camera, path: 'pan', travelX: 0.03, travelY: 0, zoom: 0, steady: 0 } as const;
      const scene = sceneOf(bench, picture, { camera: travelling, background, depth: depthOf(bench, 1) });
      const frames = await framesOf(bench, scene, [0, 3, 5]);
      [0, 3, 5].forEach((index, i) => {
        const view = cameraView(travelling, index / 8, width, height);
        const edge = (0.5 + view.travelX) * width;
        const red = Array.from({ length: width }, (_, x) => at(frames[i]!, x, 18, 0));
        const reds = red.filter((value) => value > 125).length;
        expect(Math.abs(reds - edge), `edge of frame ${index}`).toBeLessThan(1.1);
      });
    });
  });
});

describe('things cut out', () => {
  const isThing = (x: number, y: number) => x >= 18 && x < 30 && y >= 10 && y < 26;
  const still: Painter = (x, y) => [40 + x, 60 + y, 200, 255];
  const nearOf = (bench: GpuBench, depth: number) => ({
    plate: upload(bench, 'near plate', paint(width, height, still)),
    matte: upload(
      bench,
      'near matte',
      paint(width, height, (x, y) => [isThing(x, y) ? 255 : 0]),
    ),
    depth: depthOf(bench, depth),
  });
  const picture = paint(width, height, (x, y) => (isThing(x, y) ? [250, 30, 10, 255] : still(x, y)));

  it('keep strands that their matte misses, and take them along', async () => {
    await withGpu(async (bench) => {
      // A dark hair three pixels off the thing, where the matte says nothing.
      const strand = (x: number, y: number) => x === 32 && y >= 12 && y < 24;
      const hairy = paint(width, height, (x, y) =>
        isThing(x, y) ? [250, 30, 10, 255] : strand(x, y) ? [10, 10, 20, 255] : still(x, y),
      );
      const panning = { ...camera, path: 'pan', travelX: 0.03, travelY: 0, zoom: 0, steady: 0 } as const;
      const scene = sceneOf(bench, hairy, {
        camera: panning,
        near: nearOf(bench, 1),
        depth: depthOf(bench, 0),
      });
      const [first, third] = await framesOf(bench, scene, [0, 3]);
      expect(worstDifference(first!, hairy).difference).toBeLessThanOrEqual(1);
      const { zoom, travelX } = cameraView(panning, 3 / 8, width, height);
      const place = width / 2 + (32.5 - width / 2) * (1 + zoom) + travelX * width - 0.5;
      const row = Array.from({ length: width }, (_, x) => at(third!, x, 18, 2));
      const darkest = row.indexOf(Math.min(...row.slice(33)), 33);
      expect(Math.abs(darkest - place), `at ${darkest}, not ${place}`).toBeLessThanOrEqual(0.6);
      expect(row[32], 'where it was').toBeGreaterThan(120);
    });
  });

  it('are the picture itself in frame 0', async () => {
    await withGpu(async (bench) => {
      const scene = sceneOf(bench, picture, { camera, near: nearOf(bench, 0.9), depth: depthOf(bench, 0.2) });
      const [frame] = await framesOf(bench, scene, [0]);
      expect(worstDifference(frame!, picture).difference).toBeLessThanOrEqual(1);
    });
  });

  it('travel whole before what is behind them, and leave nothing of themselves behind', async () => {
    await withGpu(async (bench) => {
      const panning = { ...camera, path: 'pan', travelX: 0.03, travelY: 0, zoom: 0, steady: 0 } as const;
      const scene = sceneOf(bench, picture, {
        camera: panning,
        near: nearOf(bench, 1),
        depth: depthOf(bench, 0),
      });
      const [frame] = await framesOf(bench, scene, [3]);
      const view = cameraView(panning, 3 / 8, width, height);
      const expected = (x: number) => 0.5 + ((x + 0.5) / width - 0.5 - view.travelX) / (1 + view.zoom);
      for (let x = 0; x < width; x++) {
        const from = expected(x) * width - 0.5;
        const inside = from >= 18.6 && from <= 28.4;
        const outside = from < 16.9 || from > 30.1;
        const red = at(frame!, x, 18, 0);
        if (inside) expect(red, `thing at ${x}`).toBeGreaterThan(240);
        // Behind, nothing has moved: depth 0 and no zoom for far things.
        if (outside) expect(Math.abs(red - (40 + x)), `plate at ${x}: ${red}`).toBeLessThanOrEqual(1);
      }
    });
  });
});

describe('flow', () => {
  it.each([0, 0.4, 1])('cross-fades two warps, variance kept at correlation %f', async (correlation) => {
    await withGpu(async (bench) => {
      const picture = paint(width, height, smooth);
      const travel = [...new Float16Array([0.12, -0.08])] as [number, number];
      const mean = 130;
      const level = Math.round(255 * correlation);
      const pictureFlow = flowOf(bench, size, () => travel, [mean, level]);
      const frames = await framesOf(bench, sceneOf(bench, picture, { pictureFlow }), all);
      frames.forEach((frame, i) => {
        const phase = i / all.length;
        const rest = 1 - phase;
        const gain = 1 / Math.sqrt(rest ** 2 + phase ** 2 + (2 * level * rest * phase) / 255);
        for (let y = 0; y < height; y += 5) {
          for (let x = 0; x < width; x += 5) {
            const warped = (c: number, share: number) =>
              sample(
                picture,
                (px, py) => at(picture, px, py, c),
                (x + 0.5) / width - travel[0] * share,
                (y + 0.5) / height - travel[1] * share,
                'mirror',
              );
            const leaving = [0, 1, 2].map((c) => warped(c, phase));
            const coming = [0, 1, 2].map((c) => warped(c, phase - 1));
            const plain = leaving.map((value, c) => rest * value + phase * coming[c]!);
            const luma = 0.2126 * plain[0]! + 0.7152 * plain[1]! + 0.0722 * plain[2]!;
            for (const c of [0, 1, 2]) {
              const mixed = plain[c]! + (luma - mean) * (gain - 1);
              const ends = [leaving[c]!, coming[c]!];
              const expected = Math.min(Math.max(...ends), Math.max(Math.min(...ends), mixed));
              const difference = Math.abs(at(frame, x, y, c) - expected);
              expect(difference, `frame ${i}, channel ${c} at ${x}, ${y}`).toBeLessThan(2);
            }
          }
        }
      });
    });
  });

  it('holds everything outside its field exactly still in all frames', async () => {
    await withGpu(async (bench) => {
      const picture = paint(width, height, noise(3));
      const pictureFlow = flowOf(bench, size, (x) => [x < 24 ? 0 : 0.1, 0], [128, 40], 2);
      const [first, ...rest] = await framesOf(bench, sceneOf(bench, picture, { pictureFlow }), all);
      let moved = 0;
      rest.forEach((frame, i) => {
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const same = [0, 1, 2].every((c) => at(frame, x, y, c) === at(first!, x, y, c));
            if (x < 23) expect(same, `frame ${i + 1} moved at ${x}, ${y}`).toBe(true);
            else if (!same) moved++;
          }
        }
      });
      expect(moved, 'pixels moved inside the field').toBeGreaterThan(1000);
    });
  });
});

describe('every combination of camera, layers and flows', () => {
  const variants = Array.from({ length: 16 }, (_, bits) => [1, 2, 4, 8].map((bit) => (bits & bit) !== 0));

  it('begins with the picture, repeats after the loop, and stays within the range of its layers', async () => {
    await withGpu(async (bench) => {
      const ranged: Painter = (x, y) => [
        100 + ((x * 7 + y * 3) % 60),
        90 + ((x + y) % 50),
        200 - (x % 30),
        255,
      ];
      const picture = paint(width, height, ranged);
      for (const [moves, layered, pictureFlows, plateFlows] of variants) {
        const name = `camera ${moves}, layered ${layered}, flows ${pictureFlows} ${plateFlows}`;
        const flow = () => flowOf(bench, size, (_, y) => [y / 400, 0.02], [120, 100], 3);
        const scene = sceneOf(bench, picture, {
          camera: moves ? { ...camera, cycles: 2 } : null,
          background: layered ? backgroundOf(bench, picture, (x) => [x < 20 ? 255 : 0]) : null,
          pictureFlow: pictureFlows ? flow() : null,
          plateFlow: plateFlows ? flow() : null,
        });
        const [first, third, again, thirdAgain] = await framesOf(bench, scene, [0, 3, 8, 11]);
        expect(worstDifference(first!, picture).difference, `${name}: frame 0`).toBeLessThanOrEqual(1);
        expect(worstDifference(again!, first!).difference, `${name}: a loop later`).toBeLessThanOrEqual(1);
        expect(worstDifference(thirdAgain!, third!).difference, `${name}: frame 3`).toBeLessThanOrEqual(1);
        const ranges = [
          [99, 160],
          [89, 140],
          [170, 201],
        ] as const;
        third!.data.forEach((value, i) => {
          if (i % 4 === 3) expect(value, `${name}: alpha`).toBe(255);
          else {
            const [low, high] = ranges[i % 4]!;
            const within = value >= low - mostRegained && value <= high + mostRegained;
            expect(within, `${name}: ${value} in channel ${i % 4}`).toBe(true);
          }
        });
      }
    });
  });
});

describe('odd shapes', () => {
  it('shows a matte of a single pixel as such, with no black around it', async () => {
    await withGpu(async (bench) => {
      const isThing = (x: number, y: number) => x === 11 && y === 7;
      const picture = paint(width, height, (x, y) =>
        isThing(x, y) ? [240, 120, 60, 255] : [60, 120, 240, 255],
      );
      const plate = paint(width, height, () => [60, 120, 240, 255]);
      const background = backgroundOf(bench, plate, (x, y) => [isThing(x, y) ? 255 : 0]);
      const still = await framesOf(bench, sceneOf(bench, picture, { background }), [0]);
      const moving = await framesOf(bench, sceneOf(bench, picture, { background, camera }), all);
      const red = still[0]!.data.filter((value, i) => i % 4 === 0 && value > 100).length;
      expect(red, 'pixels of the foreground').toBe(1);
      for (const { data } of [...still, ...moving]) {
        for (let i = 0; i < data.length; i += 4) {
          expect(data[i]! >= 59 && data[i + 1]! >= 119 && data[i + 2]! >= 59, `black at ${i / 4}`).toBe(true);
        }
      }
    });
  });

  it.each([
    [256, 16],
    [16, 256],
    [17, 19],
  ])('fills every pixel of %i x %i with the camera and both flows on', async (w, h) => {
    await withGpu(async (bench) => {
      const picture = paint(w, h, (x, y) => [80 + (x % 100), 80 + (y % 100), 150, 255]);
      const flow = () => flowOf(bench, [w, h], () => [0.04, 0.01], [130, 128]);
      const scene = sceneOf(bench, picture, {
        camera,
        background: backgroundOf(bench, picture, (_, y) => [y < h / 2 ? 0 : 255]),
        pictureFlow: flow(),
        plateFlow: flow(),
      });
      for (const frame of await framesOf(bench, scene, all)) {
        expect(
          frame.data.every((value) => value >= 79 - mostRegained),
          'a pixel darker than any of the picture',
        ).toBe(true);
      }
    });
  });
});

describe('the mark', () => {
  it('is drawn in its rectangle and nowhere else', async () => {
    await withGpu(async (bench) => {
      const picture = paint(width, height, () => [40, 80, 120, 255]);
      const mark = markOf(
        bench,
        paint(5, 3, () => [255, 255, 255, 255]),
      );
      for (const [left, top] of [
        [20, 10],
        [0, 0],
        [width - 5, height - 3],
      ] as const) {
        const scene = sceneOf(bench, picture, { camera, mark, markOrigin: [left, top] });
        const [frame] = await framesOf(bench, scene, [3]);
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const inside = x >= left && x < left + 5 && y >= top && y < top + 3;
            expect(at(frame!, x, y, 0), `mark at ${left}, ${top}: pixel ${x}, ${y}`).toBe(inside ? 255 : 40);
          }
        }
      }
    });
  });

  it('lies over the picture by its premultiplied alpha', async () => {
    await withGpu(async (bench) => {
      const picture = paint(width, height, () => [200, 100, 40, 255]);
      const mark = markOf(
        bench,
        paint(4, 4, () => [30, 30, 30, 115]),
      );
      const [frame] = await framesOf(bench, sceneOf(bench, picture, { mark, markOrigin: [8, 8] }), [0]);
      [200, 100, 40].forEach((value, c) => {
        const expected = 30 + value * (1 - 115 / 255);
        expect(Math.abs(at(frame!, 9, 9, c) - expected), `channel ${c}`).toBeLessThanOrEqual(1);
      });
    });
  });
});

describe('the grain', () => {
  it('lies in the flowing sky alone, another one each frame and the same each time, within its size', async () => {
    await withGpu(async (bench) => {
      const picture = paint(width, height, () => [120, 120, 120, 255]);
      const scene = sceneOf(bench, picture, {
        background: backgroundOf(bench, picture, (_, y) => [y < height / 2 ? 0 : 255]),
        plateFlow: flowOf(bench, size, () => [0.1, 0], [120, 255]),
        grain: 6 / 255,
      });
      const frames = await framesOf(bench, scene, [...all, 3]);
      const sky = frames.map(({ data }) => data.slice(0, 4 * width * (height / 2)));
      for (const [i, { data }] of frames.entries()) {
        const ground = data.slice(4 * width * (height / 2)).filter((_, k) => k % 4 < 3);
        expect(
          ground.every((value) => value === 120),
          `frame ${i}: grain on the ground`,
        ).toBe(true);
        const values = sky[i]!.filter((_, k) => k % 4 === 0);
        expect(Math.max(...values), `frame ${i}`).toBeLessThanOrEqual(126);
        expect(Math.min(...values), `frame ${i}`).toBeGreaterThanOrEqual(114);
        expect(new Set(values).size, `frame ${i}: no grain in the sky`).toBeGreaterThan(6);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(Math.abs(mean - 120), `frame ${i}: grain changes the brightness`).toBeLessThan(0.5);
      }
      expect(sky[1]).not.toEqual(sky[0]);
      expect(sky[8], 'frame 3 drawn again').toEqual(sky[3]);
    });
  });
});
