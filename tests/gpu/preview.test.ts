import { describe, expect, it, vi } from 'vitest';
import { animate } from '../../engine/animate.ts';
import { Preview } from '../../engine/preview/preview.ts';
import { ReadbackFrames } from '../../engine/render/readbackFrames.ts';
import photo from '../fixtures/photos/sunset.jpg?url';

const small = { seconds: 1, fps: 10, longSide: 192, seed: 7 };
const context = () => ({ signal: new AbortController().signal, onProgress: () => undefined });
const bytes = async () => (await fetch(photo)).blob();

/** Pixels of frame `wanted` on its way to the encoder of a real export. */
async function exportedFrame(options: Parameters<typeof animate>[1], wanted: number) {
  let pixels: ImageData | null = null;
  const draw = ReadbackFrames.prototype.draw;
  const spy = vi.spyOn(ReadbackFrames.prototype, 'draw').mockImplementation(async function (
    this: ReadbackFrames,
    index,
    timing,
  ) {
    const frame = await draw.call(this, index, timing);
    if (index === wanted) {
      const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight).getContext('2d')!;
      canvas.drawImage(frame, 0, 0);
      pixels = canvas.getImageData(0, 0, frame.displayWidth, frame.displayHeight);
    }
    return frame;
  });
  try {
    const { report } = await animate(await bytes(), options, context());
    return { report, pixels: pixels! as ImageData };
  } finally {
    spy.mockRestore();
  }
}

function psnr(a: ImageData, b: ImageData): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let squares = 0;
  for (let i = 0; i < a.data.length; i++) if (i % 4 !== 3) squares += (a.data[i]! - b.data[i]!) ** 2;
  return 10 * Math.log10(255 ** 2 / Math.max(1e-6, squares / (0.75 * a.data.length)));
}

describe('the preview', () => {
  it('shows the frames of the export, and others for another plan', async () => {
    const { report, pixels } = await exportedFrame(small, 4);
    using preview = await Preview.open(await bytes(), small, context());
    const plan = preview.plan(small);
    expect(plan).toEqual(report.plan);
    await preview.show(plan, { longSide: small.longSide });
    const frame = await preview.draw(4);
    expect(psnr(frame, pixels)).toBeGreaterThan(38);
    const still = { ...plan, motions: plan.motions.map((motion) => ({ ...motion, enabled: false })) };
    await preview.show(still, { longSide: small.longSide });
    expect(psnr(await preview.draw(4), pixels)).toBeLessThan(38);
  });
});
