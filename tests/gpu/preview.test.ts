import { describe, expect, it, vi } from 'vitest';
import { animate } from '../../engine/animate.ts';
import { GpuResources } from '../../engine/gpu/resources.ts';
import { packCorrection } from '../../engine/plan/corrections.ts';
import type { MotionKind, MotionPlan } from '../../engine/plan/motionPlan.ts';
import { Preview } from '../../engine/preview/preview.ts';
import { ReadbackFrames } from '../../engine/render/readbackFrames.ts';
import photo from '../fixtures/photos/sunset.jpg?url';

const small = { seconds: 1, fps: 10, longSide: 192, seed: 7 };
const context = () => ({ signal: new AbortController().signal, onProgress: () => undefined });
const bytes = async () => (await fetch(photo)).blob();

/** What a canvas shows of a frame. */
function pixelsOf(frame: VideoFrame): ImageData {
  const { displayWidth, displayHeight } = frame;
  const canvas = new OffscreenCanvas(displayWidth, displayHeight).getContext('2d')!;
  canvas.drawImage(frame, 0, 0);
  return canvas.getImageData(0, 0, displayWidth, displayHeight);
}

/** The pixels of a frame that a preview draws. */
async function drawn(preview: Preview, index: number): Promise<ImageData> {
  const frame = await preview.draw(index);
  const pixels = pixelsOf(frame);
  frame.close();
  return pixels;
}

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
    if (index === wanted) pixels = pixelsOf(frame);
    return frame;
  });
  try {
    const { report } = await animate(await bytes(), options, context());
    return { report, pixels: pixels! as ImageData };
  } finally {
    spy.mockRestore();
  }
}

/** Mean difference of two frames' colours in a region (left, top, right, bottom in picture units), levels. */
function differenceIn(a: ImageData, b: ImageData, [left, top, right, bottom]: readonly number[]): number {
  let [sum, count] = [0, 0];
  for (let y = Math.floor(top! * a.height); y < bottom! * a.height; y++)
    for (let x = Math.floor(left! * a.width); x < right! * a.width; x++)
      for (let c = 0; c < 3; c++) {
        const i = 4 * (y * a.width + x) + c;
        sum += Math.abs(a.data[i]! - b.data[i]!);
        count++;
      }
  return sum / count;
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
    const frame = await drawn(preview, 4);
    expect(psnr(frame, pixels)).toBeGreaterThan(38);
    const still = { ...plan, motions: plan.motions.map((motion) => ({ ...motion, enabled: false })) };
    await preview.show(still, { longSide: small.longSide });
    expect(psnr(await drawn(preview, 4), pixels)).toBeLessThan(38);
  });

  it('follows every motion without baking the picture anew, and shows just what a new bake does', async () => {
    using preview = await Preview.open(await bytes(), small, context());
    const plan = preview.plan(small);
    const look = { longSide: small.longSide };
    const changes: Partial<Record<MotionKind, object>> = {
      camera: { zoom: 0.1 },
      flow: { heading: 1, travel: 0.03 },
      waves: { heading: 2, height: 0.009, cycles: 3 },
      sway: { reach: 0.015, heading: 2 },
      light: { drift: 0.1, glow: 0.3 },
    };
    const kinds = plan.motions.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['camera', 'flow', 'light']));
    const baked = vi.spyOn(GpuResources.prototype, 'uploadBitmap');
    try {
      await preview.show(plan, look);
      const uploads = baked.mock.calls.length;
      let changed = plan;
      let frame = await drawn(preview, 5);
      for (const [kind, change] of Object.entries(changes)) {
        if (!kinds.includes(kind as MotionKind)) continue;
        const before = frame;
        const motions = changed.motions.map((motion) =>
          motion.kind === kind ? { ...motion, ...change } : motion,
        );
        changed = { ...changed, motions: motions as MotionPlan['motions'] };
        await preview.show(changed, look);
        frame = await drawn(preview, 5);
        expect(differenceIn(frame, before, [0, 0, 1, 1]), kind).toBeGreaterThan(0.1);
      }
      expect(baked.mock.calls.length).toBe(uploads);
      // Another size in between leaves nothing that could be used again.
      await preview.show(plan, { longSide: 64 });
      await preview.show(changed, look);
      expect(psnr(await drawn(preview, 5), frame)).toBeGreaterThan(60);
      expect(baked.mock.calls.length).toBeGreaterThan(uploads);
    } finally {
      baked.mockRestore();
    }
  });

  it('draws the scene before while another is baked, and then that one', async () => {
    using preview = await Preview.open(await bytes(), small, context());
    const plan = preview.plan(small);
    const still = { ...plan, motions: plan.motions.map((motion) => ({ ...motion, enabled: false })) };
    await preview.show(plan, small);
    const moving = await drawn(preview, 5);
    let baked = false;
    // Without a camera near things are no longer parted: everything is baked anew.
    const showing = preview.show(still, small).then(() => {
      baked = true;
    });
    const meanwhile = await drawn(preview, 5);
    expect(baked).toBe(false);
    expect(psnr(meanwhile, moving)).toBeGreaterThan(60);
    await showing;
    expect(differenceIn(await drawn(preview, 5), moving, [0, 0, 1, 1])).toBeGreaterThan(0.1);
  });

  it('bakes the mark alone where only the mark changes', async () => {
    using preview = await Preview.open(await bytes(), small, context());
    const plan = preview.plan(small);
    await preview.show(plan, small);
    const before = await drawn(preview, 0);
    const bitmaps = vi.spyOn(GpuResources.prototype, 'uploadBitmap');
    const pixels = vi.spyOn(GpuResources.prototype, 'uploadStorage');
    try {
      await preview.show(plan, { ...small, markCorner: 'top-left' });
      expect(bitmaps).not.toHaveBeenCalled();
      // What draws frames brings its noise along.
      expect(pixels.mock.calls.map(([label]) => label)).toEqual(['mark', 'noise']);
    } finally {
      bitmaps.mockRestore();
      pixels.mockRestore();
    }
    const moved = await drawn(preview, 0);
    expect(differenceIn(moved, before, [0, 0, 0.15, 0.15])).toBeGreaterThan(1);
    expect(differenceIn(moved, before, [0.3, 0.3, 0.6, 0.6])).toBe(0);
    await preview.show(plan, small);
    expect(psnr(await drawn(preview, 0), before)).toBeGreaterThan(60);
  });

  it('offers no video larger than its picture, the adapter and the encoder take', async () => {
    using little = await Preview.open(await bytes(), small, context());
    expect(await little.canExport(480)).toBe(true);
    expect(await little.canExport(3840)).toBe(false);
    const canvas = new OffscreenCanvas(3840, 2160);
    canvas.getContext('2d')!.fillRect(0, 0, 100, 100);
    using large = await Preview.open(await canvas.convertToBlob({ type: 'image/jpeg' }), small, context());
    expect(large.sizeAt(3840)).toEqual({ width: 3840, height: 2160 });
    const { supported } = await VideoEncoder.isConfigSupported({
      codec: 'avc1.640033',
      width: 3840,
      height: 2160,
    });
    if (supported) expect(await large.canExport(3840)).toBe(true);
    const limit = vi
      .spyOn(GPUSupportedLimits.prototype, 'maxTextureDimension2D', 'get')
      .mockReturnValue(2048);
    expect(await large.canExport(3840)).toBe(false);
    limit.mockRestore();
  });

  it('keeps the corrections asked for last, though those before take longer', async () => {
    using preview = await Preview.open(await bytes(), small, context());
    const told = [{ x: 0.4, y: 0.4, width: 0.2, height: 0.2 }];
    await Promise.all([preview.correct([{ what: 'faces', off: [], told }]), preview.correct([])]);
    expect(preview.scene.faces).toEqual([]);
    await preview.correct([{ what: 'faces', off: [], told }]);
    expect(preview.scene.faces.map(({ landmarks }) => landmarks)).toEqual([[]]);
  });

  it('changes where a correction or an arrow is, and nowhere else', async () => {
    using preview = await Preview.open(await bytes(), small, context());
    const made = preview.plan(small);
    const plan = { ...made, motions: made.motions.filter(({ kind }) => kind === 'flow') };
    const look = { longSide: small.longSide, mark: false };
    const frameOf = async (shown: MotionPlan) => {
      await preview.show(shown, look);
      return drawn(preview, 3);
    };
    const plain = await frameOf(plan);
    const arrow = { x: 0.15, y: 0.85, dx: 0.2, dy: 0, speed: 0.08 };
    const pulled = await frameOf({ ...plan, guidance: { arrows: [arrow] } });
    expect(differenceIn(pulled, plain, [0.1, 0.75, 0.25, 0.95])).toBeGreaterThan(0.5);
    for (const region of [
      [0.6, 0.7, 0.98, 0.95],
      [0.02, 0.02, 0.98, 0.35],
    ] as const)
      expect(differenceIn(pulled, plain, region)).toBeLessThan(0.05);

    const { width, height } = preview.scene.depth;
    const cells = Float32Array.from({ length: width * height }, (_, i) =>
      i % width > 0.6 * width && i < 0.3 * width * height ? -1 : 0,
    );
    await preview.correct([packCorrection('sky', cells, width, height)]);
    const bared = await frameOf(plan);
    expect(differenceIn(bared, plain, [0.65, 0.02, 0.95, 0.25])).toBeGreaterThan(0.5);
    for (const region of [
      [0.02, 0.02, 0.5, 0.3],
      [0.02, 0.75, 0.98, 0.98],
    ] as const)
      expect(differenceIn(bared, plain, region)).toBeLessThan(0.05);
  });
});
