import { expect, it } from 'vitest';
import { ReadbackFrames } from '../../../engine/render/readbackFrames.ts';
import { at, noise, type Painter, paint } from '../support/pixels.ts';
import { planesOf as planesOfFrame } from '../support/planes.ts';
import { sceneOf } from '../support/scenes.ts';
import { withGpu } from '../support/withGpu.ts';

/** BT.709 limited range from gamma-encoded RGB 0..255 (ITU-R BT.709-6, 3.2 to 3.4). */
function toYCbCr(r: number, g: number, b: number) {
  const y = (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  return {
    y: 16 + 219 * y,
    cb: 128 + (224 * (b / 255 - y)) / 1.8556,
    cr: 128 + (224 * (r / 255 - y)) / 1.5748,
  };
}

const bars = [
  { name: 'white', rgb: [255, 255, 255], ycc: [235, 128, 128] },
  { name: 'yellow', rgb: [255, 255, 0], ycc: [219, 16, 138] },
  { name: 'cyan', rgb: [0, 255, 255], ycc: [188, 154, 16] },
  { name: 'green', rgb: [0, 255, 0], ycc: [173, 42, 26] },
  { name: 'magenta', rgb: [255, 0, 255], ycc: [78, 214, 230] },
  { name: 'red', rgb: [255, 0, 0], ycc: [63, 102, 240] },
  { name: 'blue', rgb: [0, 0, 255], ycc: [32, 240, 118] },
  { name: 'black', rgb: [0, 0, 0], ycc: [16, 128, 128] },
] as const;

async function planesOf(width: number, height: number, painter: Painter) {
  const picture = paint(width, height, painter);
  let planes: Awaited<ReturnType<typeof planesOfFrame>> | undefined;
  await withGpu(async (bench) => {
    using frames = new ReadbackFrames(sceneOf(bench, picture));
    planes = await planesOfFrame(await frames.draw(0, { timestamp: 0, duration: 1 }));
  });
  return { picture, ...planes! };
}

it('gives colour bars the codes of BT.709, limited range', async () => {
  const { y, u, v } = await planesOf(bars.length * 4, 6, (x) => [...bars[x >> 2]!.rgb, 255]);
  bars.forEach(({ name, ycc }, i) => {
    const found = [at(y, 4 * i + 1, 2), at(u, 2 * i, 1), at(v, 2 * i, 1)];
    found.forEach((code, part) => {
      expect(Math.abs(code - ycc[part]!), `${name}: ${found}, not ${ycc}`).toBeLessThanOrEqual(1);
    });
  });
});

it.each([
  [16, 16],
  [34, 18],
  [256, 16],
])('converts noise of %i x %i: luma a pixel, chroma the mean of four', async (w, h) => {
  const { picture, y, u, v } = await planesOf(w, h, noise(9));
  expect([u.width, u.height, v.width, v.height]).toEqual([w / 2, h / 2, w / 2, h / 2]);
  const rgb = (x: number, row: number) =>
    [0, 1, 2].map((c) => at(picture, x, row, c)) as [number, number, number];
  for (let row = 0; row < h; row++) {
    for (let x = 0; x < w; x++) {
      expect(Math.abs(at(y, x, row) - toYCbCr(...rgb(x, row)).y), `luma at ${x}, ${row}`).toBeLessThan(0.6);
    }
  }
  for (let row = 0; row < h / 2; row++) {
    for (let x = 0; x < w / 2; x++) {
      const four = [0, 1, 2, 3].map((k) => rgb(2 * x + (k & 1), 2 * row + (k >> 1)));
      const mean = [0, 1, 2].map((c) => four.reduce((sum, p) => sum + p[c]!, 0) / 4);
      const { cb, cr } = toYCbCr(...(mean as [number, number, number]));
      // Layers hold chroma in 8 bits, two pixels a value: rounded twice.
      expect(Math.abs(at(u, x, row) - cb), `Cb at ${x}, ${row}`).toBeLessThan(1.1);
      expect(Math.abs(at(v, x, row) - cr), `Cr at ${x}, ${row}`).toBeLessThan(1.1);
    }
  }
});
