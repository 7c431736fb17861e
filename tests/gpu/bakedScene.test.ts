import { describe, expect, it } from 'vitest';
import { analyseClassically } from '../../engine/analyse/classical.ts';
import type { SceneAnalysis } from '../../engine/analyse/sceneAnalysis.ts';
import { bake } from '../../engine/bake/bake.ts';
import type { BakedScene } from '../../engine/bake/bakedScene.ts';
import { type MarkCorner, markCorners, markOriginIn } from '../../engine/bake/mark.ts';
import { decodePicture, type Picture } from '../../engine/decode/decode.ts';
import { FragmentPass } from '../../engine/gpu/fragmentPass.ts';
import type { MotionPlan } from '../../engine/plan/motionPlan.ts';
import { planMotion } from '../../engine/plan/planner.ts';
import { seededRandom } from '../../engine/plan/random.ts';
import sunset from '../fixtures/photos/sunset.jpg?url';
import { drawnPicture, rasterOf } from './support/pictures.ts';
import { at, download, type Pixels, submit, target } from './support/pixels.ts';
import { framesOf } from './support/scenes.ts';
import { type GpuBench, withGpu } from './support/withGpu.ts';

const directives = { seed: 7, seconds: 2, fps: 12 };
const never = new AbortController().signal;

async function photo(longSide = 192): Promise<Picture> {
  return decodePicture(await (await fetch(sunset)).blob(), longSide, never);
}

/** Cloudy sky over rough ground. */
const landscape = (width: number, height: number) =>
  drawnPicture(width, height, (context) => {
    const random = seededRandom(11);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const noise = 60 * random();
        context.fillStyle =
          y < height / 2
            ? `rgb(${120 + noise / 4} ${160 + noise / 4} ${220 + noise / 4})`
            : `rgb(${60 + noise} ${70 + noise} ${20 + noise})`;
        context.fillRect(x, y, 1, 1);
      }
    }
  });

/** Small clouds in a blue sky over rough ground. */
const clouds = (width: number, height: number) =>
  drawnPicture(width, height, (context) => {
    const ground = landscape(width, height);
    context.drawImage(ground.bitmap, 0, 0);
    ground.bitmap.close();
    const random = seededRandom(5);
    const [columns, rows] = [width / 6, height / 12] as const;
    const coarse = new OffscreenCanvas(columns, rows);
    const small = coarse.getContext('2d')!;
    for (let i = 0; i < columns * rows; i++) {
      const light = 90 * random();
      small.fillStyle = `rgb(${90 + light} ${130 + light} ${165 + light})`;
      small.fillRect(i % columns, Math.floor(i / columns), 1, 1);
    }
    context.imageSmoothingQuality = 'high';
    context.drawImage(coarse, 0, 0, width, height / 2);
  });

/** Standard deviation of green well inside the sky. */
function skyDeviation(frame: Pixels): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 8; y < frame.height * 0.38; y++) {
    for (let x = 16; x < frame.width - 16; x++) {
      sum += at(frame, x, y, 1);
      squares += at(frame, x, y, 1) ** 2;
      count++;
    }
  }
  return Math.sqrt(squares / count - (sum / count) ** 2);
}

/** Bakes a picture, closes its bitmap, lends the result and disposes of it. */
async function withBaked(
  { device }: GpuBench,
  picture: Picture,
  change: { plan?: (plan: MotionPlan) => MotionPlan; mark?: boolean; markCorner?: MarkCorner },
  use: (baked: BakedScene, scene: SceneAnalysis) => Promise<void>,
): Promise<void> {
  const raster = rasterOf(picture);
  const { width, height } = picture;
  const scene = { ...analyseClassically(raster), picture: { width, height } };
  const plan = (change.plan ?? ((p) => p))(planMotion(scene, directives));
  const { mark = false, markCorner } = change;
  const baked = bake(device, { picture, raster, scene, plan, mark, markCorner, grain: 0 });
  using _resources = baked.resources;
  picture.bitmap.close();
  await use(baked, scene);
}

const only =
  (kind: 'camera' | 'flow') =>
  (plan: MotionPlan): MotionPlan => ({
    ...plan,
    motions: plan.motions.map((motion) => ({ ...motion, enabled: motion.kind === kind })),
  });

/** Mean absolute difference of all channels. */
function meanDifference(a: Pixels, b: Pixels): number {
  let sum = 0;
  a.data.forEach((value, i) => {
    sum += Math.abs(value - b.data[i]!);
  });
  return sum / a.data.length;
}

/** The picture on the GPU as it was uploaded. */
async function pictureOf(bench: GpuBench, baked: BakedScene): Promise<Pixels> {
  const still = { ...baked, background: null, pictureFlow: null, plateFlow: null, camera: null };
  const [frame] = await framesOf(bench, still, [0]);
  return frame!;
}

/** A flow's field that says that both of its warps show the same everywhere. */
function correlated({ device, resources }: GpuBench, field: GPUTexture): GPUTexture {
  const copy = resources.texture('correlated everywhere', field.format, field.width, field.height);
  const pass = new FragmentPass(device, {
    label: 'correlated everywhere',
    code: `@group(0) @binding(0) var field: texture_2d<f32>;
      @fragment fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
        return vec4f(textureLoad(field, vec2i(position.xy), 0).rgb, 1.0);
      }`,
    targets: [field.format],
  });
  const encoder = device.createCommandEncoder();
  pass.record(encoder, pass.bind({ 0: field.createView() }), [copy]);
  device.queue.submit([encoder.finish()]);
  return copy;
}

describe('bake', () => {
  it('leaves alive what the scene owns and nothing else, and disposing frees that too', async () => {
    await withGpu(async (bench) => {
      await withBaked(bench, await photo(), { mark: true }, async ({ resources }) => {
        expect(bench.alive().length, bench.alive().join(', ')).toBe(resources.count);
        expect(bench.alive()).toContain('plate');
      });
      expect(bench.alive()).toEqual([]);
    });
  });

  it('leaves nothing alive when it fails', async () => {
    await withGpu(async (bench) => {
      const picture = await photo();
      const raster = rasterOf(picture);
      const scene = analyseClassically(raster);
      const plan = planMotion(scene, directives);
      const torn = {
        ...scene,
        get depth(): never {
          throw new Error('torn');
        },
      };
      expect(() => bake(bench.device, { picture, raster, scene: torn, plan, mark: true, grain: 0 })).toThrow(
        'torn',
      );
      picture.bitmap.close();
      expect(bench.alive()).toEqual([]);
    });
  });

  it('moves nothing for motions that are off and for regions that the picture lacks', async () => {
    await withGpu(async (bench) => {
      const off = (plan: MotionPlan): MotionPlan => ({
        ...plan,
        motions: plan.motions.map((motion) => ({ ...motion, enabled: false })),
      });
      const elsewhere = (plan: MotionPlan): MotionPlan => ({
        ...plan,
        motions: plan.motions.map((motion) =>
          motion.kind === 'flow' ? { ...motion, region: 'foliage' } : { ...motion, enabled: false },
        ),
      });
      for (const [name, plan] of Object.entries({ off, elsewhere })) {
        await withBaked(bench, await photo(96), { plan }, async (baked) => {
          expect([baked.camera, baked.pictureFlow, baked.plateFlow], name).toEqual([null, null, null]);
          const [first, middle] = await framesOf(bench, baked, [0, 12]);
          expect(middle!.data, `${name}: mid-loop`).toEqual(first!.data);
        });
      }
    });
  });

  it('draws the mark in the wanted corner, at the lower right by default, and nowhere else', async () => {
    await withGpu(async (bench) => {
      const plan = (planned: MotionPlan): MotionPlan => ({ ...planned, motions: [] });
      const frame = async (change: { mark: boolean; markCorner?: MarkCorner }): Promise<Pixels> => {
        let drawn: Pixels | undefined;
        await withBaked(bench, await photo(96), { plan, ...change }, async (baked) => {
          [drawn] = await framesOf(bench, baked, [0]);
        });
        return drawn!;
      };
      const clean = await frame({ mark: false });
      for (const markCorner of [undefined, ...markCorners]) {
        const marked = await frame({ mark: true, ...(markCorner ? { markCorner } : {}) });
        const corners = new Set<string>();
        for (let y = 0; y < clean.height; y++) {
          for (let x = 0; x < clean.width; x++) {
            if ([0, 1, 2].every((c) => at(marked, x, y, c) === at(clean, x, y, c))) continue;
            corners.add(
              `${y < clean.height / 2 ? 'top' : 'bottom'}-${x < clean.width / 2 ? 'left' : 'right'}`,
            );
          }
        }
        expect([...corners]).toEqual([markCorner ?? 'bottom-right']);
      }
    });
  });

  it('keeps every corner of the mark inside the picture', () => {
    for (const corner of markCorners) {
      const [x, y] = markOriginIn(corner, { width: 160, height: 90 }, { width: 18, height: 13 });
      expect(x, corner).toBeGreaterThan(0);
      expect(y, corner).toBeGreaterThan(0);
      expect(x + 18, corner).toBeLessThan(160);
      expect(y + 13, corner).toBeLessThan(90);
    }
  });
});

describe('a loop baked from a photo', () => {
  it('begins with the photo, closes its seam, and moves the sky while the ground rests', async () => {
    await withGpu(async (bench) => {
      await withBaked(bench, await photo(), { plan: only('flow') }, async (baked, scene) => {
        const picture = await pictureOf(bench, baked);
        const indices = Array.from({ length: baked.frames }, (_, i) => i);
        const frames = await framesOf(bench, baked, indices);
        expect(meanDifference(frames[0]!, picture), 'frame 0 against the photo').toBeLessThan(1);
        const steps = frames.map((frame, i) => meanDifference(frame, frames[(i + 1) % frames.length]!));
        const seam = steps.at(-1)!;
        const usual = steps.slice(0, -1).sort((a, b) => a - b)[steps.length >> 1]!;
        expect(usual, 'the sky moves').toBeGreaterThan(0.05);
        expect(seam, `seam ${seam}, usual step ${usual}`).toBeLessThan(1.5 * usual);
        const matte = await download(bench, copyOf(bench, baked.background!.matte));
        const still = new Set<number>();
        for (const frame of frames) {
          for (let i = 0; i < baked.width * baked.height; i++) {
            if (matte.data[i] !== 255) continue;
            for (let c = 0; c < 3; c++) still.add(frame.data[4 * i + c]! - frames[0]!.data[4 * i + c]!);
          }
        }
        expect([...still], 'changes in what stands before the sky').toEqual([0]);
        expect(Object.keys(scene.masks), 'the photo has no water').toEqual(['sky']);
      });
    });
  });

  it('comes back with the camera, having gone somewhere, without black or torn edges', async () => {
    await withGpu(async (bench) => {
      await withBaked(bench, await photo(), { plan: only('camera') }, async (baked) => {
        const picture = await pictureOf(bench, baked);
        const [first, middle, last] = await framesOf(bench, baked, [0, baked.frames / 2, baked.frames - 1]);
        expect(meanDifference(first!, picture), 'frame 0 against the photo').toBeLessThan(1);
        expect(meanDifference(middle!, picture), 'mid-loop').toBeGreaterThan(1);
        expect(meanDifference(last!, picture)).toBeLessThan(meanDifference(middle!, picture));
        const rows = [0, baked.height - 1];
        for (const y of rows) {
          for (let x = 0; x < baked.width; x++) {
            const was = at(picture, x, y, 0) + at(picture, x, y, 1) + at(picture, x, y, 2);
            const is = at(middle!, x, y, 0) + at(middle!, x, y, 1) + at(middle!, x, y, 2);
            expect(was < 120 || is > 0, `black at the edge: ${x}, ${y}`).toBe(true);
          }
        }
      });
    });
  });

  it('keeps the contrast of flowing clouds in mid-phase better than a plain cross-fade', async () => {
    await withGpu(async (bench) => {
      await withBaked(bench, clouds(192, 128), { plan: only('flow') }, async (baked) => {
        const { plateFlow } = baked;
        expect(plateFlow, 'a sky that flows').not.toBeNull();
        const plain = { ...baked, plateFlow: { ...plateFlow!, field: correlated(bench, plateFlow!.field) } };
        const middle = Math.round(baked.frames / plateFlow!.cycles / 2);
        const [first, kept] = await framesOf(bench, baked, [0, middle]);
        const [faded] = await framesOf(bench, plain, [middle]);
        const share = (frame: Pixels) => skyDeviation(frame) / skyDeviation(first!);
        expect(share(kept!), 'contrast kept').toBeGreaterThan(0.85);
        expect(share(kept!), 'contrast added').toBeLessThan(1.1);
        expect(share(kept!), 'against a plain cross-fade').toBeGreaterThan(share(faded!) + 0.05);
      });
    });
  });

  it('gives the same frames for the same picture and plan', async () => {
    const loop = async () => {
      let frames: Pixels[] = [];
      await withGpu(async (bench) => {
        await withBaked(bench, await photo(96), { mark: true }, async (baked) => {
          frames = await framesOf(bench, baked, [0, 5, 17]);
        });
      });
      return frames;
    };
    expect(await loop()).toEqual(await loop());
  });

  it.each([
    ['a strip of 16:1', 256, 16],
    ['a tower', 16, 256],
    ['the smallest picture', 16, 16],
  ])('fills every frame of %s', async (_, width, height) => {
    await withGpu(async (bench) => {
      await withBaked(bench, landscape(width, height), {}, async (baked) => {
        for (const frame of await framesOf(bench, baked, [0, 7, 12, 23])) {
          for (let i = 0; i < width * height; i++) {
            // Darker by no more than what sampling between pixels gives back of detail.
            const [r, g, b, a] = frame.data.subarray(4 * i, 4 * i + 4);
            expect(r! >= 60 - 32 && g! >= 70 - 32 && a === 255, `pixel ${i}: ${r} ${g} ${b} ${a}`).toBe(true);
          }
        }
      });
    });
  });
});

/** The matte drawn into a texture that can be read back. */
function copyOf(bench: GpuBench, matte: GPUTexture): GPUTexture {
  const code = `@group(0) @binding(0) var matte: texture_2d<f32>;
    @fragment fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
      return textureLoad(matte, vec2i(position.xy), 0);
    }`;
  const copy = target(bench, 'r8unorm', matte.width, matte.height);
  const pass = new FragmentPass(bench.device, { label: 'copy', code, targets: ['r8unorm'] });
  submit(bench, (encoder) => pass.record(encoder, pass.bind({ 0: matte.createView() }), [copy]));
  return copy;
}
