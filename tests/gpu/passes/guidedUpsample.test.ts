import { expect, it } from 'vitest';
import { smoothstep } from '../../../engine/analyse/raster.ts';
import { GuidedUpsamplePass } from '../../../engine/bake/passes/guidedUpsamplePass.ts';
import { seededRandom } from '../../../engine/plan/random.ts';
import { at, download, lumaAt, noise, paint, sample, submit, target, upload } from '../support/pixels.ts';
import { withGpu } from '../support/withGpu.ts';

it.each([
  [37, 23, 7, 5],
  [16, 16, 16, 16],
  [64, 4, 8, 1],
  [5, 3, 1, 1],
])('applies coefficients to %i x %i pixels from %i x %i as the formula says', async (w, h, cw, ch) => {
  await withGpu(async (bench) => {
    const picture = paint(w, h, noise(1));
    const random = seededRandom(2);
    const ab = Float16Array.from({ length: 2 * cw * ch }, () => 1.4 * random() - 0.3);
    const coefficients = bench.resources.upload('coefficients', 'rg16float', cw, ch, ab, cw * 4);
    const mask = target(bench, 'r8unorm', w, h);
    const io = { picture: upload(bench, 'picture', picture), coefficients, mask };
    submit(bench, (encoder) => new GuidedUpsamplePass(bench.device).record(encoder, io));
    const result = await download(bench, mask);
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const [a, b] = [0, 1].map((part) =>
          sample(
            { width: cw, height: ch },
            (i, j) => ab[2 * (j * cw + i) + part]!,
            (x + 0.5) / w,
            (y + 0.5) / h,
          ),
        );
        const expected = 255 * smoothstep(0.2, 0.8, a! * lumaAt(picture, x, y) + b!);
        // Adapters interpolate with 8 bits of fraction; the stretched edge doubles that error.
        expect(Math.abs(at(result, x, y) - expected), `pixel ${x}, ${y}`).toBeLessThan(4);
      }
    }
  });
});

it('keeps masks that are all one or all nought exactly', async () => {
  await withGpu(async (bench) => {
    for (const value of [0, 1]) {
      const ab = new Float16Array([0, value]);
      const coefficients = bench.resources.upload('coefficients', 'rg16float', 1, 1, ab, 4);
      const mask = target(bench, 'r8unorm', 33, 17);
      const picture = upload(bench, 'picture', paint(33, 17, noise(3)));
      submit(bench, (encoder) =>
        new GuidedUpsamplePass(bench.device).record(encoder, { picture, coefficients, mask }),
      );
      const { data } = await download(bench, mask);
      expect(
        data.every((x) => x === 255 * value),
        `mask of ${value}`,
      ).toBe(true);
    }
  });
});
