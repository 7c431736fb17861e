import { expect, it } from 'vitest';
import { FlowStatisticsPass } from '../../../engine/motions/flow/statisticsPass.ts';
import {
  at,
  download,
  noise,
  type Pixels,
  paint,
  sample,
  submit,
  target,
  upload,
} from '../support/pixels.ts';
import { type GpuBench, withGpu } from '../support/withGpu.ts';

async function statisticsOf(
  bench: GpuBench,
  layer: Pixels,
  travel: readonly [number, number],
): Promise<Pixels> {
  const { width, height } = layer;
  const flow = bench.resources.upload('flow', 'rg16float', 1, 1, new Float16Array(travel), 4);
  const mirrored = bench.device.createSampler({
    magFilter: 'linear',
    minFilter: 'linear',
    addressModeU: 'mirror-repeat',
    addressModeV: 'mirror-repeat',
  });
  const statistics = target(bench, 'rg8unorm', Math.ceil(width / 4), Math.ceil(height / 4));
  const io = { layer: upload(bench, 'layer', layer), flow, mirrored, statistics };
  submit(bench, (encoder) => new FlowStatisticsPass(bench.device).record(encoder, io));
  return download(bench, statistics);
}

/** Mean luma 0..255 and correlation 0..1 over 9 by 9 samples 3 pixels apart, the plain way. */
function expectedAt(layer: Pixels, u: number, v: number, [tx, ty]: readonly [number, number]) {
  const read = (c: number, su: number, sv: number) =>
    sample(layer, (x, y) => at(layer, x, y, c), su, sv, 'mirror') / 255;
  const luma = (su: number, sv: number) =>
    0.2126 * read(0, su, sv) + 0.7152 * read(1, su, sv) + 0.0722 * read(2, su, sv);
  const here: number[] = [];
  const there: number[] = [];
  for (let j = -4; j <= 4; j++) {
    for (let i = -4; i <= 4; i++) {
      const su = u + (3 * i) / layer.width;
      const sv = v + (3 * j) / layer.height;
      here.push(luma(su, sv));
      there.push(luma(su - tx, sv - ty));
    }
  }
  const average = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const a = average(here);
  const b = average(there);
  const covariance = average(here.map((x, i) => (x - a) * (there[i]! - b)));
  const deviations = Math.sqrt(
    average(here.map((x) => (x - a) ** 2)) * average(there.map((x) => (x - b) ** 2)),
  );
  return { mean: 255 * a, correlation: Math.min(1, Math.max(0, (covariance + 1e-4) / (deviations + 1e-4))) };
}

it.each([
  [40, 24, 0.1, 0.05],
  [41, 27, 0, 0.3],
  [64, 4, -0.2, 0],
])('agrees with the plain sums on %i x %i pixels travelling (%f, %f)', async (w, h, tx, ty) => {
  const travel = [...new Float16Array([tx, ty])] as [number, number];
  await withGpu(async (bench) => {
    const random = noise(4);
    const layer = paint(w, h, (x, y) => {
      const [r, g, b] = random(x, y);
      const wave = 60 * Math.sin(x / 3) + 60 * Math.cos(y / 4);
      return [100 + wave + r! / 8, 120 + wave + g! / 8, 130 - wave + b! / 8, 255];
    });
    const result = await statisticsOf(bench, layer, travel);
    for (let y = 0; y < result.height; y++) {
      for (let x = 0; x < result.width; x++) {
        const u = (x + 0.5) / result.width;
        const v = (y + 0.5) / result.height;
        const { mean, correlation } = expectedAt(layer, u, v, travel);
        expect(Math.abs(at(result, x, y, 0) - mean), `mean at ${x}, ${y}`).toBeLessThan(2);
        const difference = Math.abs(at(result, x, y, 1) / 255 - correlation);
        expect(difference, `correlation at ${x}, ${y}, expected ${correlation}`).toBeLessThan(0.03);
      }
    }
  });
});

it('finds full correlation where there is nothing to blend: in a constant layer and without travel', async () => {
  await withGpu(async (bench) => {
    const constant = paint(32, 32, () => [90, 140, 200, 255]);
    const flat = await statisticsOf(bench, constant, [0.07, 0.02]);
    const still = await statisticsOf(bench, paint(32, 32, noise(5)), [0, 0]);
    for (let i = 0; i < 64; i++) {
      expect(flat.data[2 * i], `constant, texel ${i}`).toBe(134);
      // Sums of squares of single precision cancel to about 1e-6, a hundredth of the noise floor.
      expect(flat.data[2 * i + 1]!, `constant, texel ${i}`).toBeGreaterThanOrEqual(250);
      expect(still.data[2 * i + 1], `no travel, texel ${i}`).toBe(255);
    }
  });
});

it('finds hardly any correlation in noise that travels', async () => {
  await withGpu(async (bench) => {
    const { data } = await statisticsOf(bench, paint(96, 96, noise(6)), [0.25, 0.125]);
    let sum = 0;
    for (let i = 1; i < data.length; i += 2) sum += data[i]! / 255;
    expect(sum / (data.length / 2)).toBeLessThan(0.2);
  });
});
