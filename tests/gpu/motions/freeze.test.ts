import { describe, expect, it } from 'vitest';
import { stillnessOf } from '../../../engine/bake/freeze.ts';
import { MotionDraw } from '../../../engine/motions/motionDraw.ts';
import { packFreeze } from '../../../engine/plan/guidance.ts';
import { at, noise, paint, upload } from '../support/pixels.ts';
import { backgroundOf, flowOf, framesOf, sceneOf } from '../support/scenes.ts';
import { withGpu } from '../support/withGpu.ts';

const [width, height] = [48, 32];
const picture = paint(width, height, noise(3));
const code = `
@group(0) @binding(0) var<uniform> value: vec4f;
@fragment fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f { return value; }`;

describe('a frozen part', () => {
  it('stays as it is, to the bit, under every motion in the picture and in the sky', async () => {
    await withGpu(async (bench) => {
      // The left third is frozen.
      const cells = Float32Array.from({ length: 48 }, (_, i) => (i % 12 < 4 ? 1 : 0));
      const { width: w, height: h, values } = stillnessOf(packFreeze(cells, 12, 4));
      const stillness = upload(
        bench,
        'stillness',
        paint(w, h, (x, y) => [Math.round(255 * values[y * w + x]!)]),
      );
      const flow = flowOf(bench, [width, height], () => [0.1, 0.05]);
      const motions = (['displacement', 'light', 'overlay', 'gleam'] as const).map(
        (target) =>
          new MotionDraw(bench.resources, {
            label: target,
            target,
            code,
            bindings: [],
            uniform: (time) => [0.1 * time, 0.1 * time, 0.1 * time, 0],
          }),
      );
      // The upper half is sky, of the same noise.
      const background = backgroundOf(bench, picture, (_, y) => [y < height / 2 ? 0 : 255]);
      const scene = sceneOf(bench, picture, {
        background,
        pictureFlow: flow,
        plateFlow: flow,
        motions,
        stillness,
        grain: 0.1,
      });
      for (const frame of await framesOf(bench, scene, [0, 3, 4])) {
        let moved = 0;
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const same = [0, 1, 2].every((c) => at(frame, x, y, c) === at(picture, x, y, c));
            if (x < width / 3) expect(same, `frozen at ${x}, ${y}`).toBe(true);
            else if (!same) moved++;
          }
        }
        expect(moved, 'the rest moves').toBeGreaterThan(0.2 * width * height);
      }
    });
  });
});
