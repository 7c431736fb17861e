import { expect, it } from 'vitest';
import { MotionDraw } from '../../../engine/motions/motionDraw.ts';
import { ReadbackFrames } from '../../../engine/render/readbackFrames.ts';
import { at, lumaAt, type Pixels, paint, upload } from '../support/pixels.ts';
import { planesOf } from '../support/planes.ts';
import { backgroundOf, camera, depthOf, flowOf, framesOf, markOf, sceneOf } from '../support/scenes.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

const [width, height] = [330, 214];

/** Detail everywhere, up to the border; some pixels a wave. */
const detail = (turn: number) => (x: number, y: number) => [
  128 + 70 * Math.sin(x / 4 + turn) * Math.cos(y / 5),
  128 + 60 * Math.sin(x / 5 + y / 9 + turn),
  140 + 60 * Math.cos(y / 6 - x / 7 + turn),
  255,
];

const soft = (value: number) => [Math.min(255, Math.max(0, 128 + 60 * value))];

const everything = (bench: GpuBench) =>
  sceneOf(bench, paint(width, height, detail(0)), {
    camera: { ...camera, travelX: 0.02, travelY: 0.01, zoom: 0.06 },
    depth: bench.resources.upload(
      'slope',
      'r16float',
      16,
      1,
      Float16Array.from({ length: 16 }, (_, i) => i / 15),
      32,
    ),
    background: backgroundOf(bench, paint(width, height, detail(2)), (x, y) =>
      soft(y - 70 - 20 * Math.sin(x / 30)),
    ),
    plateFlow: flowOf(bench, [8, 8], (x) => [0.03 + x / 900, 0.01], [124, 60]),
    pictureFlow: flowOf(bench, [8, 8], (x) => [x < 4 ? 0.02 : 0, 0], [122, 90]),
    near: {
      plate: upload(bench, 'near plate', paint(width, height, detail(4))),
      matte: upload(
        bench,
        'near matte',
        paint(width, height, (x, y) => soft(45 - Math.hypot(x - 200, y - 150))),
      ),
      depth: depthOf(bench, 0.9),
    },
    mark: markOf(
      bench,
      paint(9, 7, () => [90, 60, 30, 128]),
    ),
    markOrigin: [300, 191],
    finish: { kind: 'finish', enabled: true, cycles: 1, grain: 0, vignette: 0.2 },
  });

/** Limited-range luma of a pixel. */
const codeOf = (frame: Pixels, x: number, y: number) => 16 + 219 * lumaAt(frame, x, y);

it.each([0, 2, 5])('shades blocks as it shades pixels: frame %i', async (index) => {
  await withGpu(async (bench) => {
    const scene = everything(bench);
    const [frame] = await framesOf(bench, scene, [index]);
    using frames = new ReadbackFrames(scene);
    const { y: luma } = await planesOf(await frames.draw(index, { timestamp: 0, duration: 1 }));
    let [squares, worst, place] = [0, 0, ''];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const difference = Math.abs(at(luma, x, y) - codeOf(frame!, x, y));
        squares += difference ** 2;
        if (difference > worst) [worst, place] = [difference, `${x}, ${y}`];
      }
    }
    const signal = 10 * Math.log10((219 ** 2 * width * height) / squares);
    expect(signal, `decibels; worst ${worst} at ${place}`).toBeGreaterThan(index === 0 ? 52 : 47);
    expect(worst, `at ${place}`).toBeLessThan(index === 0 ? 2.5 : 16);
  });
});

it('lays sharp things over a picture as sharp as they are: every other column black', async () => {
  await withGpu(async (bench) => {
    const stripes = new MotionDraw(bench.resources, {
      label: 'stripes',
      target: 'overlay',
      code: `@group(0) @binding(0) var<uniform> share: vec4f;
        @fragment fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
          return vec4f(0.0, 0.0, 0.0, share.x * f32(u32(position.x) % 2u));
        }`,
      bindings: [],
      uniform: () => [1, 0, 0, 0],
    });
    const grey = paint(32, 16, () => [128, 128, 128, 255]);
    const scene = sceneOf(bench, grey, { motions: [stripes] });
    using frames = new ReadbackFrames(scene);
    const { y: luma } = await planesOf(await frames.draw(0, { timestamp: 0, duration: 1 }));
    for (let x = 0; x < 32; x++) {
      expect(at(luma, x, 8), `column ${x}`).toBeCloseTo(x % 2 === 1 ? 16 : 16 + (219 * 128) / 255, -0.7);
    }
  });
});

it('lays soft things over as pixels do: a gradient that veils and one that shines', async () => {
  await withGpu(async (bench) => {
    const gradients = new MotionDraw(bench.resources, {
      label: 'gradients',
      target: 'gleam',
      code: `@group(0) @binding(0) var<uniform> colour: vec4f;
        @fragment fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
          let share = position.x / 32.0;
          return vec4f(colour.rgb * share, colour.a * position.y / 16.0 * share);
        }`,
      bindings: [],
      uniform: () => [0.3, 0.1, 0.05, 0.8],
    });
    const scene = sceneOf(bench, paint(64, 32, detail(1)), { motions: [gradients] });
    const [frame] = await framesOf(bench, scene, [0]);
    using frames = new ReadbackFrames(scene);
    const { y: luma } = await planesOf(await frames.draw(0, { timestamp: 0, duration: 1 }));
    for (let y = 0; y < 32; y++)
      for (let x = 0; x < 64; x++)
        expect(Math.abs(at(luma, x, y) - codeOf(frame!, x, y)), `at ${x}, ${y}`).toBeLessThanOrEqual(3);
  });
});

it('turns white what light makes too bright, as pixels do', async () => {
  await withGpu(async (bench) => {
    const brighter = new MotionDraw(bench.resources, {
      label: 'twice',
      target: 'light',
      code: `@group(0) @binding(0) var<uniform> halves: vec4f;
        @fragment fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
          return halves + 0.0 * position;
        }`,
      bindings: [],
      uniform: () => [1, 1, 1, 1],
    });
    const tinted = paint(32, 16, () => [250, 200, 140, 255]);
    using frames = new ReadbackFrames(sceneOf(bench, tinted, { motions: [brighter] }));
    const { y, u, v } = await planesOf(await frames.draw(0, { timestamp: 0, duration: 1 }));
    for (const [plane, code] of [
      [y, 235],
      [u, 128],
      [v, 128],
    ] as const) {
      expect(plane.data.every((value) => Math.abs(value - code) <= 1)).toBe(true);
    }
  });
});
