import { describe, expect, it } from 'vitest';
import { analyseClassically } from '../../engine/analyse/classical.ts';
import { rasterFromRgba } from '../../engine/analyse/raster.ts';
import { animate } from '../../engine/animate.ts';
import type { AnimateContext, OptionalNet } from '../../engine/contracts.ts';
import { decodePicture } from '../../engine/decode/decode.ts';
import { withNetDepth } from '../../engine/nets/depthNet.ts';
import { inpaintPlates } from '../../engine/nets/inpaintNet.ts';
import { checkNet } from '../../engine/nets/net.ts';
import photo from '../fixtures/photos/sunset.jpg?url';
import { depthStandIn, inpaintStandIn } from '../support/onnx.ts';

const never = new AbortController().signal;
const blobOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]);
const netOf = (name: string, bytes: Uint8Array<ArrayBuffer>): OptionalNet => ({
  name,
  load: async () => blobOf(bytes),
});
const magenta = [255, 0, 255] as const;

/** Left half black, right half white, with a sky over the upper half. */
async function scene(width = 64, height = 48) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillRect(0, 0, width, height);
  context.fillStyle = 'white';
  context.fillRect(width / 2, 0, width / 2, height);
  const bitmap = (await decodePicture(await canvas.convertToBlob(), 64, never)).bitmap;
  const values = Float32Array.from({ length: width * height }, (_, i) => (i < (width * height) / 2 ? 1 : 0));
  const sky = { width, height, values, confidence: 1 };
  const raster = rasterFromRgba(context.getImageData(0, 0, width, height).data, width, height);
  return { bitmap, scene: { ...analyseClassically(raster), kind: 'photo' as const, masks: { sky } } };
}

describe('the signature of a net', () => {
  it('is right for the stand-ins, in any size and in one size', async () => {
    await checkNet('depth', blobOf(depthStandIn()));
    await checkNet('depth', blobOf(depthStandIn({ rows: 518 })));
    await checkNet('inpaint', blobOf(inpaintStandIn(magenta)));
  });

  it.each([
    ['another input', 'depth', depthStandIn({ input: 'image' }), 'pixel_values is missing'],
    ['another task', 'depth', inpaintStandIn(magenta), 'pixel_values is missing'],
    ['another task', 'inpaint', depthStandIn(), 'image is missing'],
    ['no net at all', 'depth', new TextEncoder().encode('<html>Not found</html>'), 'depth:'],
    ['half a net', 'inpaint', inpaintStandIn(magenta).slice(0, 200), 'inpaint:'],
  ] as const)('is wrong for %s (%s)', async (_, role, bytes, word) => {
    await expect(checkNet(role, blobOf(bytes as Uint8Array<ArrayBuffer>))).rejects.toMatchObject({
      code: 'model-unsuitable',
      message: expect.stringContaining(word),
    });
  });
});

describe('depth by the user’s net', () => {
  it('takes the place of the guess, and the sky stays far', async () => {
    const { bitmap, scene: before } = await scene();
    const { depth, source, notes } = await withNetDepth(
      before,
      bitmap,
      netOf('bright', depthStandIn()),
      never,
    );
    expect([source, notes]).toEqual([`${before.source} + bright`, undefined]);
    expect([depth.width, depth.height]).toEqual([before.depth.width, before.depth.height]);
    const at = (x: number, y: number) =>
      depth.values[Math.floor(y * depth.height) * depth.width + Math.floor(x * depth.width)]!;
    expect(at(0.25, 0.75)).toBeCloseTo(0, 2);
    expect(at(0.75, 0.75)).toBeCloseTo(1, 2);
    expect(at(0.75, 0.25)).toBeCloseTo(0, 2);
  });

  it('stays the guess, with a note, where the net is none or says nothing', async () => {
    const { bitmap, scene: before } = await scene();
    const lost: OptionalNet = { name: 'lost', load: () => Promise.reject(new Error('gone')) };
    for (const [net, word] of [
      [netOf('other', inpaintStandIn(magenta)), 'pixel_values'],
      [lost, 'gone'],
    ] as const) {
      const after = await withNetDepth(before, bitmap, net, never);
      expect(after.depth).toBe(before.depth);
      expect(after.notes).toMatchObject([{ model: net.name, detail: expect.stringContaining(word) }]);
    }
    const black = new OffscreenCanvas(16, 16);
    black.getContext('2d')!.fillRect(0, 0, 16, 16);
    const flat = await withNetDepth(
      before,
      black.transferToImageBitmap(),
      netOf('bright', depthStandIn()),
      never,
    );
    expect(flat.depth).toBe(before.depth);
    expect(flat.notes).toHaveLength(1);
  });

  it('stops when aborted', async () => {
    const { bitmap, scene: before } = await scene();
    const net = netOf('bright', depthStandIn());
    await expect(withNetDepth(before, bitmap, net, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('the plate by the user’s net', () => {
  it('is filled where the foreground was, and the picture elsewhere', async () => {
    const { bitmap, scene: before } = await scene();
    const net = netOf('magenta', inpaintStandIn(magenta));
    const { plates, scene: after } = await inpaintPlates(before, bitmap, net, never);
    const plate = plates.sky;
    expect(after.source).toBe(`${before.source} + magenta`);
    const pixel = (x: number, y: number) => [
      ...plate!.getContext('2d')!.getImageData(x * plate!.width, y * plate!.height, 1, 1).data,
    ];
    expect(pixel(0.25, 0.75)).toEqual([...magenta, 255]);
    expect(pixel(0.75, 0.75)).toEqual([...magenta, 255]);
    expect(pixel(0.25, 0.2)).toEqual([0, 0, 0, 255]);
    expect(pixel(0.75, 0.2)).toEqual([255, 255, 255, 255]);
  });

  it('is filled behind near things as well, and only there', async () => {
    const { bitmap, scene: before } = await scene();
    const { width, height } = before.depth;
    const inBody = (i: number) =>
      i % width > 0.4 * width && i % width < 0.6 * width && i > 0.3 * width * height;
    const values = Float32Array.from({ length: width * height }, (_, i) => (inBody(i) ? 1 : 0));
    const person = { width, height, values, confidence: 1 };
    const net = netOf('magenta', inpaintStandIn(magenta));
    const { plates } = await inpaintPlates({ ...before, masks: { person } }, bitmap, net, never);
    expect(plates.sky).toBeUndefined();
    const { near } = plates;
    const pixel = (x: number, y: number) => [
      ...near!.getContext('2d')!.getImageData(x * near!.width, y * near!.height, 1, 1).data,
    ];
    expect(pixel(0.5, 0.7)).toEqual([...magenta, 255]);
    expect(pixel(0.1, 0.7)).toEqual([0, 0, 0, 255]);
    expect(pixel(0.9, 0.7)).toEqual([255, 255, 255, 255]);
  });

  it('is left to the built-in filling, with a note, where the net fails', async () => {
    const { bitmap, scene: before } = await scene();
    const { plates, scene: after } = await inpaintPlates(
      before,
      bitmap,
      netOf('deep', depthStandIn()),
      never,
    );
    expect(plates).toEqual({});
    expect(after.notes).toMatchObject([{ model: 'deep' }]);
  });
});

describe('animate with the user’s nets', () => {
  const small = { seconds: 1, fps: 5, longSide: 160, seed: 7, only: ['camera' as const] };
  const run = async (nets: AnimateContext['nets']) =>
    animate(await (await fetch(photo)).blob(), small, { signal: never, onProgress: () => undefined, nets });

  it('uses both, and says so', async () => {
    const { mp4, report } = await run({
      depth: netOf('bright', depthStandIn()),
      inpaint: netOf('magenta', inpaintStandIn(magenta)),
    });
    expect(mp4.size).toBeGreaterThan(1000);
    expect(report.analysis.source).toMatch(/ \+ bright \+ magenta$/);
    expect(report.analysis.notes).toBeUndefined();
  });

  it('makes the video all the same where both fail', async () => {
    const { mp4, report } = await run({
      depth: netOf('wrong', inpaintStandIn(magenta)),
      inpaint: netOf('damaged', new Uint8Array(100)),
    });
    expect(mp4.size).toBeGreaterThan(1000);
    expect(report.analysis.notes?.map(({ model }) => model)).toEqual(['wrong', 'damaged']);
  });
});
