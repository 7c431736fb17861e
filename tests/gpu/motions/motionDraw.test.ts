import { describe, expect, it } from 'vitest';
import { MotionDraw, type MotionDrawDescriptor } from '../../../engine/motions/motionDraw.ts';
import { at, paint } from '../support/pixels.ts';
import { framesOf, sceneOf } from '../support/scenes.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

const [width, height] = [40, 24];
const grey = paint(width, height, () => [80, 80, 80, 255]);
const ramp = paint(width, height, (x) => [5 * x, 5 * x, 5 * x, 255]);

/** Draws its uniform as it is. */
const code = `
@group(0) @binding(0) var<uniform> value: vec4f;
@fragment fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f { return value; }`;

const drawOf = (bench: GpuBench, descriptor: Pick<MotionDrawDescriptor, 'target' | 'uniform' | 'extent'>) =>
  new MotionDraw(bench.resources, { label: 'test', code, bindings: [], ...descriptor });

describe('the targets of motions', () => {
  it('shows, displaced, what the picture has a few pixels away, and motions add up', async () => {
    await withGpu(async (bench) => {
      const motions = [2, 3].map((pixels) =>
        drawOf(bench, { target: 'displacement', uniform: (time) => [(time * pixels) / width, 0, 0, 0] }),
      );
      const [start, middle] = await framesOf(bench, sceneOf(bench, ramp, { motions }), [0, 4]);
      for (let x = 4; x < width - 4; x++) {
        expect(at(start!, x, 12, 0)).toBe(5 * x);
        expect(Math.abs(at(middle!, x, 12, 0) - 5 * (x + 2.5)), `at ${x}`).toBeLessThanOrEqual(1);
      }
    });
  });

  it('lights by what motions draw, multiplied, and leaves what is unlit to the bit', async () => {
    await withGpu(async (bench) => {
      const motions = [1, 0.5].map((stops) =>
        drawOf(bench, {
          target: 'light',
          uniform: (time) => [0.5 * 2 ** (stops * time), 0.5, 0.5 * 2 ** (-stops * time), 1],
        }),
      );
      const [start, middle] = await framesOf(bench, sceneOf(bench, grey, { motions }), [0, 4]);
      expect(start!.data).toEqual(grey.data);
      [80 * 2 ** 0.75, 80, 80 * 2 ** -0.75].forEach((value, c) => {
        expect(Math.abs(at(middle!, 20, 12, c) - value), `channel ${c}`).toBeLessThan(1);
      });
    });
  });

  it.each(['overlay', 'gleam'] as const)(
    'lays colour of the %s over by its premultiplied alpha, and adds light where that is zero',
    async (target) => {
      await withGpu(async (bench) => {
        const over = (alpha: number) => [drawOf(bench, { target, uniform: () => [0.2, 0.2, 0.2, alpha] })];
        const [covered] = await framesOf(bench, sceneOf(bench, grey, { motions: over(0.5) }), [0]);
        const [added] = await framesOf(bench, sceneOf(bench, grey, { motions: over(0) }), [0]);
        expect(Math.abs(at(covered!, 20, 12, 0) - 91)).toBeLessThanOrEqual(1);
        expect(Math.abs(at(added!, 20, 12, 0) - 131)).toBeLessThanOrEqual(1);
      });
    },
  );

  it('draws within its extent alone, and nothing where that lies outside', async () => {
    await withGpu(async (bench) => {
      const inside = (extent: NonNullable<MotionDrawDescriptor['extent']>) => [
        drawOf(bench, { target: 'overlay', uniform: () => [0, 0, 0, 1], extent }),
      ];
      const box = inside({ x: 0.25, y: 0.5, width: 0.5, height: 2 });
      const [frame] = await framesOf(bench, sceneOf(bench, grey, { motions: box }), [0]);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const black = x >= 10 && x < 30 && y >= 12;
          expect(at(frame!, x, y, 1), `at ${x}, ${y}`).toBe(black ? 0 : 80);
        }
      }
      const beyond = inside({ x: 1.5, y: 0, width: 1, height: 1 });
      const [untouched] = await framesOf(bench, sceneOf(bench, grey, { motions: beyond }), [0]);
      expect([...new Set(untouched!.data)]).toEqual([80, 255]);
    });
  });
});
